import type { Entry, Garden } from '../garden.ts';
import type { VaultPath } from '../path.ts';
import { noteItem } from '../pages/items.ts';
import type { Group, NotePage } from '../pages/types.ts';

/** At most this many nodes in a local graph (READER.md 3.10.1). */
const MOST = 29;

type Neighbour = NotePage['neighbours'][number]['items'][number];

/**
 * The notes around one note, grouped 前置 (to know first) / 延伸 (for which it comes first) / 相关 (linked both ways) /
 * 引用 (it links to): each note once, in the first group that fits, strongest ties first.
 */
export function neighbourhood(garden: Garden, entry: Entry): Group<Neighbour>[] {
  const own = entry.note.path;
  const out = new Map<VaultPath, string | undefined>();
  const before = new Map<VaultPath, string | undefined>();
  for (const { raw, resolution } of entry.links) {
    if (resolution.kind !== 'note' || resolution.path === own) continue;
    const target = raw.relation === 'prerequisites' || raw.relation === '前置' ? before : out;
    if (!target.has(resolution.path)) target.set(resolution.path, sentence(raw.context));
  }
  const after = new Map<VaultPath, string | undefined>();
  const back = new Map<VaultPath, string | undefined>();
  for (const { source, relation, context } of entry.backlinks) {
    const target = relation === 'prerequisites' || relation === '前置' ? after : back;
    if (!target.has(source)) target.set(source, sentence(context));
  }
  const both = new Map([...out].filter(([path]) => back.has(path)));
  const groups: [string, Map<VaultPath, string | undefined>][] = [
    ['前置', before],
    ['延伸', after],
    ['相关', both],
    ['引用', new Map([...out, ...back])],
  ];
  return pick(garden, groups);
}

function sentence(context: { before: string; text: string; after: string }): string {
  return context.before + context.text + context.after;
}

function pick(garden: Garden, groups: readonly [string, Map<VaultPath, string | undefined>][]): Group<Neighbour>[] {
  const seen = new Set<VaultPath>();
  let room = MOST;
  const result: Group<Neighbour>[] = [];
  for (const [label, paths] of groups) {
    const fresh = [...paths].filter(([path]) => !seen.has(path) && garden.byPath.has(path));
    const ranked = fresh.sort(([a], [b]) => weight(garden, b) - weight(garden, a) || (a < b ? -1 : 1)).slice(0, room);
    room -= ranked.length;
    for (const [path] of ranked) seen.add(path);
    const items = ranked.map(([path, reason]) => ({ ...noteItem(garden, garden.byPath.get(path) as Entry), reason }));
    if (items.length > 0) result.push({ label, items });
  }
  return result;
}

function weight(garden: Garden, path: VaultPath): number {
  return garden.byPath.get(path)?.backlinks.length ?? 0;
}
