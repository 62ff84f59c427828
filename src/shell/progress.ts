/** Progress for people, on standard error: standard output holds only the result (CONTRACT `Commands`). */
export class Progress {
  /** Seconds that each step took, in order; the benchmarks read them. */
  readonly steps: { readonly name: string; readonly seconds: number }[] = [];

  /** Does one step and says how long it took. */
  async step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    const seconds = (performance.now() - started) / 1000;
    this.steps.push({ name, seconds });
    process.stderr.write(`${name}，${seconds.toFixed(1)} 秒\n`);
    return result;
  }
}
