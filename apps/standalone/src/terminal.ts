/** Steps and sentences at the terminal, Chinese first. */
export const terminal = {
  /** Runs a step and says what it was and how long it took; `more` adds what came of it. */
  async step<T>(zh: string, en: string, work: () => Promise<T>, more: (result: T) => string = () => ''): Promise<T> {
    const startedAt = performance.now();
    const result = await work();
    const added = more(result);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`  ${zh} ${en} … ${seconds} s${added && ` · ${added}`}\n`);
    return result;
  },
};
