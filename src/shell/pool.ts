import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Job, Result } from './work.ts';

/** Below this many notes starting threads costs more than it saves. */
export const WORTHWHILE = 200;
const BATCH = 24;
const MOST = 8;

type Piece<T> = readonly T[];

/** Does jobs over many notes, on threads where there are enough of them; results come in the order of the items. */
export class Pool {
  private workers: Worker[] = [];

  /** Cuts `items` into batches, makes a job of each, and joins the results. */
  async run<T, R>(items: readonly T[], toJob: (batch: Piece<T>) => Job): Promise<R[]> {
    const batches: Piece<T>[] = [];
    for (let at = 0; at < items.length; at += BATCH) batches.push(items.slice(at, at + BATCH));
    const results: R[][] = new Array(batches.length);
    if (items.length < WORTHWHILE) {
      const { perform } = await import('./work.ts');
      for (const [index, batch] of batches.entries()) results[index] = (await perform(toJob(batch))) as unknown as R[];
      return results.flat();
    }
    let next = 0;
    const lane = async (worker: Worker) => {
      while (next < batches.length) {
        const index = next++;
        results[index] = (await ask(worker, toJob(batches[index] as Piece<T>))) as unknown as R[];
      }
    };
    await Promise.all(this.threads().map(lane));
    return results.flat();
  }

  private threads(): Worker[] {
    const wanted = Math.min(availableParallelism(), MOST);
    while (this.workers.length < wanted) {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      worker.unref();
      this.workers.push(worker);
    }
    return this.workers;
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
    this.workers = [];
  }
}

function ask(worker: Worker, job: Job): Promise<Result> {
  return new Promise((resolve, reject) => {
    const done = () => {
      worker.off('message', answer);
      worker.off('error', fail);
    };
    const answer = (result: Result) => {
      done();
      resolve(result);
    };
    const fail = (error: Error) => {
      done();
      reject(error);
    };
    worker.on('message', answer);
    worker.on('error', fail);
    worker.postMessage(job);
  });
}
