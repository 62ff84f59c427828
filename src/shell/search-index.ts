import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  FullText,
  type IndexPlan,
  indexVersion,
  nameFiles,
  orderPages,
  planIndex,
} from '../core/search/index-files.ts';
import type { SearchFile, SearchNote } from '../core/search/types.ts';
import type { Readings } from '../core/text/pinyin.ts';

export interface SearchIndexOptions {
  /** `dist`: the index is written to `pagefind/` and `search/` below it. */
  readonly outDir: string;
  /** Starts and ends with `/`. */
  readonly base: string;
  /** Readings that the vault gives (`pinyin` of its config). */
  readonly readings?: Readings | undefined;
}

export interface SearchIndexReport {
  readonly pages: number;
  readonly files: number;
  /** Raw size of all files, in bytes. */
  readonly bytes: number;
  /** Gzip size of the file that is loaded first, in bytes; it holds the whole title tier unless that is sharded. */
  readonly namesBytes: number;
  readonly sharded: boolean;
  readonly milliseconds: number;
  /** Why there is no full text, in one line, where Pagefind did not run: names are searched all the same. */
  readonly problem: string | undefined;
}

/** Pages handed to Pagefind at a time. */
const BATCH = 64;
/** What a browser asks for; everything else that Pagefind writes is its own interface, or fragments we do not use. */
const KEPT = /^(pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|pagefind\..*\.pf_meta|index)$/;

/**
 * Writes the search index of a site: the title tier and our part of the full-text tier to `search/`, Pagefind's to
 * `pagefind/`. Equal notes give equal bytes. Where Pagefind does not run, `problem` says so and names alone are searched;
 * fails where the folder cannot be written.
 */
export async function writeSearchIndex(
  notes: readonly SearchNote[],
  options: SearchIndexOptions,
): Promise<SearchIndexReport> {
  const started = performance.now();
  const pages = orderPages(notes);
  const plan = planIndex(pages);
  const out = join(options.outDir, 'search');
  await removeOldIndex(options.outDir);
  const full = new FullText(options.base, plan.textChunk);
  const written: SearchFile[] = [];
  let problem: string | undefined;
  const indexed = indexWithPagefind(join(options.outDir, 'pagefind'), pages.length, plan, (page) => {
    const note = pages[page];
    if (note === undefined) return '';
    const { content, files } = full.add(page, note);
    written.push(...files);
    return content;
  });
  const ids = await orDeadlock(indexed).catch((error: unknown) => {
    problem = `正文索引没有建成（${error instanceof Error ? error.message : String(error)}），搜索只有标题、别名与拼音。`;
    return [];
  });
  const names = nameFiles(
    pages,
    { base: options.base, readings: options.readings },
    plan,
    (text) => gzipSync(text).length,
  );
  written.push(...full.finish(ids, names.kinds), ...names.files);
  const index = JSON.stringify({ version: indexVersion(written, ids.join()), ...names.index });
  written.push({ path: 'index.json', text: index });
  await writeAll(out, written);
  return {
    pages: pages.length,
    files: written.length,
    bytes: written.reduce((sum, file) => sum + Buffer.byteLength(file.text), 0),
    namesBytes: gzipSync(index).length,
    sharded: names.index.shards !== undefined,
    milliseconds: Math.round(performance.now() - started),
    problem,
  };
}

/**
 * Pagefind is a process beside ours, and its library waits for ever where that dies (no memory, no space). Ours has nothing
 * else to do then, which is how it is noticed.
 */
async function orDeadlock<T>(work: Promise<T>): Promise<T> {
  let idle = () => {};
  const dead = new Promise<never>((_, reject) => {
    idle = () => reject(new Error('Pagefind 中途停了'));
    process.once('beforeExit', idle);
  });
  return Promise.race([work, dead]).finally(() => process.off('beforeExit', idle));
}

/** An index of an earlier build must not stand beside the new one; `search/index.html` is a page and stays. */
async function removeOldIndex(outDir: string): Promise<void> {
  const parts = ['text', 'words', 'chars', 'names', 'index.json', 'full.json', 'han.json', 'tags.json'];
  await Promise.all([
    rm(join(outDir, 'pagefind'), { recursive: true, force: true }),
    ...parts.map((part) => rm(join(outDir, 'search', part), { recursive: true, force: true })),
  ]);
}

/** Builds Pagefind's index; gives its ids of the pages in page order (seven hex digits each). */
async function indexWithPagefind(
  dir: string,
  count: number,
  plan: IndexPlan,
  contentOf: (page: number) => string,
): Promise<string[]> {
  if (count === 0) return [];
  // Read by the service when it starts, with the first call below; without it chunks are several times as large.
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(plan.indexChunk);
  const pagefind = await import('pagefind');
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'und', maxFragments: 1 });
    if (index === undefined) throw new Error(errors.join('; '));
    for (let from = 0; from < count; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => from + at);
      const added = await Promise.all(
        batch.map((page) =>
          index.addCustomRecord({ url: String(page), content: contentOf(page), language: 'und', meta: {} }),
        ),
      );
      fail(added.flatMap((page) => page.errors));
    }
    fail((await index.writeFiles({ outputPath: dir })).errors);
  } finally {
    await pagefind.close();
  }
  const ids = await readIds(join(dir, 'fragment'), count);
  for (const name of await readdir(dir)) if (!KEPT.test(name)) await rm(join(dir, name), { recursive: true });
  return ids;
}

function fail(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind 报告 ${errors.join('；')}`);
}

/** Pagefind names pages by a hash; the fragments, which we do not ship, say which is which. */
async function readIds(dir: string, count: number): Promise<string[]> {
  const ids: string[] = Array.from({ length: count }, () => '');
  for (const name of await readdir(dir)) {
    const text = gunzipSync(await readFile(join(dir, name)))
      .subarray('pagefind_dcd'.length)
      .toString();
    for (const [id, fragment] of Object.entries(JSON.parse(text) as Record<string, { url: string }>))
      ids[Number(fragment.url)] = id.slice(-7);
  }
  return ids;
}

async function writeAll(dir: string, files: readonly SearchFile[]): Promise<void> {
  for (const folder of new Set(files.map((file) => dirname(join(dir, file.path)))))
    await mkdir(folder, { recursive: true });
  for (let from = 0; from < files.length; from += BATCH)
    await Promise.all(files.slice(from, from + BATCH).map((file) => writeFile(join(dir, file.path), file.text)));
}
