import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One query of the golden set and what must come of it, by title. */
export interface GoldenQuery {
  readonly q: string;
  /** The first hit. */
  readonly first?: string;
  /** At least one of them among the first five hits. */
  readonly top?: readonly string[];
  /** Nothing is listed. */
  readonly none?: boolean;
}

export function goldenQueries(): GoldenQuery[] {
  return parse(readFileSync(new URL('./golden.yaml', import.meta.url), 'utf8')) as GoldenQuery[];
}

/** 1 for what must come first and does, 1/n for what comes n-th; of nothing wanted 1 or 0. */
export function reciprocalRank(query: GoldenQuery, titles: readonly string[]): number {
  if (query.none) return titles.length === 0 ? 1 : 0;
  const wanted = query.first === undefined ? (query.top ?? []) : [query.first];
  const at = titles.findIndex((title) => wanted.includes(title));
  if (at < 0) return 0;
  return query.top !== undefined && at < 5 ? 1 : 1 / (at + 1);
}
