import type { Entry, Garden } from '../garden.ts';
import { sectionOf } from '../links/spell-address.ts';
import { folderOf } from '../path.ts';
import type { Edge } from './link-graph.ts';

/** The parts into which a graph is cut: at most twelve, each with a name. */
export interface Topics {
  readonly names: readonly string[];
  /** For each entry the number of its topic. */
  readonly of: readonly number[];
}

/** READER.md 3.10.4. */
const MOST = 12;
/** Fewer notes make no topic. */
const LEAST = 3;
const REST = '其他';

/**
 * Cuts a garden into topics: by tags where most notes have some, else by folders, else by the notes that most others link to.
 * A note without a topic of its own joins that of the notes it is linked with.
 */
export function topicsOf(garden: Garden, edges: readonly Edge[]): Topics {
  const around = neighbours(garden.entries.length, edges);
  const byTag = garden.entries.map(({ note }) => note.tags.map((tag) => tag.split('/')[0] as string));
  const byFolder = garden.entries.map(({ note }) => folderNames(garden, note.path));
  for (const labels of [byTag, byFolder]) {
    const topics = cut(labels, around);
    if (topics !== undefined) return topics;
  }
  return aroundHubs(garden.entries, around);
}

/** The sections' own titles; of other folders the topmost. */
function folderNames(garden: Garden, path: string): string[] {
  const folder = folderOf(path);
  if (folder === '') return [];
  return [sectionOf(garden.config, path)?.title ?? (folder.split('/')[0] as string)];
}

function neighbours(count: number, edges: readonly Edge[]): number[][] {
  const around: number[][] = Array.from({ length: count }, () => []);
  for (const { source, target } of edges) {
    around[source]?.push(target);
    around[target]?.push(source);
  }
  return around;
}

/** Undefined where the labels say nothing: fewer than two topics, or more than a third of the notes without a label. */
function cut(labels: readonly (readonly string[])[], around: readonly number[][]): Topics | undefined {
  const kinds = countFirst(labels);
  const large = [...kinds.values()]
    .filter(({ count }) => count >= LEAST)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const labelled = labels.filter((own) => own.length > 0).length;
  if (large.length < 2 || labelled < (labels.length * 2) / 3) return undefined;
  const whole = assign(large.slice(0, MOST), labels, around);
  return whole.of.includes(-1) ? withRest(assign(large.slice(0, MOST - 1), labels, around)) : whole;
}

interface Label {
  readonly key: string;
  readonly name: string;
  count: number;
}

/** How many notes put each label first: that is the one they are about. */
function countFirst(labels: readonly (readonly string[])[]): Map<string, Label> {
  const kinds = new Map<string, Label>();
  for (const [first] of labels) {
    if (first === undefined) continue;
    const key = first.toLowerCase();
    const kind = kinds.get(key);
    if (kind) kind.count++;
    else kinds.set(key, { key, name: first, count: 1 });
  }
  return kinds;
}

function assign(kinds: readonly Label[], labels: readonly (readonly string[])[], around: readonly number[][]): Topics {
  const at = new Map(kinds.map(({ key }, index) => [key, index]));
  const of = labels.map(
    (own) => own.map((label) => at.get(label.toLowerCase())).find((topic) => topic !== undefined) ?? -1,
  );
  return { names: kinds.map(({ name }) => name), of: spread(of, around) };
}

/** Notes without a topic take the one that most of their neighbours have, in rounds, until nothing changes. */
function spread(start: readonly number[], around: readonly number[][]): number[] {
  let of = [...start];
  for (let changed = true; changed; ) {
    const next = of.map((topic, index) =>
      topic >= 0 ? topic : mostCommon((around[index] ?? []).map((other) => of[other] as number)),
    );
    changed = next.some((topic, index) => topic !== of[index]);
    of = next;
  }
  return of;
}

function mostCommon(topics: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const topic of topics) if (topic >= 0) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0] ?? -1;
}

function withRest(topics: Topics): Topics {
  return { names: [...topics.names, REST], of: topics.of.map((topic) => (topic < 0 ? topics.names.length : topic)) };
}

/** Topics around the notes that are linked most, none of them linked to another; each note belongs to the nearest. */
function aroundHubs(entries: readonly Entry[], around: readonly number[][]): Topics {
  const ranked = entries
    .map((_, index) => index)
    .sort((a, b) => (around[b]?.length ?? 0) - (around[a]?.length ?? 0) || a - b);
  const hubs: number[] = [];
  for (const index of ranked) {
    if (hubs.length === MOST - 1 || (around[index]?.length ?? 0) < LEAST) break;
    if (!around[index]?.some((other) => hubs.includes(other))) hubs.push(index);
  }
  const of = entries.map((_, index) => hubs.indexOf(index));
  const spreadOut = withRest({ names: hubs.map((hub) => `${entries[hub]?.note.title}一带`), of: spread(of, around) });
  const rest = hubs.length;
  return spreadOut.of.includes(rest) || rest === 0
    ? spreadOut
    : { names: spreadOut.names.slice(0, rest), of: spreadOut.of };
}
