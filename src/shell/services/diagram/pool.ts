import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Drawing } from './clean.ts';
import { BEGUN } from './config.ts';
import type { Task } from './worker.ts';

/** `transient`: another try may go otherwise. */
export type DrawingResult = Drawing | { readonly message: string; readonly transient?: boolean };

/** Each thread holds Mermaid and a document, some 150 MB. */
const MOST_THREADS = Math.min(4, availableParallelism());
/** A thread may take this long to load Mermaid, in milliseconds: seconds, and minutes where the machine has much else to do. */
const LOADING = 300_000;
/** Threads without work end after this many milliseconds. */
const IDLE = 3000;

interface Job {
  readonly task: Task;
  readonly timeout: number;
  readonly done: (result: DrawingResult) => void;
}

const queue: Job[] = [];
const idle: Worker[] = [];
let threads = 0;

/**
 * Draws in a thread of its own; threads start when there is work and end when there is none.
 * @param timeout milliseconds that one drawing may take once begun; then its thread is ended and the message says so
 */
export function drawInThread(task: Task, timeout: number): Promise<DrawingResult> {
  return new Promise((done) => {
    queue.push({ task, timeout, done });
    pump();
  });
}

function pump(): void {
  while (queue.length > 0) {
    const worker = idle.pop() ?? (threads < MOST_THREADS ? start() : undefined);
    if (!worker) return;
    const job = queue.shift();
    if (job) run(worker, job);
  }
}

function start(): Worker {
  threads += 1;
  // Mermaid reports on the console what it also throws.
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { stdout: true, stderr: true });
  worker.once('exit', () => {
    threads -= 1;
    pump();
  });
  return worker;
}

function run(worker: Worker, { task, timeout, done }: Job): void {
  worker.ref();
  const finish = (result: DrawingResult, reusable: boolean) => {
    clearTimeout(timer);
    worker.removeAllListeners('message');
    worker.removeAllListeners('error');
    if (reusable) rest(worker);
    else void worker.terminate();
    done(result);
    pump();
  };
  const giveUp = (message: string) => finish({ message, transient: true }, false);
  let timer = setTimeout(() => giveUp(`画图的程序 ${LOADING / 1000} 秒还没有备好`), LOADING);
  worker.on('message', (answer: typeof BEGUN | DrawingResult) => {
    if (answer !== BEGUN) return finish(answer, true);
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(`画了 ${timeout / 1000} 秒还没有画完：请把图拆小`), timeout);
  });
  worker.once('error', (error: Error) => giveUp(`画图时出错（${error.message.split('\n')[0]}）`));
  worker.postMessage(task);
}

/** A thread at rest does not keep the process alive. */
function rest(worker: Worker): void {
  worker.unref();
  idle.push(worker);
  setTimeout(() => {
    const at = idle.indexOf(worker);
    if (at < 0) return;
    idle.splice(at, 1);
    void worker.terminate();
  }, IDLE).unref();
}
