import type { Group } from './types.ts';

/** Rows on one page of a long index: with a sentence each they stay below the budget of a page's HTML. */
const ROWS = 250;
/** How far from its place a cut may move to fall between two groups, as a share of a sheet. */
const SLACK = 0.15;

/** How many pages an index of so many rows takes. */
export function sheetCount(rows: number): number {
  return Math.max(1, Math.ceil(rows / ROWS));
}

/** The first page stands at the index's own address, the others below it: `/papers/2/`. */
export function sheetAddresses(address: string, rows: number): string[] {
  return Array.from({ length: sheetCount(rows) }, (_, at) => (at === 0 ? address : `${address}${at + 1}/`));
}

/** A part of a group on one sheet. */
export interface SheetGroup<T> extends Group<T> {
  /** Place of its group in the whole index. */
  readonly index: number;
  /** True where the sheet before holds the beginning of it. */
  readonly continued: boolean;
}

/** Cuts an index into sheets of about the same length: between two groups where one ends near, else within a group. */
export function cutIntoSheets<T>(groups: readonly Group<T>[]): SheetGroup<T>[][] {
  const starts: number[] = [];
  let rows = 0;
  for (const { items } of groups) {
    starts.push(rows);
    rows += items.length;
  }
  const count = sheetCount(rows);
  const cuts = Array.from({ length: count + 1 }, (_, at) => cutNear((at * rows) / count, starts, rows / count));
  cuts[count] = rows;
  return Array.from({ length: count }, (_, at) => {
    const [from = 0, to = rows] = [cuts[at], cuts[at + 1]];
    return groups.flatMap(({ label, items }, index) => {
      const start = starts[index] ?? 0;
      const own = items.slice(Math.max(0, from - start), Math.max(0, to - start));
      return own.length === 0 ? [] : [{ label, items: own, index, continued: start < from }];
    });
  });
}

function cutNear(place: number, starts: readonly number[], size: number): number {
  const nearest = starts.reduce((best, start) => (Math.abs(start - place) < Math.abs(best - place) ? start : best), 0);
  return Math.abs(nearest - place) <= size * SLACK ? nearest : Math.round(place);
}
