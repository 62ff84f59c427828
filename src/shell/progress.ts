/** Progress for people, on standard error: standard output holds only the result (CONTRACT `Commands`). */
export class Progress {
  /** Does one step and says how long it took. */
  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    process.stderr.write(`${name}，${((performance.now() - started) / 1000).toFixed(1)} 秒\n`);
    return result;
  }
}
