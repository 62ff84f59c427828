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
    return Promise.all(this.each<T, R>(items, toJob));
  }

  /** As {@link run}, with a promise for each item: the first ones are kept long before the last. */
  each<T, R>(items: readonly T[], toJob: (batch: Piece<T>) => Job): Promise<R>[] {
    const batches: { readonly piece: Piece<T>; readonly done: Deferred<readonly R[]> }[] = [];
    for (let at = 0; at < items.length; at += BATCH)
      batches.push({ piece: items.slice(at, at + BATCH), done: defer() });
    let next = 0;
    const lane = async (work: (job: Job) => Promise<Result>) => {
      for (let batch = batches[next++]; batch !== undefined; batch = batches[next++]) {
        await work(toJob(batch.piece)).then(
          (result) => batch.done.resolve(result as unknown as readonly R[]),
          batch.done.reject,
        );
      }
    };
    if (items.length < WORTHWHILE) void lane(async (job) => (await import('./work.ts')).perform(job));
    else for (const worker of this.threads()) void lane((job) => ask(worker, job));
    return items.map(async (_, index) => {
      const results = await (batches[Math.floor(index / BATCH)] as (typeof batches)[number]).done.promise;
      return results[index % BATCH] as R;
    });
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

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** `Promise.withResolvers`, which the language level of the pages' own scripts does not have yet. */
function defer<T>(): Deferred<T> {
  let settle: Omit<Deferred<T>, 'promise'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...(settle as unknown as Omit<Deferred<T>, 'promise'>) };
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
