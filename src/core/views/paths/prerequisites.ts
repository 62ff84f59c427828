import type { Garden } from '../../garden.ts';
import type { VaultPath } from '../../path.ts';

/** What has to be known before each note: links of `prerequisites`, and of `前置::` in the text. */
export type Prerequisites = ReadonlyMap<VaultPath, readonly VaultPath[]>;

const cache = new WeakMap<Garden, Prerequisites>();

/** What each note asks to be read first, computed once for a garden. */
export function prerequisitesOf(garden: Garden): Prerequisites {
  let graph = cache.get(garden);
  if (graph === undefined) {
    graph = new Map(garden.entries.map(({ note, links }) => [note.path, direct(garden, note.path, links)]));
    cache.set(garden, graph);
  }
  return graph;
}

const dependents = new WeakMap<Garden, ReadonlyMap<VaultPath, readonly VaultPath[]>>();

/** The other way round: the notes that ask for each note to be read first. */
export function dependentsOf(garden: Garden): ReadonlyMap<VaultPath, readonly VaultPath[]> {
  let found = dependents.get(garden);
  if (found === undefined) {
    const map = new Map<VaultPath, VaultPath[]>();
    for (const [path, before] of prerequisitesOf(garden))
      for (const each of before) map.set(each, [...(map.get(each) ?? []), path]);
    dependents.set(garden, map);
    found = map;
  }
  return found;
}

function direct(garden: Garden, own: VaultPath, links: Garden['entries'][number]['links']): VaultPath[] {
  const paths = links.flatMap(({ raw, resolution }) => {
    const before = raw.relation === 'prerequisites' || raw.relation === '前置';
    const isNote = resolution.kind === 'note' || resolution.kind === 'missing-anchor';
    return before && isNote && garden.byPath.has(resolution.path) ? [resolution.path] : [];
  });
  // A note that asks for itself is a cycle of one; it is named, and never followed.
  return [...new Set(paths)].filter((path) => path !== own || paths.includes(own));
}

/**
 * Everything that has to be known before a note, in an order in which it can be learnt; the note itself is not in it.
 * Stops after `most`, so that a chain of thousands costs no more than a long one.
 */
export function orderTo(graph: Prerequisites, goal: VaultPath, most = Number.POSITIVE_INFINITY): VaultPath[] {
  const order: VaultPath[] = [];
  const seen = new Set<VaultPath>([goal]);
  // Each entry of the stack is a note and how many of its prerequisites are done; no recursion, chains may be long.
  const stack: { path: VaultPath; done: number }[] = [{ path: goal, done: 0 }];
  while (stack.length > 0 && order.length <= most && seen.size <= most + 1) {
    const top = stack.at(-1) as { path: VaultPath; done: number };
    const before = graph.get(top.path)?.[top.done++];
    if (before === undefined) {
      stack.pop();
      if (stack.length > 0) order.push(top.path);
    } else if (!seen.has(before)) {
      seen.add(before);
      stack.push({ path: before, done: 0 });
    }
  }
  return order;
}

/** One chain for each knot of notes that wait for each other, the first of its notes at both ends: `甲 → 乙 → 甲`. */
export function cyclesIn(graph: Prerequisites): VaultPath[][] {
  return knots(graph).flatMap((knot) => {
    const start = [...knot].sort()[0] as VaultPath;
    const chain = shortestWayBack(graph, start, new Set(knot));
    return chain === undefined ? [] : [chain];
  });
}

/** Strongly connected components that hold a cycle (Tarjan 1972), without recursion: chains may be long. */
function knots(graph: Prerequisites): VaultPath[][] {
  const index = new Map<VaultPath, number>();
  const low = new Map<VaultPath, number>();
  const open: VaultPath[] = [];
  const isOpen = new Set<VaultPath>();
  const found: VaultPath[][] = [];
  const enter = (path: VaultPath) => {
    low.set(path, index.size);
    index.set(path, index.size);
    open.push(path);
    isOpen.add(path);
    return { path, done: 0 };
  };
  const lower = (path: VaultPath, to: number) => low.set(path, Math.min(low.get(path) ?? to, to));
  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const stack = [enter(root)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = graph.get(top.path)?.[top.done++];
      if (next !== undefined) {
        if (!index.has(next)) stack.push(enter(next));
        else if (isOpen.has(next)) lower(top.path, index.get(next) as number);
        continue;
      }
      stack.pop();
      const above = stack.at(-1);
      if (above !== undefined) lower(above.path, low.get(top.path) as number);
      if (low.get(top.path) === index.get(top.path)) found.push(close(top.path));
    }
  }
  return found.filter((knot) => knot.length > 1 || graph.get(knot[0] as VaultPath)?.includes(knot[0] as VaultPath));

  function close(path: VaultPath): VaultPath[] {
    const knot = open.splice(open.lastIndexOf(path));
    for (const member of knot) isOpen.delete(member);
    return knot;
  }
}

function shortestWayBack(
  graph: Prerequisites,
  start: VaultPath,
  inside: ReadonlySet<VaultPath>,
): VaultPath[] | undefined {
  const queue: VaultPath[][] = [[start]];
  const seen = new Set<VaultPath>();
  for (let chain = queue.shift(); chain !== undefined; chain = queue.shift()) {
    for (const next of graph.get(chain.at(-1) as VaultPath) ?? []) {
      if (next === start) return [...chain, start];
      if (!inside.has(next) || seen.has(next)) continue;
      seen.add(next);
      queue.push([...chain, next]);
    }
  }
  return undefined;
}
