/** Steps at the terminal, Chinese first. */
export const terminal = {
  /** Says what begins, does it, and says how long it took; `more` adds what came of it. */
  async step<T>(zh: string, en: string, work: () => Promise<T>, more: (result: T) => string = () => ''): Promise<T> {
    const startedAt = performance.now();
    process.stdout.write(`  ${zh} ${en} … `);
    try {
      const result = await work();
      const added = more(result);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      process.stdout.write(`${seconds} s${added && ` · ${added}`}\n`);
      return result;
    } catch (error) {
      process.stdout.write('\n');
      throw error;
    }
  },
};
