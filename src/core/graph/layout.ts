import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { hashText } from '../text/hash.ts';

/** A node to be placed. */
export interface LayoutNode {
  /** What its start is made from: the same key starts at the same place in every build. */
  readonly key: string;
  /** Number of its cluster. */
  readonly cluster: number;
  /** Space it takes, in the units of the drawing. */
  readonly radius: number;
}

/** Two linked nodes, by their numbers. */
export type LayoutEdge = readonly [source: number, target: number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  /** Whole numbers, one for each node, the least of each axis 0. */
  readonly points: readonly Point[];
  readonly width: number;
  readonly height: number;
}

interface Body extends SimulationNodeDatum {
  readonly home: Point;
  readonly radius: number;
}

/** Steps of the simulation by number of nodes: a big graph comes to rest in its islands long before all is even. */
const TICKS: readonly (readonly [upTo: number, ticks: number])[] = [
  [1024, 120],
  [4096, 80],
  [Number.POSITIVE_INFINITY, 50],
];
/** Part of the steps in which nodes may still lie upon one another: making room costs a third of a step, and the end alone needs it. */
const CROWDED = 0.6;
/** Room that a node takes in its cluster, in units of area. */
const SPACING = 34;
/** How much stronger islands are drawn to the middle from above and below, so that the whole is wider than high, as a screen is. */
const FLATTEN = 6;
/** Names are level, so nodes stand further apart from left to right. */
const STRETCH = 1.25;

/**
 * Places the nodes of a graph: clusters as islands, and in each the linked near to one another. The start comes from hashes
 * of the keys and the number of steps is fixed, so equal input gives equal output, and one more link moves little.
 */
export function layout(
  nodes: readonly LayoutNode[],
  links: readonly LayoutEdge[],
  clusterNames: readonly string[],
): Layout {
  const edges = [...links].sort(([a, x], [b, y]) => a - b || x - y);
  const islands = placeClusters(nodes, edges, clusterNames);
  const bodies = nodes.map((node): Body => {
    const island = islands[node.cluster] as Island;
    const [turn, out] = fractions(node.key);
    const distance = Math.sqrt(out) * island.radius;
    return {
      home: island,
      radius: node.radius,
      x: island.x + Math.cos(turn * 2 * Math.PI) * distance,
      y: island.y + Math.sin(turn * 2 * Math.PI) * distance,
    };
  });
  settle(bodies, nodes, edges);
  return frame(bodies);
}

interface Island extends Point {
  readonly radius: number;
}

/**
 * Islands find their places by how much they are linked. Sizes and numbers of links count in steps, and every move is small
 * and slow: so a garden that grows by a few notes keeps its map, where a lively simulation would throw the islands about.
 */
function placeClusters(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[], names: readonly string[]): Island[] {
  const sizes = names.map(() => 0);
  for (const { cluster } of nodes) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  const islands = names.map((name, index) => {
    const [turn, out] = fractions(name);
    const distance = 300 + 200 * out;
    const radius = stepped(Math.sqrt((sizes[index] ?? 0) + 1)) * SPACING * 0.5;
    return {
      name,
      radius,
      x: Math.cos(turn * 2 * Math.PI) * distance,
      y: (Math.sin(turn * 2 * Math.PI) * distance) / 2,
    };
  });
  const order = [...islands].sort((a, b) => (a.name < b.name ? -1 : 1));
  const links = bundles(nodes, edges).map(({ a, b, count }) => ({
    source: order.indexOf(islands[a] as (typeof islands)[number]),
    target: order.indexOf(islands[b] as (typeof islands)[number]),
    weight: stepped(Math.log2(count + 1)),
  }));
  forceSimulation<Island & SimulationNodeDatum>(order)
    .force(
      'apart',
      forceCollide<Island>((island) => island.radius + SPACING / 3)
        .strength(0.5)
        .iterations(2),
    )
    .force(
      'far',
      forceManyBody<Island & SimulationNodeDatum>().strength((island) => -2 * (island as Island).radius),
    )
    .force(
      'links',
      forceLink<Island & SimulationNodeDatum, (typeof links)[number]>(links)
        .distance(0)
        .strength(({ weight }) => weight * 0.004),
    )
    .force('x', forceX<Island>(0).strength(0.04))
    .force('y', forceY<Island>(0).strength(0.04 * FLATTEN))
    .velocityDecay(0.85)
    .alphaDecay(0.004)
    .stop()
    .tick(1200);
  return islands;
}

/** The nearest of a row of numbers of which each is a quarter more than the one before. */
function stepped(value: number): number {
  return value <= 0 ? 0 : 1.25 ** Math.round(Math.log(value) / Math.log(1.25));
}

/** Links between each two clusters. */
function bundles(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
): { a: number; b: number; count: number }[] {
  const counts = new Map<string, number>();
  for (const [source, target] of edges) {
    const [low, high] = [nodes[source]?.cluster ?? 0, nodes[target]?.cluster ?? 0].sort((x, y) => x - y);
    if (low !== high) counts.set(`${low} ${high}`, (counts.get(`${low} ${high}`) ?? 0) + 1);
  }
  return [...counts]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([pair, count]) => {
      const [a, b] = pair.split(' ').map(Number) as [number, number];
      return { a, b, count };
    });
}

function settle(bodies: Body[], nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): void {
  const links = edges.map(([source, target]) => ({
    source,
    target,
    inside: nodes[source]?.cluster === nodes[target]?.cluster,
  }));
  const degrees = new Int32Array(nodes.length);
  for (const [source, target] of edges) {
    degrees[source] = (degrees[source] as number) + 1;
    degrees[target] = (degrees[target] as number) + 1;
  }
  const ticks = TICKS.find(([upTo]) => bodies.length <= upTo)?.[1] ?? 0;
  const least = (link: { source: unknown; target: unknown }) =>
    Math.min(degrees[(link.source as Body).index ?? 0] as number, degrees[(link.target as Body).index ?? 0] as number);
  const simulation = forceSimulation<Body>(bodies)
    .alphaDecay(1 - 0.004 ** (1 / ticks))
    .force(
      'links',
      forceLink<Body, (typeof links)[number]>(links)
        .distance(SPACING)
        .strength((link) => (link.inside ? 0.5 : 0.04) / least(link)),
    )
    .force(
      'apart',
      forceManyBody<Body>()
        .strength(-60)
        .theta(1)
        .distanceMax(SPACING * 8),
    )
    .force('x', forceX<Body>((body) => body.home.x).strength(0.07))
    .force('y', forceY<Body>((body) => body.home.y).strength(0.07))
    .stop();
  const crowded = Math.round(ticks * CROWDED);
  simulation.tick(crowded);
  const room = forceCollide<Body>((body) => body.radius + 3);
  simulation.force('room', room).tick(ticks - crowded);
}

function frame(bodies: readonly Body[]): Layout {
  const xs = bodies.map((body) => (body.x ?? 0) * STRETCH);
  const ys = bodies.map((body) => body.y ?? 0);
  const left = xs.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const top = ys.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const points = bodies.map((_, index) => ({
    x: Math.round((xs[index] as number) - left),
    y: Math.round((ys[index] as number) - top),
  }));
  const width = points.reduce((most, { x }) => Math.max(most, x), 0);
  const height = points.reduce((most, { y }) => Math.max(most, y), 0);
  return { points, width, height };
}

/** Two numbers from 0 to 1 that belong to a key. */
function fractions(key: string): [number, number] {
  const hash = hashText(key);
  return [Number.parseInt(hash.slice(0, 8), 16) / 0x100000000, Number.parseInt(hash.slice(8), 16) / 0x100000000];
}
