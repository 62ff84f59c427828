import type { Garden } from '../garden.ts';
import { encodeGraph } from '../graph/global/data.ts';
import { byDegree } from '../graph/global/drawing.ts';
import { mapSvg } from '../graph/global/map-svg.ts';
import { globalGraph, type MapNode } from '../graph/global/model.ts';
import { reasonFiles } from '../graph/global/reasons.ts';
import { topicsSvg } from '../graph/global/topics-svg.ts';
import { linkGraph } from '../graph/link-graph.ts';
import { ROUTES } from '../links/routes.ts';
import { NOTE_TYPES } from '../types.ts';
import { pageBase } from './base.ts';
import { byName, noteItem, TYPE_LABELS } from './items.ts';
import type { GraphPage, GraphView } from './types.ts';

/** Rows of the table of the most linked notes, and notes listed of each topic. */
const ROWS = 20;
const OF_TOPIC = 8;

/** Whether a garden has links to draw: two notes of which one links to the other. */
export function hasGraph(garden: Garden): boolean {
  return garden.entries.some((entry) => entry.backlinks.length > 0);
}

/** The map of all links. It is drawn when the page is printed, not when it is planned: a check has no use for it. */
export function* planGraph(garden: Garden): Generator<GraphPage> {
  if (!hasGraph(garden)) return;
  let view: GraphView | undefined;
  yield {
    ...pageBase(garden, ROUTES.graph, '图谱'),
    kind: 'graph',
    description: `${garden.config.title}的全部链接，画成一张图`,
    notes: garden.entries.length,
    links: linkGraph(garden).length,
    view: () => {
      view ??= draw(garden);
      return view;
    },
  };
}

function draw(garden: Garden): GraphView {
  const graph = globalGraph(garden);
  const files = reasonFiles(graph);
  const item = ({ entry }: MapNode) => noteItem(garden, entry);
  const ranked = [...graph.nodes].sort(byDegree);
  const incoming = graph.nodes.map(() => 0);
  for (const { target } of graph.edges) incoming[target] = (incoming[target] as number) + 1;
  const into = new Map(graph.nodes.map((node, index) => [node, incoming[index] as number]));
  return {
    map: mapSvg(graph),
    clusters: topicsSvg(graph),
    kinds: NOTE_TYPES.flatMap((type) => {
      const count = graph.nodes.filter((node) => node.type === type).length;
      return count === 0 ? [] : [{ type, label: TYPE_LABELS[type], count }];
    }),
    statuses: [0, 1, 2, 3].filter((status) => graph.nodes.some((node) => node.status === status)),
    linked: ranked
      .slice(0, ROWS)
      .filter(({ degree }) => degree > 0)
      .map((node) => ({ ...item(node), incoming: into.get(node) ?? 0, outgoing: node.degree - (into.get(node) ?? 0) })),
    orphans: graph.nodes
      .filter((node) => node.degree === 0)
      .map(item)
      .sort(byName(garden)),
    topics: graph.topics.map((name, topic) => {
      const own = ranked.filter((node) => node.topic === topic);
      return { name, count: own.length, items: own.slice(0, OF_TOPIC).map(item) };
    }),
    files: [
      {
        name: 'data',
        json: JSON.stringify(
          encodeGraph(
            graph,
            garden.base,
            files.map(({ first }) => first),
          ),
        ),
      },
      ...files.map(({ json }, index) => ({ name: `why-${index}`, json })),
    ],
  };
}
