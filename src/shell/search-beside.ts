import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { searchNotes } from '../core/search/notes.ts';
import { ENGINE } from './engine.ts';
import { WORTHWHILE } from './pool.ts';
import { type SearchIndexOptions, type SearchIndexReport, writeSearchIndex } from './search-index.ts';
import type { Site } from './site.ts';

/** The index of a search that is being built while something else goes on. */
export interface SearchBeside {
  /** Waits for the index and moves it below `out`, where no older one stands; fails as {@link writeSearchIndex} does. */
  moveTo(out: string): Promise<SearchIndexReport>;
  /** Waits, and forgets the index. */
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
      for (const part of ['pagefind', 'search']) await merge(join(own, part), join(out, part));
      await rm(own, { recursive: true, force: true });
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
  });
}

/** Moves what is in one folder into another, beside what that holds (`search/` has a page); across disks it is copied. */
async function merge(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from).catch(() => [])) {
    await rename(join(from, name), join(to, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error;
      return cp(join(from, name), join(to, name), { recursive: true });
    });
  }
}
