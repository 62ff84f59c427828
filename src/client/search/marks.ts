import { DENSE, type Unit } from '../../core/search/units.ts';
import { foldWithMap, type HanTable } from '../../core/text/fold.ts';
import type { Query, Term } from './query.ts';

/** A stretch of a text to be marked: offsets into the original. */
export type Range = readonly [from: number, to: number];

const IN_WORD = `(?!${DENSE})[\\p{L}\\p{N}\\p{M}]`;

/**
 * Where the terms stand in a text, in order, without overlaps. Between the parts of a term marks and spaces may
 * stand, as in the index; a word is found at its beginning or, where the text has none such, inside a longer one.
 */
export function findTerms(text: string, terms: readonly Term[], han: HanTable): Range[] {
  const { text: folded, starts } = foldWithMap(text, han);
  const found = terms.flatMap((term) => findOne(folded, term.units));
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: [number, number][] = [];
  for (const [from, to] of found) {
    const last = merged.at(-1);
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged.map(([from, to]) => [starts[from] ?? 0, starts[to] ?? text.length]);
}

/** Where a query stands in a name: as it was typed, else its terms. */
export function findQuery(text: string, query: Query, han: HanTable): Range[] {
  const { text: folded, starts } = foldWithMap(text, han);
  const at = folded.indexOf(query.text);
  if (at < 0 || query.text === '') return findTerms(text, query.terms, han);
  return [[starts[at] ?? 0, starts[at + query.text.length] ?? text.length]];
}

/** Characters `from`–`to` of the folded text as a stretch of the original. */
export function charRange(text: string, from: number, to: number, han: HanTable): Range {
  const { text: folded, starts } = foldWithMap(text, han);
  const chars = [...folded];
  const unit = (count: number): number => chars.slice(0, count).join('').length;
  return [starts[unit(from)] ?? 0, starts[unit(to)] ?? text.length];
}

/** Units hold letters, digits and marks alone, so nothing in them has a meaning in a pattern. */
function findOne(folded: string, units: readonly Unit[]): Range[] {
  const body = units.map((unit) => (unit.kind === 'dense' ? [...unit.text].join('\\s*') : unit.text));
  const pattern = body.join('[^\\p{L}\\p{N}\\p{M}]{0,4}');
  const atStart = units[0]?.kind === 'word' ? `(?<!${IN_WORD})${pattern}` : pattern;
  const exact = allOf(folded, atStart);
  return exact.length > 0 || atStart === pattern ? exact : allOf(folded, pattern);
}

function allOf(folded: string, pattern: string): Range[] {
  return [...folded.matchAll(new RegExp(pattern, 'gu'))].map((match) => [match.index, match.index + match[0].length]);
}
