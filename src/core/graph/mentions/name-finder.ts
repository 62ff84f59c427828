import type { VaultPath } from '../../path.ts';
import type { Note, TextBlock } from '../../types.ts';
import { Automaton, type Occurrence } from './automaton.ts';
import { WordEdges } from './edges.ts';
import { foldCase, type SoughtName, soughtNames } from './names.ts';

/** A name found in a text; `target` is undefined where several notes claim it. */
export interface FoundName extends Occurrence {
  readonly target: VaultPath | undefined;
}

/** Finds the names of a vault's notes in texts. */
export class NameFinder {
  private readonly names: readonly SoughtName[];
  private readonly automaton: Automaton;

  constructor(notes: readonly Note[], home: VaultPath | undefined) {
    this.names = soughtNames(notes, home);
    this.automaton = new Automaton(this.names.map((name) => name.key));
  }

  /**
   * Every name in a block that stands as a word outside links, code, formulas and addresses; of overlapping ones the longest.
   * In the order of the text.
   */
  find(block: TextBlock): FoundName[] {
    if (block.kind === 'code' || block.kind === 'math') return [];
    const { text } = block;
    const found = this.automaton.search(foldCase(text));
    if (found.length === 0) return [];
    const covered = coverage(text.length, [...(block.opaque ?? []), ...addresses(text)]);
    const edges = new WordEdges(text);
    const words = found.filter(({ start, end, pattern }) => {
      const exact = this.names[pattern]?.exact;
      if (exact !== undefined && !exact.has(text.slice(start, end))) return false;
      return covered[start] === covered[end] && edges.fit(start, end);
    });
    return longest(words, text.length).map((word) => ({ ...word, target: this.names[word.pattern]?.target }));
  }
}

const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/[^\s\p{Script=Han}，。；！？、（）《》「」“”]+/giu;

/** Addresses that no syntax made a link of. */
function addresses(text: string): [number, number][] {
  return text.includes('://')
    ? [...text.matchAll(ADDRESS)].map((match) => [match.index, match.index + match[0].length])
    : [];
}

/** Per place of a text how many units before it are covered by spans: a stretch is free where both its ends say the same. */
function coverage(length: number, spans: readonly (readonly [number, number])[]): Int32Array {
  const isCovered = new Uint8Array(length);
  for (const [start, end] of spans) isCovered.fill(1, start, end);
  const sums = new Int32Array(length + 1);
  for (let at = 0; at < length; at++) sums[at + 1] = (sums[at] as number) + (isCovered[at] as number);
  return sums;
}

/** Longer names win over those that overlap them; of equally long ones the first. */
function longest(words: readonly Occurrence[], length: number): Occurrence[] {
  const ranked = [...words].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken = new Uint8Array(length);
  const kept = ranked.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
