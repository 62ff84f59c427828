import { textField } from '../../facts/fields.ts';
import { lineText } from '../../facts/inlines.ts';
import type { Inline, Item, Line } from '../../facts/types.ts';
import type { Entry, Garden } from '../../garden.ts';
import { resolveLink } from '../../links/resolve.ts';
import type { VaultPath } from '../../path.ts';

/** One stop on a path: a note, how long it takes, and what is said about it there. */
export interface Station {
  readonly path: VaultPath | undefined;
  readonly name: string;
  readonly minutes: number | undefined;
  readonly text: Line;
  readonly line: number;
}

/** A note of type `path`. */
export interface LearningPath {
  readonly entry: Entry;
  readonly goal: VaultPath | undefined;
  readonly audience: string | undefined;
  readonly stations: readonly Station[];
  /** Sum of the stations that say how long they take. */
  readonly minutes: number;
}

const cache = new WeakMap<Garden, readonly LearningPath[]>();

/** Every path of the vault, the shortest first. */
export function pathsOf(garden: Garden): readonly LearningPath[] {
  let paths = cache.get(garden);
  if (paths === undefined) {
    paths = garden.entries
      .filter(({ type }) => type === 'path')
      .map((entry) => toPath(garden, entry))
      .sort((a, b) => a.minutes - b.minutes || (a.entry.note.path < b.entry.note.path ? -1 : 1));
    cache.set(garden, paths);
  }
  return paths;
}

function toPath(garden: Garden, entry: Entry): LearningPath {
  const { note } = entry;
  const stations = (note.facts?.parts ?? [])
    .flatMap((part) => part.items)
    .flatMap((item) => station(garden, note.path, item));
  const goal = entry.links.find(({ raw }) => raw.relation === 'goal')?.resolution;
  return {
    entry,
    goal: goal?.kind === 'note' && garden.byPath.has(goal.path) ? goal.path : undefined,
    audience: textField(note, 'audience'),
    stations,
    minutes: stations.reduce((sum, stop) => sum + (stop.minutes ?? 0), 0),
  };
}

/** `1. [[名]]（30分钟）：看什么`; an item that begins with no link is no station. */
function station(garden: Garden, source: VaultPath, item: Item): Station[] {
  const first: Inline | undefined = item.text[0];
  if (typeof first !== 'object' || first.kind !== 'link') return [];
  const { resolution } = resolveLink(garden.index, source, first);
  const isNote = resolution.kind === 'note' || resolution.kind === 'missing-anchor';
  const path = isNote && garden.byPath.has(resolution.path) ? resolution.path : undefined;
  return [
    {
      path,
      name: lineText(first.children) || first.target,
      minutes: minutesIn(lineText(item.text.slice(1))),
      text: item.text,
      line: item.line,
    },
  ];
}

/** `（30分钟）`, `（1.5 小时）`, `(45 min)` at the beginning. */
export function minutesIn(text: string): number | undefined {
  const match = /^\s*[（(]\s*约?\s*(\d+(?:\.\d+)?)\s*(分钟|分|min|小时|h)/i.exec(text);
  if (match === null) return undefined;
  const value = Number(match[1]);
  return Math.round(/小时|h/i.test(match[2] ?? '') ? value * 60 : value);
}

/** `45分钟`, `6小时`, `2小时30分钟`. */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours}小时` : '', rest > 0 ? `${rest}分钟` : ''].join('') || '0分钟';
}
