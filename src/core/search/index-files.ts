import { foldText } from '../text/fold.ts';
import { HAN_VARIANTS } from '../text/han-variants.ts';
import { hashText } from '../text/hash.ts';
import type { Readings } from '../text/pinyin.ts';
import { textPath } from './address.ts';
import { CharList } from './chars.ts';
import { hanTowards } from './han-codec.ts';
import { shardNames } from './name-shards.ts';
import { encodeNames, type NamedNote, type NamesLegend, namesLegend, withGists } from './names.ts';
import { type PageBlock, pageBlocks, pageTokens } from './page-text.ts';
import { encodePages } from './tag-pages.ts';
import { textChunks } from './text-chunks.ts';
import type { FullTextIndex, NamesData, SearchFile, SearchIndex, SearchNote } from './types.ts';
import { WordList } from './words.ts';

/** Sizes that depend on how large a vault is; docs/adr/0004 and 0008 hold the measurements behind them. */
export interface IndexPlan {
  /** Bytes (gzip) that the title tier may take; beyond `wholeUpTo` entries it is cut into shards. */
  readonly namesLimit: number;
  readonly sharded: boolean;
  /** Tokens in a chunk of text. */
  readonly textChunk: number;
  /** Bytes in a chunk of the index of phrases, before they are compressed. */
  readonly indexChunk: number;
}

/** The most entries whose names are loaded at once. */
const WHOLE_UP_TO = 2000;
/** With more entries pieces of text are twice as long: files are what writing, copying and publishing an index costs. */
const FEW_FILES = 800;
const NAMES_PER_SHARD = 220;
const WORDS_PER_SHARD = 900;
/** Characters of raw text in a shard of the character list. */
const CHARS_PER_SHARD = 6000;

/** 24 KB at 600 entries, growing to 60 KB at 2,000; a little below, because servers do not compress alike. */
export function planIndex(notes: readonly SearchNote[]): IndexPlan {
  const count = notes.filter((note) => !isUnnamed(note)).length;
  const grown = Math.min(1, Math.max(0, (count - 600) / (WHOLE_UP_TO - 600)));
  return {
    namesLimit: Math.round(23_500 + grown * 36_000),
    sharded: count > WHOLE_UP_TO,
    textChunk: count > WHOLE_UP_TO ? 768 : count > FEW_FILES ? 384 : 192,
    indexChunk: count > WHOLE_UP_TO ? 12_000 : 10_000,
  };
}

/**
 * The notes in the order in which they are numbered: those of the title tier first, so that its lines are numbered alike,
 * each part by address, whatever order the compiler gives.
 */
export function orderPages(notes: readonly SearchNote[]): SearchNote[] {
  return [...notes].sort(
    (a, b) => Number(isUnnamed(a)) - Number(isUnnamed(b)) || (a.href < b.href ? -1 : a.href > b.href ? 1 : 0),
  );
}

function isUnnamed(note: SearchNote): boolean {
  return note.named === false;
}

/** What one page adds to the full-text tier: its tokens, and the pieces that excerpts are cut from. */
export interface PageFiles {
  readonly tokens: readonly string[];
  readonly files: readonly SearchFile[];
}

/** Gathers the full-text tier page by page, in page order. */
export class FullText {
  readonly #words = new WordList();
  readonly #chars = new CharList();
  readonly #aliases = new Set<string>();
  readonly #base: string;
  readonly #chunk: number;

  constructor(base: string, chunk: number) {
    this.#base = base;
    this.#chunk = chunk;
  }

  add(page: number, note: SearchNote): PageFiles {
    const blocks: PageBlock[] = pageBlocks(note);
    const tokens = pageTokens(blocks);
    for (const block of blocks) this.#words.add(block.text);
    this.#chars.add(page, tokens);
    for (const char of foldText(note.aliases.join(''), HAN_VARIANTS)) this.#aliases.add(char);
    const files = textChunks(note, blocks, this.#chunk, this.#base).map(
      (chunk, at): SearchFile => ({ path: textPath(page, at), text: JSON.stringify(chunk) }),
    );
    return { tokens, files };
  }

