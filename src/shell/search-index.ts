import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FullText, nameFiles, orderPages, planIndex, versionOf, versionWith } from '../core/search/index-files.ts';
import { PhraseIndex } from '../core/search/phrase-index.ts';
import type { SearchFile, SearchNote } from '../core/search/types.ts';
import type { Readings } from '../core/text/pinyin.ts';
import { FileStream } from './file-stream.ts';
import { writePhrases } from './phrase-files.ts';

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
  /** Why there is no full text, in one line, where Pagefind's engine cannot be had: names are searched all the same. */
  readonly problem: string | undefined;
}

/**
 * Writes the search index of a site: the title tier and our part of the full-text tier to `search/`, the index of
 * phrases to `pagefind/`. Equal notes give equal bytes. Where Pagefind's engine cannot be had, `problem` says so and names alone are searched;
 * fails where the folder cannot be written.
 */
export async function writeSearchIndex(
  notes: readonly SearchNote[],
  options: SearchIndexOptions,
): Promise<SearchIndexReport> {
  const started = performance.now();
  const pages = orderPages(notes);
  const plan = planIndex(pages);
  await removeOldIndex(options.outDir);
  const out = new FileStream(join(options.outDir, 'search'));
  const sum = { files: 0, bytes: 0, version: '' };
  const write = async (file: SearchFile): Promise<void> => {
    sum.files++;
    sum.bytes += Buffer.byteLength(file.text);
    sum.version = versionWith(sum.version, file);
    await out.write({ path: file.path, content: file.text });
  };
  const full = new FullText(options.base, plan.textChunk);
  const phrases = new PhraseIndex();
  for (const [page, note] of pages.entries()) {
    const { tokens, files } = full.add(page, note);
    phrases.add(tokens);
    for (const file of files) await write(file);
  }
  const { version, problem } = await writePhrases(join(options.outDir, 'pagefind'), phrases, plan.indexChunk);
  const { base, readings } = options;
  const names = nameFiles(pages, { base, readings }, plan, (text) => gzipSync(text).length);
  for (const file of [...full.finish(names.kinds), ...names.files]) await write(file);
  const index = JSON.stringify({ version: versionOf(sum.version, version), ...names.index });
  await write({ path: 'index.json', text: index });
  await out.end();
  return {
    pages: pages.length,
    files: sum.files,
    bytes: sum.bytes,
    namesBytes: gzipSync(index).length,
    sharded: names.index.shards !== undefined,
    milliseconds: Math.round(performance.now() - started),
    problem,
  };
}

/** An index of an earlier build must not stand beside the new one; `search/index.html` is a page and stays. */
async function removeOldIndex(outDir: string): Promise<void> {
  const parts = ['text', 'words', 'chars', 'names', 'index.json', 'full.json', 'han.json', 'tags.json'];
  await Promise.all([
    rm(join(outDir, 'pagefind'), { recursive: true, force: true }),
    ...parts.map((part) => rm(join(outDir, 'search', part), { recursive: true, force: true })),
  ]);
}
