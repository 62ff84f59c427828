import { escapeXml } from '../furniture/html.ts';
import type { Group, NoteItem } from '../pages/types.ts';

/** More nodes than this are no picture any more; the list beside it holds them all. */
const NODE_LIMIT = 30;
const ROW = 26;
const WIDTH = 640;
/** Where the columns of names end and begin, left and right of the slip in the middle. */
const LEFT = 244;
const RIGHT = 396;
/** Widest label, in Han characters. */
const LABEL = 15;

type Item = Pick<NoteItem, 'title' | 'href'>;
interface Row {
  readonly y: number;
  readonly label: string | undefined;
  readonly item: Item | undefined;
}

/** What is read before the note stands left of it, what follows right; what is neither stands where there is room. */
const BEFORE = '前置';
const EITHER = '引用';
/** Rows that a drawing must become lower by to be worth a group in two parts. */
const WORTH = 3;

/**
 * The local graph as a drawing: what comes before the note left, what follows right, the note's name on a slip in the
 * middle; every name a link, in reading order, at most 30 of them. `` where there is nothing to draw.
 */
export function localGraph(title: string, groups: readonly Group<Item>[]): string {
  const kept = trim(groups);
  if (kept.length === 0) return '';
  const [left, right] = sides(kept).map(column) as [Omit<Row, 'y'>[], Omit<Row, 'y'>[]];
  const height = Math.max(left.length, right.length, Math.min([...title].length, 10) + 1) * ROW + 8;
  const parts = [
    ...center(left, height).map((row) => print(row, true, height / 2)),
    slip(title, height / 2),
    ...center(right, height).map((row) => print(row, false, height / 2)),
  ];
  return `<svg data-graph viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="group" aria-label="${escapeXml(title)}的邻近图">${parts.join('')}</svg>`;
}

/** Cuts to the limit, taking from the longest group first, so that no relation vanishes. */
function trim(groups: readonly Group<Item>[]): Group<Item>[] {
  const counts = groups.map((group) => group.items.length);
  let total = counts.reduce((sum, count) => sum + count, 0);
  while (total > NODE_LIMIT) {
    const longest = counts.indexOf(Math.max(...counts));
    counts[longest] = (counts[longest] ?? 1) - 1;
    total -= 1;
  }
  return groups
    .map((group, index) => ({ label: group.label, items: group.items.slice(0, counts[index]) }))
    .filter((group) => group.items.length > 0);
}

/** The groups left and right of the note. */
function sides(groups: readonly Group<Item>[]): [Group<Item>[], Group<Item>[]] {
  const before = groups.filter(({ label }) => label === BEFORE);
  const after = groups.filter(({ label }) => label !== BEFORE && label !== EITHER);
  const either = groups.find(({ label }) => label === EITHER);
  if (either === undefined) return [before, after];
  const { items } = either;
  const higher = (kept: number) => Math.max(rows(before) + rowsOf(kept), rows(after) + rowsOf(items.length - kept));
  let kept = items.length;
  for (let fewer = kept - 1; fewer >= 0; fewer--) if (higher(fewer) < higher(kept)) kept = fewer;
  if (higher(items.length) - higher(kept) < WORTH) kept = items.length;
  const part = (from: number, to: number) => (from < to ? [{ label: EITHER, items: items.slice(from, to) }] : []);
  return [
    [...before, ...part(0, kept)],
    [...after, ...part(kept, items.length)],
  ];
}

function rows(groups: readonly Group<Item>[]): number {
  return groups.reduce((sum, { items }) => sum + rowsOf(items.length), 0);
}

/** A group takes a row for its name. */
function rowsOf(items: number): number {
  return items === 0 ? 0 : items + 1;
}

function column(groups: readonly Group<Item>[]): Omit<Row, 'y'>[] {
  return groups.flatMap((group) => [
    { label: group.label, item: undefined },
    ...group.items.map((item) => ({ label: undefined, item })),
  ]);
}

function center(rows: readonly Omit<Row, 'y'>[], height: number): Row[] {
  const top = (height - rows.length * ROW) / 2;
  return rows.map((row, index) => ({ ...row, y: Math.round(top + index * ROW + ROW / 2) }));
}

function print(row: Row, left: boolean, middle: number): string {
  const x = left ? LEFT : RIGHT;
  const end = left ? ' text-anchor="end"' : '';
  if (row.item === undefined)
    return `<text x="${x}" y="${row.y + 6}"${end} class="k">${escapeXml(row.label ?? '')}</text>`;
  const from = left ? WIDTH / 2 - 24 : WIDTH / 2 + 24;
  const to = left ? x + 7 : x - 7;
  const bend = Math.round((from + to) / 2);
  const short = cut(row.item.title);
  return `<path d="M${from} ${Math.round(middle)}C${bend} ${Math.round(middle)} ${bend} ${row.y} ${to} ${row.y}"/><a href="${escapeXml(row.item.href)}"><text x="${x}" y="${row.y + 5}"${end}>${escapeXml(short)}</text></a>`;
}

/** The note itself: upright where its name is short and Han, else level. */
function slip(title: string, middle: number): string {
  const chars = [...title];
  const upright = chars.length <= 10 && chars.every((char) => /\p{Script=Han}/u.test(char));
  if (!upright) {
    const words = chars.length > 7 ? `${chars.slice(0, 6).join('')}…` : title;
    return `<rect x="${WIDTH / 2 - 24}" y="${Math.round(middle) - 40}" width="48" height="80"/><text x="${WIDTH / 2}" y="${Math.round(middle) + 5}" text-anchor="middle" class="me s">${escapeXml(words)}</text>`;
  }
  const height = chars.length * 18 + 24;
  const top = Math.round(middle - height / 2);
  const lines = chars
    .map((char, index) => `<tspan x="${WIDTH / 2}" y="${top + 26 + index * 18}">${char}</tspan>`)
    .join('');
  return `<rect x="${WIDTH / 2 - 20}" y="${top}" width="40" height="${height}"/><text text-anchor="middle" class="me">${lines}</text>`;
}

/** Cuts a name to the column: a Latin letter counts as half a Han character. */
function cut(text: string): string {
  let width = 0;
  let kept = '';
  for (const char of text) {
    width += char.charCodeAt(0) < 0x2e80 ? 0.55 : 1;
    if (width > LABEL) return `${kept.trimEnd()}…`;
    kept += char;
  }
  return text;
}
