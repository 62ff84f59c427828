import { type HanTable, hanIn } from '../text/fold.ts';

/** `機机學学` → a table. */
export function decodeHan(pairs: string | undefined): Map<string, string> {
  const chars = [...(pairs ?? '')];
  const table = new Map<string, string>();
  for (let i = 0; i + 1 < chars.length; i += 2) table.set(chars[i] ?? '', chars[i + 1] ?? '');
  return table;
}

/** The part of a table that a text needs, as `traditional simplified` in turn, in the order of code units. */
export function hanOf(text: string, table: HanTable): string {
  return hanIn(text, table)
    .map((char) => char + (table.get(char) ?? ''))
    .join('');
}

/** All that fold to a character of the vault: what a query may hold though no text does. Loaded when one does. */
export function hanTowards(chars: ReadonlySet<string>, table: HanTable): string {
  let pairs = '';
  for (const [from, to] of table) if (chars.has(to)) pairs += from + to;
  return pairs;
}
