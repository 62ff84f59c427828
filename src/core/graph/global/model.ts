import type { Entry, Garden } from '../../garden.ts';
import { INK_STATUS } from '../../types.ts';
import { layout } from '../layout.ts';
import { type Edge, linkGraph } from '../link-graph.ts';
import { topicsOf } from '../topics.ts';
import type { Dot } from './drawing.ts';

/** Width of every drawing in its own units; heights follow from the layout. */
export const WIDTH = 4000;
/** Room left around the outermost nodes, for their names. */
const MARGIN = 150;

/** A note on the map. `degree` counts links to and from other notes, each two notes once a direction. */
export interface MapNode extends Dot {
  readonly entry: Entry;
}

/** The whole garden as a map: the finished picture and everything that its page tells. */
export interface GlobalGraph {
  readonly height: number;
  /** In the order of the garden's entries. */
  readonly nodes: readonly MapNode[];
  readonly edges: readonly Edge[];
  readonly topics: readonly string[];
}

/** Draws the map of a garden: the same for equal gardens, to the last digit. */
export function globalGraph(garden: Garden): GlobalGraph {
  const edges = linkGraph(garden);
  const topics = topicsOf(garden, edges);
  const degrees = garden.entries.map(() => 0);
  for (const { source, target } of edges) {
    degrees[source] = (degrees[source] as number) + 1;
    degrees[target] = (degrees[target] as number) + 1;
  }
  const placed = layout(
    garden.entries.map(({ note }, index) => ({
      key: note.path,
      cluster: topics.of[index] as number,
      radius: 3 + Math.sqrt(degrees[index] as number),
    })),
    edges.map(({ source, target }) => [source, target]),
    topics.names,
  );
  const scale = (WIDTH - 2 * MARGIN) / Math.max(placed.width, placed.height, 1);
  const left = (WIDTH - placed.width * scale) / 2;
  const nodes = garden.entries.map((entry, index): MapNode => {
    const { x, y } = placed.points[index] ?? { x: 0, y: 0 };
    const status = entry.note.frontmatter.status;
    return {
      entry,
      title: entry.note.title,
      type: entry.type,
      status: status === undefined ? 0 : INK_STATUS.indexOf(status) + 1,
      topic: topics.of[index] as number,
      x: Math.round(left + x * scale),
      y: Math.round(MARGIN + y * scale),
      degree: degrees[index] as number,
    };
  });
  return { height: Math.round(placed.height * scale + 2 * MARGIN), nodes, edges, topics: topics.names };
}
