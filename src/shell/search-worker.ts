import { parentPort, workerData } from 'node:worker_threads';
import { writeSearchIndex } from './search-index.ts';

parentPort?.postMessage(await writeSearchIndex(...(workerData as Parameters<typeof writeSearchIndex>)));
