import { textField } from '../../facts/fields.ts';
import type { Entry, Garden } from '../../garden.ts';
import type { VaultPath } from '../../path.ts';
import { pinyinKey } from '../../text/pinyin.ts';

export const EFFORTS = ['compute', 'data', 'people'] as const;
export type Effort = (typeof EFFORTS)[number];

/** A note of type `stage` in its place. */
export interface Stage {
  readonly entry: Entry;
  /** Counted from 1, gaps closed. */
  readonly number: number;
  /** Stages that follow on the main line, and other ways to go on, as numbers. */
  readonly next: readonly number[];
  readonly branches: readonly number[];
  /** 0 to 5, as its author rates it. */
  readonly effort: Readonly<Partial<Record<Effort, number>>>;
}

const cache = new WeakMap<Garden, readonly Stage[]>();

/** Every stage of the vault by `order`, those without one after the others by name. */
export function stagesOf(garden: Garden): readonly Stage[] {
  let stages = cache.get(garden);
  if (stages === undefined) {
    stages = collect(garden);
    cache.set(garden, stages);
  }
  return stages;
}

function collect(garden: Garden): Stage[] {
  const entries = garden.entries.filter(({ type }) => type === 'stage').sort(byOrder);
  const number = new Map(entries.map((entry, index) => [entry.note.path, index + 1]));
  return entries.map((entry, index): Stage => {
    const named = targets(entry, 'next', number);
    // Without a word about it, a stage leads to the one after it.
    const plain = entry.note.frontmatter.raw.next === undefined && index + 1 < entries.length ? [index + 2] : [];
    return {
      entry,
      number: index + 1,
      next: named.length > 0 ? named : plain,
      branches: targets(entry, 'branches', number),
      effort: effortOf(entry),
    };
  });
}

function byOrder(a: Entry, b: Entry): number {
  const order = ({ note }: Entry) => Number(textField(note, 'order') ?? Number.NaN);
  const [left, right] = [order(a), order(b)];
  if (Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1;
  if (left !== right && !Number.isNaN(left)) return left - right;
  const [x, y] = [pinyinKey(a.note.title), pinyinKey(b.note.title)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function targets({ note, links }: Entry, relation: string, number: ReadonlyMap<VaultPath, number>): number[] {
  const found = links.flatMap(({ raw, resolution }) => {
    const isNote = resolution.kind === 'note' || resolution.kind === 'missing-anchor';
    return raw.relation === relation && isNote && resolution.path !== note.path
      ? (number.get(resolution.path) ?? [])
      : [];
  });
  return [...new Set(found)];
}

function effortOf({ note }: Entry): Stage['effort'] {
  const { effort } = note.frontmatter.raw;
  if (typeof effort !== 'object' || effort === null || Array.isArray(effort)) return {};
  const values = effort as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    EFFORTS.flatMap((name) => {
      const value = values[name];
      return typeof value === 'number' && value >= 0 ? [[name, Math.min(5, value)]] : [];
    }),
  );
}
