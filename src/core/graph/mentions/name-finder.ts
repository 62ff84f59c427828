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
   * In the order of the text. Where nothing but `known` notes can be named, a place may be left out: it need not be looked at.
   */
  find(block: TextBlock, known?: (target: VaultPath) => boolean): FoundName[] {
    if (block.kind === 'code' || block.kind === 'math') return [];
    const { text } = block;
    const isNew = ({ pattern }: Occurrence) => {
      const target = this.names[pattern]?.target;
      return target !== undefined && !known?.(target);
    };
    const heaps = overlapping(this.free(block, this.automaton.search(foldCase(text)))).filter((heap) =>
      heap.some(isNew),
    );
    if (heaps.length === 0) return [];
    const edges = new WordEdges(text, heaps.flat());
    return heaps
      .flatMap((heap) => longest(heap.filter(({ start, end }) => edges.fit(start, end))))
      .map((word) => ({ ...word, target: this.names[word.pattern]?.target }));
  }

  /** Those that are spelled as they must be and lie outside links, code, formulas and addresses. */
  private free({ text, opaque = [] }: TextBlock, found: readonly Occurrence[]): readonly Occurrence[] {
    if (found.length === 0) return found;
    const spans = [...opaque, ...addresses(text)];
    const covered = spans.length === 0 ? undefined : coverage(text.length, spans);
    return found.filter(({ start, end, pattern }) => {
      const exact = this.names[pattern]?.exact;
      if (exact !== undefined && !exact.has(text.slice(start, end))) return false;
      return covered === undefined || covered[start] === covered[end];
    });
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

/** Heaps of occurrences that overlap, in the order of the text. */
function overlapping(found: readonly Occurrence[]): Occurrence[][] {
  const heaps: Occurrence[][] = [];
  let end = 0;
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start < end) heaps.at(-1)?.push(one);
    else heaps.push([one]);
    end = Math.max(end, one.end);
  }
  return heaps;
}

/** Longer names win over those that overlap them; of equally long ones the first. */
function longest(heap: readonly Occurrence[]): readonly Occurrence[] {
  if (heap.length < 2) return heap;
  const from = heap.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const to = heap.reduce((most, { end }) => Math.max(most, end), 0);
  const taken = new Uint8Array(to - from);
  const ranked = [...heap].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept = ranked.filter(({ start, end }) => {
    if (taken.subarray(start - from, end - from).includes(1)) return false;
    taken.fill(1, start - from, end - from);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
