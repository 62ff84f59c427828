import type { EngineAnswer, EngineRequest } from './engine.ts';
import type { FromWorker, ToWorker } from './worker.ts';

/** The full-text tier as the page sees it: a worker that is started when first needed. */
export class FullText {
  readonly #base: string;
  #worker: Worker | undefined;
  #waiting = new Map<number, { resolve(answer: EngineAnswer): void; reject(error: Error): void }>();
  #next = 0;
  #version: string | undefined;

  constructor(base: string) {
    this.#base = base;
  }

  /** Starts loading what every search needs, of the build that `version` names. */
  warm(version: string): void {
    this.#version = version;
    this.#start();
  }

  /** Rejects where the index cannot be loaded or the browser has no module workers. */
  search(request: EngineRequest): Promise<EngineAnswer> {
    return new Promise((resolve, reject) => {
      const worker = this.#start();
      if (worker === undefined) return reject(new Error('no worker'));
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, request } satisfies ToWorker);
    });
  }

  #start(): Worker | undefined {
    if (this.#worker !== undefined || this.#version === undefined) return this.#worker;
    try {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#settle(data));
      worker.addEventListener('error', () => this.#fail(worker));
      worker.postMessage({ base: this.#base, version: this.#version } satisfies ToWorker);
      this.#worker = worker;
    } catch {
      return undefined;
    }
    return this.#worker;
  }

  #settle({ id, answer, error }: FromWorker): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (answer !== undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(error));
  }

  /** A worker that did not start answers nothing; the next search tries anew. */
  #fail(worker: Worker): void {
    worker.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Error('worker failed'));
  }
}
