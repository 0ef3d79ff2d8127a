export type EngineWhy = 'no-binaries' | 'no-permission' | 'other-version' | 'already-running' | 'no-plain-user' | 'not-started';

/** A reason why the database cannot start, said so that the person at the terminal knows what to do. */
export class EngineProblem extends Error {
  constructor(
    readonly why: EngineWhy,
    readonly zh: string,
    readonly en: string,
  ) {
    super(`\n${zh}\n${en}`);
    this.name = 'EngineProblem';
  }
}
