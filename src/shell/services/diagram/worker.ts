/** Thread entry: gets `{ source, id }`, answers with the drawing or with why there is none, one after the other. */
import { parentPort } from 'node:worker_threads';
import { explain } from './explain.ts';
import { draw } from './render.ts';

export interface Task {
  readonly source: string;
  readonly id: string;
}

parentPort?.on('message', ({ source, id }: Task) => {
  draw(source, id).then(
    (drawing) => parentPort?.postMessage(drawing),
    (error: unknown) => parentPort?.postMessage({ message: explain(error) }),
  );
});
