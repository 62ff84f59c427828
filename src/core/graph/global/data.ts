import { NOTE_TYPES } from '../../types.ts';
import type { Dot, Line } from './drawing.ts';
import type { GlobalGraph } from './model.ts';

/** `graph/data.json`: the graph as the browser gets it, by columns, since these compress to half of what rows do. */
export interface GraphFile {
  readonly schema: 1;
  readonly height: number;
  readonly topics: readonly string[];
  readonly titles: readonly string[];
  /** Below the site's base, without the slash at the end. */
  readonly hrefs: readonly string[];
  /** One character a note, base 36: its place in NOTE_TYPES, in INK_STATUS plus one, in `topics`. */
  readonly kinds: string;
  readonly status: string;
  readonly topic: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** For each note those that it links to, each as the distance from the one before. */
  readonly links: readonly (readonly number[])[];
  /** By name of a typed link the numbers of its edges, each as the distance from the one before. */
  readonly relations: Readonly<Record<string, readonly number[]>>;
  /** First note of each `why-N.json`. */
  readonly why: readonly number[];
}

/** A note as the browser works with it. */
export interface GraphNode extends Dot {
  readonly href: string;
}

export interface GraphLink extends Line {
  readonly relation: string | undefined;
}

/** The map as the browser fetches it: columns in base 36, links by what they add to the one before, addresses without the base. */
export function encodeGraph(
  { height, nodes, edges, topics }: GlobalGraph,
  base: string,
  why: readonly number[],
): GraphFile {
  const column = (value: (node: GlobalGraph['nodes'][number]) => number) =>
    nodes.map((node) => value(node).toString(36)).join('');
  const links: number[][] = nodes.map(() => []);
  const relations: Record<string, number[]> = {};
  edges.forEach(({ source, target, relation }, edge) => {
    links[source]?.push(target);
    if (relation !== undefined && !Object.hasOwn(relations, relation)) relations[relation] = [];
    if (relation !== undefined) relations[relation]?.push(edge);
  });
  return {
    schema: 1,
    height,
    topics,
    titles: nodes.map(({ entry }) => entry.note.title),
    hrefs: nodes.map(({ entry }) => entry.href.slice(base.length).replace(/\/$/, '')),
    kinds: column(({ type }) => NOTE_TYPES.indexOf(type)),
    status: column(({ status }) => status),
    topic: column(({ topic }) => topic),
    x: nodes.map(({ x }) => x),
    y: nodes.map(({ y }) => y),
    links: links.map(distances),
    relations: Object.fromEntries(Object.entries(relations).map(([name, list]) => [name, distances(list)])),
    why,
  };
}

/** What {@link encodeGraph} wrote, with addresses under `base`. */
export function decodeGraph(
  file: GraphFile,
  base: string,
): { readonly nodes: GraphNode[]; readonly links: GraphLink[] } {
  const links: { source: number; target: number; relation: string | undefined }[] = [];
  file.links.forEach((targets, source) => {
    for (const target of sums(targets)) links.push({ source, target, relation: undefined });
  });
  for (const [relation, edges] of Object.entries(file.relations)) {
    for (const edge of sums(edges)) {
      const link = links[edge];
      if (link !== undefined) link.relation = relation;
    }
  }
  const degrees = file.titles.map(() => 0);
  for (const { source, target } of links) {
    degrees[source] = (degrees[source] ?? 0) + 1;
    degrees[target] = (degrees[target] ?? 0) + 1;
  }
  const digit = (column: string, at: number) => Number.parseInt(column[at] ?? '0', 36);
  const nodes = file.titles.map((title, at) => ({
    title,
    href: base + (file.hrefs[at] === '' ? '' : `${file.hrefs[at]}/`),
    type: NOTE_TYPES[digit(file.kinds, at)] ?? 'note',
    status: digit(file.status, at),
    topic: digit(file.topic, at),
    x: file.x[at] ?? 0,
    y: file.y[at] ?? 0,
    degree: degrees[at] ?? 0,
  }));
  return { nodes, links };
}

function distances(numbers: readonly number[]): number[] {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
}

function sums(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((number) => (sum += number));
}
