import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import {
  FullText,
  type IndexPlan,
  indexVersion,
  nameFiles,
  orderPages,
  planIndex,
} from '../core/search/index-files.ts';
import { PhraseIndex } from '../core/search/phrase-index.ts';
import type { SearchFile, SearchNote } from '../core/search/types.ts';
import type { Readings } from '../core/text/pinyin.ts';
import { type PagefindProgram, pagefindProgram } from './pagefind-program.ts';

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

const compress = promisify(gzip);
/** Files written at a time. */
const BATCH = 64;

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
  const phrases = new PhraseIndex();
  const written: SearchFile[] = [];
  pages.forEach((note, page) => {
    const { tokens, files } = full.add(page, note);
    phrases.add(tokens);
    written.push(...files);
  });
  const { version, problem } = await writePhrases(join(options.outDir, 'pagefind'), phrases, pages.length, plan);
  const names = nameFiles(
    pages,
    { base: options.base, readings: options.readings },
    plan,
    (text) => gzipSync(text).length,
  );
  written.push(...full.finish(names.kinds), ...names.files);
  const index = JSON.stringify({ version: indexVersion(written, version), ...names.index });
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

/**
 * Writes the index of phrases and the engine that reads it. `version` changes with the index; where the engine cannot be
 * had, `problem` says why.
 */
async function writePhrases(
  dir: string,
  phrases: PhraseIndex,
  pages: number,
  plan: IndexPlan,
): Promise<{ version: string; problem: string | undefined }> {
  if (pages === 0) return { version: '', problem: undefined };
  let program: PagefindProgram;
  try {
    program = await pagefindProgram();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = `正文索引没有建成（${reason}），搜索只有标题、别名与拼音。`;
    return { version: '', problem };
  }
  await mkdir(join(dir, 'index'), { recursive: true });
  const names = new Set<string>();
  const chunks = phrases.chunks(plan.indexChunk).map((chunk) => ({ ...chunk, name: freeName(chunk.bytes, names) }));
  await inBatches(chunks, ({ name, bytes }) => writePacked(join(dir, 'index', `${name}.pf_index`), bytes));
  const head = phrases.head(program.version, chunks);
  const version = freeName(head, new Set());
  await writePacked(join(dir, `pagefind.${version}.pf_meta`), head);
  const languages = { und: { hash: version, wasm: null, page_count: pages } };
  const entry = { version: program.version, languages, include_characters: [] };
  await writeFile(join(dir, 'pagefind-entry.json'), JSON.stringify(entry));
  for (const [name, bytes] of program.files) await writeFile(join(dir, name), bytes);
  return { version, problem: undefined };
}

/** A name by content, so that browsers may keep the file for good: six characters, or as many as tell it from the others. */
function freeName(bytes: Uint8Array, taken: Set<string>): string {
  const digest = BigInt(`0x${createHash('sha256').update(bytes).digest('hex')}`).toString(36);
  let length = 6;
  while (taken.has(digest.slice(0, length))) length++;
  const name = digest.slice(0, length);
  taken.add(name);
  return name;
}

/** The form in which Pagefind's engine takes a file: its mark and the content, compressed. */
async function writePacked(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, await compress(Buffer.concat([Buffer.from('pagefind_dcd'), bytes]), { level: 9 }));
}

async function writeAll(dir: string, files: readonly SearchFile[]): Promise<void> {
  for (const folder of new Set(files.map((file) => dirname(join(dir, file.path)))))
    await mkdir(folder, { recursive: true });
  await inBatches(files, (file) => writeFile(join(dir, file.path), file.text));
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += BATCH) await Promise.all(items.slice(from, from + BATCH).map(work));
}
