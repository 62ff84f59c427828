import type { TextBlock } from '../types.ts';

/** A note as search sees it; the compiler fills these from a Note and its page. */
export interface SearchNote {
  /** As it stands in an href, base included: `/garden/terms/attention/`. */
  readonly href: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly en: string | undefined;
  readonly abbr: string | undefined;
  /** One sentence; plain text. */
  readonly description: string | undefined;
  /** What the reader knows its kind as: `术语`. */
  readonly kind: string;
  readonly tags: readonly string[];
  /** Other names that find it exactly: arXiv numbers, DOIs, citation keys. */
  readonly ids: readonly string[];
  /** Its own text in order, title and description excluded. */
  readonly blocks: readonly Pick<TextBlock, 'kind' | 'section' | 'text'>[];
  readonly headings: readonly { readonly id: string; readonly text: string }[];
  /** How much it is pointed at; decides between equals. Default 0. */
  readonly weight?: number | undefined;
  /** False leaves it out of the title tier: only the full text finds it. */
  readonly named?: boolean | undefined;
}

/** A file of the index: path inside `dist/search/`, and its text. */
export interface SearchFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The title tier as it is stored: columns of one line per entry, so that it gzips well and decodes with `split`.
 * In a small vault there is one such file; in a large one each shard is one.
 */
export interface NamesData {
  /** Number of the page in the full-text index, `base36` per line; absent where line numbers are page numbers. */
  readonly pages?: string;
  readonly titles: string;
  /** Addresses below the base: index of the section, and the rest as `joinAddress` reads it. */
  readonly addresses: string;
  /** Two base36 digits: index of its kind, its weight (log2). */
  readonly facts: string;
  /** Aliases, abbreviation and ids of an entry, joined by a tab: `a` + alias, `b` + abbreviation, `i` + id. */
  readonly names: string;
  readonly en: string;
  readonly gists: string;
  /** Readings of characters: `zhu注主猪 yi意一`. */
  readonly sounds: string;
  /** Where a character of a title or alias is read otherwise: `entry.name.position.syllable`, joined by spaces. */
  readonly readings: string;
  /** Traditional and simplified characters in turn, for those that occur in these names. */
  readonly han: string;
}

/** `dist/search/index.json`: what a browser loads first. */
export interface SearchIndex {
  /** Changes with every other file; asked for as `?v=`. */
  readonly version: string;
  readonly pages: number;
  readonly kinds: readonly string[];
  readonly tags: readonly string[];
  readonly sections: readonly string[];
  /** The whole title tier, in a small vault. */
  readonly names?: NamesData;
  /** In a large one: how many shards, and the keys that are too full and go on by one more letter. */
  readonly shards?: { readonly count: number; readonly deeper: readonly string[] };
}

/** `dist/search/full.json`: what the full-text tier loads first. */
export interface FullTextIndex {
  /** Index of each page's kind, one base36 digit each. */
  readonly kinds: string;
  /** First part of each range of `words/N.json`. */
  readonly words: readonly string[];
  /** Number of `chars/N.json`. */
  readonly chars: number;
  /** Tokens in one chunk of text. */
  readonly chunk: number;
}

/** `dist/search/text/PAGE-CHUNK.json`: a piece of a page with the tokens from `CHUNK × chunk` on. */
export interface TextChunk {
  readonly title: string;
  /** Below the base. */
  readonly address: string;
  readonly kind: string;
  /** Blocks in order: `[text]`, or `[text, section id, its heading]` where a section begins or the piece does. */
  readonly blocks: readonly (readonly [string] | readonly [string, string, string])[];
  /** As in {@link NamesData.han}. */
  readonly han?: string;
}