  /** The shards of words and characters, and what a browser loads first. */
  finish(kinds: readonly number[]): SearchFile[] {
    const words = this.#words.shards(WORDS_PER_SHARD);
    const count = Math.max(1, Math.min(1024, Math.ceil(this.#chars.weight / CHARS_PER_SHARD)));
    const full: FullTextIndex = {
      kinds: kinds.map((kind) => kind.toString(36)).join(''),
      words: words.map((shard) => shard.first),
      chars: count,
      chunk: this.#chunk,
    };
    return [
      { path: 'full.json', text: JSON.stringify(full) },
      {
        path: 'han.json',
        text: JSON.stringify(hanTowards(new Set([...this.#chars.characters, ...this.#aliases]), HAN_VARIANTS)),
      },
      ...words.map((shard, at) => ({ path: `words/${at}.json`, text: JSON.stringify(shard.lines.join('\n')) })),
      ...this.#chars.shards(count).map((shard, at) => ({ path: `chars/${at}.json`, text: JSON.stringify(shard) })),
    ];
  }
}

/**
 * The title tier, with as many definitions as the limit allows: `gzipSize` measures. A vault whose bare names
 * exceed it is cut into shards as a large one is.
 */
export function nameFiles(
  notes: readonly SearchNote[],
  { base, readings }: { base: string; readings: Readings | undefined },
  plan: IndexPlan,
  gzipSize: (text: string) => number,
): { index: Omit<SearchIndex, 'version'>; files: SearchFile[]; kinds: number[] } {
  const legend = namesLegend(notes, base);
  const named = notes.flatMap((note, page): NamedNote[] => (isUnnamed(note) ? [] : [{ page, note }]));
  const index = { pages: notes.length, kinds: legend.kinds, tags: legend.tags, sections: legend.sections };
  const kinds = notes.map((note) => legend.kinds.indexOf(note.kind));
  const tagFile = tagPages(notes, legend.tags);
  if (named.length === 0) return { index, files: [tagFile], kinds };
  const whole = plan.sharded ? undefined : fitNames(named, { legend, readings, index }, plan.namesLimit, gzipSize);
  if (whole !== undefined) return { index: { ...index, names: whole }, files: [tagFile], kinds };
  const { deeper, shards } = shardNames(named, NAMES_PER_SHARD);
  const files = shards.map((shard, at) => ({
    path: `names/${at}.json`,
    text: JSON.stringify(encodeNames(shard, legend, { gists: 0, numbered: true, overrides: readings })),
  }));
  return { index: { ...index, shards: { count: shards.length, deeper } }, files: [tagFile, ...files], kinds };
}

/** The most definitions with which the names stay within the limit; undefined where they exceed it without any. */
function fitNames(
  named: readonly NamedNote[],
  { legend, readings, index }: { legend: NamesLegend; readings: Readings | undefined; index: object },
  limit: number,
  gzipSize: (text: string) => number,
): NamesData | undefined {
  const bare = encodeNames(named, legend, { gists: 0, numbered: false, overrides: readings });
  let best: NamesData | undefined;
  let low = 0;
  let high = named.length;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const names = withGists(bare, named, middle);
    if (gzipSize(JSON.stringify({ ...index, names })) <= limit) {
      best = names;
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}

/** Pages of each tag: what the filter by tag needs, in both tiers. */
function tagPages(notes: readonly SearchNote[], tags: readonly string[]): SearchFile {
  const lists = tags.map((tag) => encodePages(notes.flatMap((note, page) => (note.tags.includes(tag) ? [page] : []))));
  return { path: 'tags.json', text: JSON.stringify(lists) };
}

/** The version after one more file: it changes when any file does. */
export function versionWith(version: string, file: SearchFile): string {
  return hashText(file.path + version + hashText(file.text));
}

/** What `index.json` calls the build: short, and another one where the files or the index of phrases are others. */
export function versionOf(files: string, phrases: string): string {
  return hashText(files + phrases).slice(-8);
}
