import { describe, expect, it } from 'vitest';
import { type LayoutEdge, type LayoutNode, layout } from '../../../../src/core/graph/layout.ts';

/** Three clusters of forty, each a ring with chords, and a few links across. */
const NAMES = ['架构', '训练', '推理'];
const nodes: LayoutNode[] = Array.from({ length: 120 }, (_, index) => ({
  key: `札记 ${index}.md`,
  cluster: index % 3,
  radius: 5,
}));
const edges: LayoutEdge[] = nodes.flatMap((_, index): LayoutEdge[] => [
  [index, (index + 3) % 120],
  [index, (index + 21) % 120],
  ...(index % 10 === 0 ? [[index, (index + 1) % 120] as const] : []),
]);

describe('the layout', () => {
  const first = layout(nodes, edges, NAMES);

  it('is the same for equal graphs, whatever was laid out between and in whatever order their links come', () => {
    layout(nodes.slice(0, 30), [], NAMES);
    expect(layout(nodes, edges, NAMES)).toEqual(first);
    expect(layout(nodes, [...edges].reverse(), NAMES)).toEqual(first);
  });

  it('is of whole numbers that begin at nought and differ from node to node', () => {
    expect(first.points.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0)).toBe(true);
    expect(Math.min(...first.points.map(({ x }) => x))).toBe(0);
    expect(Math.max(...first.points.map(({ y }) => y))).toBe(first.height);
    expect(new Set(first.points.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
  });

  it('keeps the clusters apart: most nodes lie nearest to the middle of their own', () => {
    const middles = NAMES.map((_, cluster) => {
      const own = first.points.filter((_, index) => nodes[index]?.cluster === cluster);
      return {
        x: own.reduce((sum, { x }) => sum + x, 0) / own.length,
        y: own.reduce((sum, { y }) => sum + y, 0) / own.length,
      };
    });
    const right = first.points.filter((point, index) => {
      const distances = middles.map(({ x, y }) => Math.hypot(point.x - x, point.y - y));
      return distances.indexOf(Math.min(...distances)) === nodes[index]?.cluster;
    });
    expect(right.length).toBeGreaterThan(nodes.length * 0.95);
  });

  it.each([
    ['one link fewer', nodes, edges.slice(1)],
    ['one link more', nodes, [...edges, [4, 77] as const]],
  ])('moves little with %s', (_, changedNodes, changedEdges) => {
    const changed = layout(changedNodes, changedEdges, NAMES);
    const moved = first.points.map(({ x, y }, index) =>
      Math.hypot(x - (changed.points[index]?.x ?? 0), y - (changed.points[index]?.y ?? 0)),
    );
    moved.sort((a, b) => a - b);
    expect(moved[Math.floor(moved.length * 0.5)]).toBeLessThan(first.width * 0.015);
    expect(moved[Math.floor(moved.length * 0.9)]).toBeLessThan(first.width * 0.04);
  });

  it('lays out a graph of one, of two and of none', () => {
    expect(layout([], [], []).points).toEqual([]);
    expect(layout([{ key: 'a', cluster: 0, radius: 3 }], [], ['甲']).points).toEqual([{ x: 0, y: 0 }]);
    const two = layout(
      [
        { key: 'a', cluster: 0, radius: 3 },
        { key: 'b', cluster: 0, radius: 3 },
      ],
      [[0, 1]],
      ['甲'],
    );
    expect(two.points[0]).not.toEqual(two.points[1]);
  });
});
