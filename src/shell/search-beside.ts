import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { searchNotes } from '../core/search/notes.ts';
import { ENGINE } from './engine.ts';
import { moveInto } from './output.ts';
import { WORTHWHILE } from './pool.ts';
import { type SearchIndexOptions, type SearchIndexReport, writeSearchIndex } from './search-index.ts';
import type { Site } from './site.ts';

/** The index of a search that is being built while something else goes on. */
export interface SearchBeside {
  /** Waits for the index and moves it below `out`, beside what stands there; fails as {@link writeSearchIndex} does. */
  moveTo(out: string): Promise<SearchIndexReport>;
  /** Waits, and takes away what was not moved. */
  discard(): Promise<void>;
}

/**
 * Begins to build the search index of a site, on a thread where there are many notes. It grows in a folder of this process's
 * own: Astro, which prints meanwhile, begins with emptying the output.
 */
export function searchBeside(site: Site, base: string): SearchBeside {
  const own = join(ENGINE, '.cache', `search-${process.pid}`);
  const notes = searchNotes(site.garden);
  const options: SearchIndexOptions = { outDir: own, base, readings: site.garden.config.pinyin };
  const work = notes.length < WORTHWHILE ? writeSearchIndex(notes, options) : onThread([notes, options]);
  const settled = work.then(
    (report) => ({ report }),
    (error: unknown) => ({ error }),
  );
  return {
    async moveTo(out) {
      const result = await settled;
      if ('error' in result) throw result.error;
      await moveInto(own, out);
      return result.report;
    },
    async discard() {
      await settled;
      await rm(own, { recursive: true, force: true });
    },
  };
}

function onThread(given: Parameters<typeof writeSearchIndex>): Promise<SearchIndexReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: given });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`搜索索引的线程停了（${code}）`)));
  });
}
