/**
 * Thread entry: gets `{ source, id }`, says {@link BEGUN} once Mermaid stands, then answers with the drawing or with why
 * there is none, one after the other.
 */
import { parentPort } from 'node:worker_threads';
import type { Drawing } from './clean.ts';
import { BEGUN } from './config.ts';
import { explain } from './explain.ts';
import { draw, prepare } from './render.ts';

export interface Task {
  readonly source: string;
  readonly id: string;
}

parentPort?.on('message', ({ source, id }: Task) => {
  begin(source, id).then(
    (drawing) => parentPort?.postMessage(drawing),
    (error: unknown) => parentPort?.postMessage({ message: explain(error, source) }),
  );
});

/** Loading is no part of a drawing: on a busy machine it may take longer than any drawing may. */
async function begin(source: string, id: string): Promise<Drawing> {
  await prepare();
  parentPort?.postMessage(BEGUN);
  return draw(source, id);
}
