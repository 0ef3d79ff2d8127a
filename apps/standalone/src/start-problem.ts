/** Why the product cannot start, said so that the person at the terminal knows what to do. */
export class StartProblem extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`\n${zh}\n${en}`);
    this.name = 'StartProblem';
  }
}
