import { foldText } from '../text/fold.ts';
import { unitsOf, WORD_LIMIT } from './units.ts';

/** A range of the word list: its first part, and its lines `part` or `part:head` (the word is head + part). */
export interface WordShard {
  readonly first: string;
  readonly lines: readonly string[];
}

/** FlashAttention → Flash, Attention; ChatGPT → Chat, GPT; RoBERTa → Ro, BERTa; 4o → 4, o. */
const HUMPS = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;

/** Collects the words of the vault that are found by their beginning or by the beginning of a part. */
export class WordList {
  /** Word → offsets of its parts, without 0. */
  readonly #words = new Map<string, Set<number>>();

  /** Adds the words of a text as written: its capitals tell where parts begin. */
  add(text: string): void {
    for (const unit of unitsOf(text.normalize('NFKC'))) if (unit.kind === 'word') this.#addWord(unit.text);
  }

  /** The list in ranges of about `size` lines, in code-unit order. */
  shards(size: number): WordShard[] {
    const lines = [...this.#words].flatMap(([word, parts]) => [
      word,
      ...[...parts].map((at) => `${word.slice(at)}:${word.slice(0, at)}`),
    ]);
    lines.sort();
    const shards: WordShard[] = [];
    for (let at = 0; at < lines.length; at += size) {
      const part = lines.slice(at, at + size);
      shards.push({ first: partOf(part[0] ?? ''), lines: part });
    }
    return shards;
  }

  #addWord(shape: string): void {
    const word = foldText(shape);
    const parts = this.#words.get(word) ?? new Set<number>();
    this.#words.set(word, parts);
    if (shape.length !== word.length) return;
    let at = 0;
    for (const hump of shape.split(HUMPS)) {
      if (at > 0 && word.length - at > 1) parts.add(at);
      at += hump.length;
    }
  }
}

/** `bert:ro` → `bert`. */
export function partOf(line: string): string {
  const cut = line.indexOf(':');
  return cut < 0 ? line : line.slice(0, cut);
}

/** The words of a shard that begin with `prefix` or have a part that does; whole words first, then the shortest. */
export function wordsWith(lines: readonly string[], prefix: string): string[] {
  const found = new Map<string, number>();
  for (const line of lines) {
    if (!line.startsWith(prefix)) continue;
    const cut = line.indexOf(':');
    const word = cut < 0 ? line : line.slice(cut + 1) + line.slice(0, cut);
    const rank = cut < 0 ? line.length : WORD_LIMIT + word.length;
    found.set(word, Math.min(rank, found.get(word) ?? rank));
  }
  return [...found].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}

/** Which shards may hold parts that begin with `prefix`; `firsts` is the first part of each. */
export function shardsFor(firsts: readonly string[], prefix: string): number[] {
  const found: number[] = [];
  firsts.forEach((first, at) => {
    const next = firsts[at + 1];
    const begins = first <= prefix || first.startsWith(prefix);
    if (begins && (next === undefined || next >= prefix)) found.push(at);
  });
  return found;
}
