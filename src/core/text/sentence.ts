import type { LinkContext } from '../types.ts';

const SHORTEST = 20;
const LONGEST = 80;
/** How far around the link sentences are looked for: a line may be megabytes long. */
const REACH = 400;
const SENTENCE_END = /[。！？!?；;\n]["”’」』）)]*|\.(?=\s)/g;
const CLAUSE_END = /[，,、：:；;。！？!?\s]/;

/**
 * The sentence that holds `text.slice(start, end)`, as 20 to 80 characters around it where the text is that long
 * (READER.md 3.2.2). Shorter sentences take a neighbour in; longer ones are cut at a clause and marked with `…`.
 */
export function sentenceAround(text: string, start: number, end: number): LinkContext {
  const from = Math.max(0, start - REACH);
  return around(text.slice(from, end + REACH), start - from, end - from);
}

function around(text: string, start: number, end: number): LinkContext {
  const bounds = sentenceBounds(text);
  let first = lastIndexWhere(bounds, (at) => at <= start);
  let last = bounds.findIndex((at) => at >= end);
  if (last < 0) last = bounds.length - 1;
  if (last === first) last = Math.min(first + 1, bounds.length - 1);
  while (length(text, bounds, first, last) < SHORTEST && (first > 0 || last < bounds.length - 1)) {
    if (last < bounds.length - 1) last++;
    else first--;
  }
  const from = bounds[first] ?? 0;
  const to = bounds[last] ?? text.length;
  return cut(text, from, to, start, end);
}

/** Offsets at which sentences begin, plus the end of the text. */
function sentenceBounds(text: string): number[] {
  const bounds = [0];
  for (const match of text.matchAll(SENTENCE_END)) {
    const at = match.index + match[0].length;
    if (at < text.length) bounds.push(at);
  }
  bounds.push(text.length);
  return bounds;
}

function length(text: string, bounds: readonly number[], first: number, last: number): number {
  return text.slice(bounds[first], bounds[last]).trim().length;
}

function lastIndexWhere(values: readonly number[], test: (value: number) => boolean): number {
  for (let index = values.length - 1; index >= 0; index--) if (test(values[index] as number)) return index;
  return 0;
}

function cut(text: string, from: number, to: number, start: number, end: number): LinkContext {
  const link = text.slice(start, end);
  const room = Math.max(0, LONGEST - link.length);
  let before = text.slice(from, start).trimStart().replace(/\s+/g, ' ');
  let after = text.slice(end, to).trimEnd().replace(/\s+/g, ' ');
  if (before.length + after.length > room) {
    const left = Math.min(before.length, Math.max(Math.floor(room / 2), room - after.length));
    const right = Math.min(after.length, room - left);
    before = before.length > left ? `…${fromClause(before.slice(before.length - left))}` : before;
    after = after.length > right ? `${toClause(after.slice(0, right))}…` : after;
  }
  return { before, text: link.replace(/\s+/g, ' '), after };
}

/** Begins after a clause mark where one stands in the first half. */
function fromClause(text: string): string {
  const at = text.search(CLAUSE_END);
  return at >= 0 && at < text.length / 2 ? text.slice(at + 1).trimStart() : text;
}

/** Ends at a clause mark where one stands in the second half. */
function toClause(text: string): string {
  for (let at = text.length - 1; at > text.length / 2; at--)
    if (CLAUSE_END.test(text[at] as string)) return text.slice(0, at);
  return text;
}
