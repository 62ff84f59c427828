import type { Unit } from './units.ts';

/** Stands between what must not be adjacent: Pagefind gives it a place but does not index it. */
export const BREAK = '·';

/**
 * What the full-text engine indexes (docs/adr/0004): of dense writing every pair of neighbours and, at its end, the
 * last character alone; words as they are. Any run of two or more characters is then a phrase of pairs, and Pagefind,
 * which finds phrases exactly, finds exact substrings.
 * `缓存KV` → `缓存 存 kv`.
 */
export function tokensOf(units: Iterable<Unit>): string[] {
  const tokens: string[] = [];
  for (const unit of units) {
    if (unit.kind === 'dense') tokens.push(...pairs(unit.text), lastChar(unit.text));
    else tokens.push(unit.kind === 'word' ? unit.text : BREAK);
  }
  return tokens;
}

/** `注意力` → `注意 意力`. */
export function pairs(run: string): string[] {
  const chars = [...run];
  return chars.slice(1).map((char, at) => `${chars[at] ?? ''}${char}`);
}

function lastChar(run: string): string {
  return [...run].at(-1) ?? '';
}
