import type { Entry, Garden } from '../garden.ts';
import { noteItem } from '../pages/items.ts';
import type { Group, NotePage } from '../pages/types.ts';
import type { VaultPath } from '../path.ts';
import type { LinkContext } from '../types.ts';
import { linkedNote } from './link-graph.ts';
import { inverseName, relationName } from './relations.ts';

/** At most this many nodes in a local graph, the note itself being the thirtieth (READER.md 3.10.1). */
const MOST = 29;

type Neighbour = NotePage['neighbours'][number]['items'][number];

/** What links two notes, as it reads from the one in the middle. */
interface Tie {
  readonly relation: string | undefined;
  readonly reason: string;
}

type Ties = Map<VaultPath, Tie>;

type Label = '前置' | '延伸' | '相关' | '引用';

/** The groups of typed links out of a note, and of those into it; all others go by their direction. */
const OUT: Readonly<Record<string, Label>> = { 前置: '前置', 延伸: '延伸', 下一步: '延伸', 相关: '相关' };
const INTO: Readonly<Record<string, Label>> = { 前置: '延伸', 延伸: '前置', 下一步: '前置', 相关: '相关' };

/**
 * The notes around one note, grouped 前置 (to know first) / 延伸 (for which it comes first) / 相关 (linked both ways, or said to
 * be) / 引用 (linked one way): each note once, in the first group that fits, strongest ties first.
 */
export function neighbourhood(garden: Garden, entry: Entry): Group<Neighbour>[] {
  const typed: Record<Label, Ties> = { 前置: new Map(), 延伸: new Map(), 相关: new Map(), 引用: new Map() };
  const out: Ties = new Map();
  const back: Ties = new Map();
  const group = (groups: typeof OUT, relation: string | undefined, otherwise: Ties) =>
    relation !== undefined && Object.hasOwn(groups, relation) ? typed[groups[relation] as Label] : otherwise;
  for (const link of entry.links) {
    const path = linkedNote(link);
    if (path === undefined || path === entry.note.path) continue;
    const relation = relationName(link.raw.relation);
    add(group(OUT, relation, out), path, relation, link.raw.context);
  }
  for (const { source, relation, context } of entry.backlinks)
    add(group(INTO, relationName(relation), back), source, inverseName(relation), context);
  const both = [...out].filter(([path]) => back.has(path));
  return pick(garden, [
    ['前置', typed.前置],
    ['延伸', typed.延伸],
    ['相关', new Map([...typed.相关, ...both])],
    ['引用', new Map([...out, ...[...back].filter(([path]) => !out.has(path))])],
  ]);
}

function add(ties: Ties, path: VaultPath, relation: string | undefined, { before, text, after }: LinkContext): void {
  const tie = ties.get(path);
  if (tie === undefined) ties.set(path, { relation, reason: before + text + after });
  else if (tie.relation === undefined && relation !== undefined) ties.set(path, { ...tie, relation });
}

function pick(garden: Garden, groups: readonly (readonly [Label, Ties])[]): Group<Neighbour>[] {
  const seen = new Set<VaultPath>();
  let room = MOST;
  const result: Group<Neighbour>[] = [];
  for (const [label, ties] of groups) {
    const fresh = [...ties].filter(([path]) => !seen.has(path) && garden.byPath.has(path));
    const ranked = fresh.sort(([a], [b]) => weight(garden, b) - weight(garden, a) || (a < b ? -1 : 1)).slice(0, room);
    room -= ranked.length;
    for (const [path] of ranked) seen.add(path);
    const items = ranked.map(([path, { reason, relation }]) => ({
      ...noteItem(garden, garden.byPath.get(path) as Entry),
      reason,
      relation: impliedBy(label, relation) ? undefined : relation,
    }));
    if (items.length > 0) result.push({ label, items });
  }
  return result;
}

/** What stands in a group need not say again why. */
function impliedBy(label: Label, relation: string | undefined): boolean {
  return relation === undefined || label === '前置' || label === '延伸' || relation === label;
}

function weight(garden: Garden, path: VaultPath): number {
  return garden.byPath.get(path)?.backlinks.length ?? 0;
}
