import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import { escapeXml } from '../../furniture/html.ts';
import type { GlobalGraph } from './model.ts';

/** Drawn for a phone: as wide as its screen less the margins, in pixels. */
const WIDTH = 350;
const SMALLEST = 28;
const STEPS = 250;

interface Circle extends SimulationNodeDatum {
  readonly home: { readonly x: number; readonly y: number };
  readonly radius: number;
}

/**
 * The topics alone, as circles by the number of their notes, where the map has them, with lines as thick as they are linked:
 * what a phone shows first (READER.md 3.10.4). Each is a link to the topic's notes.
 */
export function topicsSvg(graph: GlobalGraph): string {
  const { nodes, topics } = graph;
  const counts = topics.map((_, topic) => nodes.filter((node) => node.topic === topic).length);
  const most = Math.max(...counts);
  const circles = topics.map((_, topic): Circle => {
    const own = nodes.filter((node) => node.topic === topic);
    const mean = (axis: 'x' | 'y') => own.reduce((sum, node) => sum + node[axis], 0) / own.length;
    const home = { x: (mean('x') / 4000) * WIDTH, y: (mean('y') / 4000) * WIDTH * 1.9 };
    return { home, radius: SMALLEST + 22 * Math.sqrt((counts[topic] as number) / most), x: home.x, y: home.y };
  });
  const simulation = forceSimulation(circles)
    .force('apart', forceCollide<Circle>((circle) => circle.radius + 5).iterations(4))
    .force('x', forceX<Circle>((circle) => circle.home.x).strength(0.06))
    .force('y', forceY<Circle>((circle) => circle.home.y).strength(0.06))
    .stop();
  for (let step = 0; step < STEPS; step++) {
    simulation.tick();
    for (const circle of circles)
      circle.x = Math.min(WIDTH - circle.radius - 2, Math.max(circle.radius + 2, circle.x ?? 0));
  }
  const top = Math.min(...circles.map((circle) => (circle.y ?? 0) - circle.radius)) - 4;
  const height = Math.round(Math.max(...circles.map((circle) => (circle.y ?? 0) + circle.radius)) - top + 4);
  const at = (circle: Circle) => [Math.round(circle.x ?? 0), Math.round((circle.y ?? 0) - top)] as const;
  const lines = bundles(graph).map(
    ({ a, b, width }) =>
      `<path stroke-width="${width}" d="M${at(circles[a] as Circle).join(' ')}L${at(circles[b] as Circle).join(' ')}"/>`,
  );
  const links = circles.map((circle, topic) => {
    const [x, y] = at(circle);
    return `<a href="#topic-${topic + 1}" data-topic="${topic}"><circle cx="${x}" cy="${y}" r="${Math.round(circle.radius)}"/><text x="${x}" y="${y + 1}">${escapeXml(topics[topic] as string)}</text><text class="n" x="${x}" y="${y + 19}">${counts[topic]}</text></a>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="主题">${lines.join('')}${links.join('')}</svg>`;
}

/** Links between topics, as thick as they are many; the thinnest are left out. */
function bundles({ nodes, edges, topics }: GlobalGraph): { a: number; b: number; width: number }[] {
  const counts = topics.map(() => topics.map(() => 0));
  for (const { source, target } of edges) {
    const [a, b] = [nodes[source]?.topic ?? 0, nodes[target]?.topic ?? 0].sort((x, y) => x - y) as [number, number];
    if (a !== b) (counts[a] as number[])[b] = (counts[a]?.[b] ?? 0) + 1;
  }
  const most = Math.max(1, ...counts.flat());
  return counts.flatMap((row, a) =>
    row.flatMap((count, b) => {
      const width = Math.round((count / most) * 60) / 10;
      return width < 0.6 ? [] : [{ a, b, width }];
    }),
  );
}
