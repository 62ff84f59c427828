import type { TextChunk } from '../../core/search/types.ts';
import type { HanTable } from '../../core/text/fold.ts';
import { findTerms, type Range } from './marks.ts';
import type { Term } from './query.ts';

/** A piece of text to show, with what to mark in it. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly Range[];
}

export interface Excerpt {
  /** Id and text of the heading under which the match stands. */
  readonly section: string | undefined;
  readonly heading: string | undefined;
  readonly snippet: Snippet;
}

/** An excerpt is 20 to 60 characters long; text without Han takes twice as many for as much. */
const SHORTEST = 20;
const LONGEST = 60;

interface Block {
  readonly text: string;
  readonly section: string | undefined;
  readonly heading: string | undefined;
}

/**
 * Cuts out of a piece of a page what shows the terms: the block that holds most of them, and of it the clauses around
 * the first one. Undefined where none of them stands in the piece.
 */
export function excerptOf(chunk: TextChunk, terms: readonly Term[], han: HanTable): Excerpt | undefined {
  const blocks = blocksOf(chunk);
  let best: { at: number; count: number } | undefined;
  blocks.forEach((block, at) => {
    const count = terms.filter((term) => findTerms(block.text, [term], han).length > 0).length;
    if (count > 0 && (best === undefined || count > best.count)) best = { at, count };
  });
  if (best === undefined) return undefined;
  const { section, heading } = blocks[best.at] ?? {};
  return { section, heading, snippet: cutAround(joinShort(blocks, best.at), terms, han) };
}

/** The first sentence of a piece: what is shown of a page whose title alone holds the terms. */
export function openingOf(chunk: TextChunk): Snippet | undefined {
  const text = chunk.blocks[0]?.[0];
  return text === undefined ? undefined : { text: cut(text, [0, 0]).text, marks: [] };
}

function blocksOf(chunk: TextChunk): Block[] {
  let section: string | undefined;
  let heading: string | undefined;
  return chunk.blocks.map(([text, id, title]) => {
    if (id !== undefined) [section, heading] = [id, title];
    return { text, section, heading };
  });
}

/** A block too short to tell anything takes in its neighbours of the same section. */
function joinShort(blocks: readonly Block[], at: number): string {
  const { section } = blocks[at] ?? {};
  let text = blocks[at]?.text ?? '';
  let [before, after] = [at - 1, at + 1];
  while (text.length < SHORTEST) {
    const next = blocks[after];
    const last = blocks[before];
    if (next !== undefined && next.section === section) {
      text += `　${next.text}`;
      after++;
    } else if (last !== undefined && last.section === section) {
      text = `${last.text}　${text}`;
      before--;
    } else break;
  }
  return text;
}

function cutAround(text: string, terms: readonly Term[], han: HanTable): Snippet {
  const marks = findTerms(text, terms, han);
  const piece = cut(text, marks[0] ?? [0, 0]);
  return {
    text: piece.text,
    marks: marks
      .map(([from, to]): Range => [from + piece.shift, to + piece.shift])
      .filter(([from, to]) => from >= piece.lead && to <= piece.text.length - piece.trail),
  };
}

interface Piece {
  readonly text: string;
  /** What is added to an offset of the whole to get one of the piece. */
  readonly shift: number;
  /** Lengths of the marks `…` at its ends. */
  readonly lead: number;
  readonly trail: number;
}

/** The clauses around a match, as many as fit; cut inside a clause only where it alone is too long. */
function cut(text: string, [from, to]: Range): Piece {
  const longest = /\p{Script=Han}/u.test(text) ? LONGEST : 2 * LONGEST;
  if (text.length <= longest) return { text, shift: 0, lead: 0, trail: 0 };
  const room = longest - 2;
  const ends = clauseEnds(text);
  let start = ends.findLast((end) => end <= from) ?? 0;
  let end = ends.find((at) => at >= to) ?? text.length;
  for (;;) {
    const next = ends.find((at) => at > end);
    const previous = ends.findLast((at) => at < start);
    if (next !== undefined && next - start <= room) end = next;
    else if (previous !== undefined && end - previous <= room) start = previous;
    else break;
  }
  if (end - start > room || end - start < SHORTEST) [start, end] = window(text, [from, to], start, end, room);
  return piece(text, start, end);
}

/** Around a match in a clause that is too long: a third before it, the rest after; words are not cut in two. */
function window(text: string, [from, to]: Range, clause: number, clauseEnd: number, room: number): Range {
  let start = clauseEnd - clause > room ? Math.max(clause, from - Math.floor(room / 3)) : clause;
  let end = Math.min(text.length, Math.max(start + room, Math.min(to, start + room)));
  start = Math.max(0, Math.min(start, end - room));
  while (start > 0 && start < from && inWord(text, start)) start++;
  while (end < text.length && end > to && inWord(text, end)) end--;
  return [start, end];
}

function inWord(text: string, at: number): boolean {
  return /[A-Za-z0-9]/.test(text[at - 1] ?? '') && /[A-Za-z0-9]/.test(text[at] ?? '');
}

function piece(text: string, start: number, end: number): Piece {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  const whole = /[。！？.!?]$/.test(text.slice(0, from).trimEnd()) || from === 0;
  const ended = to >= text.length || /[。！？.!?…]/.test(text[to - 1] ?? '');
  if (!ended) while (to > from && /[，、；：,;:]/.test(text[to - 1] ?? '')) to--;
  const lead = whole ? 0 : 1;
  const trail = ended ? 0 : 1;
  return { text: `${lead ? '…' : ''}${text.slice(from, to)}${trail ? '…' : ''}`, shift: lead - from, lead, trail };
}

/** Offsets after each mark that ends a clause, and the end of the text. */
function clauseEnds(text: string): number[] {
  const ends = [
    0,
    ...[...text.matchAll(/[。！？；，、：…]+[”’」』）》]*|[.!?;,:]+(?=\s)|\s(?=\p{Script=Han})/gu)].map(
      (match) => match.index + match[0].length,
    ),
  ];
  return ends.at(-1) === text.length ? ends : [...ends, text.length];
}
