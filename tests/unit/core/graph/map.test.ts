import { describe, expect, it } from 'vitest';
import { type Dot, dotsMarkup, drawnLines } from '../../../../src/core/graph/global/drawing.ts';
import { dotScale, placeLabels, shorten, sizeOf } from '../../../../src/core/graph/global/geometry.ts';
import { globalGraph } from '../../../../src/core/graph/global/model.ts';
import { reasonFiles } from '../../../../src/core/graph/global/reasons.ts';
import { planGraph } from '../../../../src/core/pages/graph.ts';
import { vault } from '../../../vault.ts';

const bounds = { left: -500, top: -500, right: 500, bottom: 500 };
const options = { font: 10, taken: [], bounds, most: 99 };
const named = (text: string, x: number, y: number) => ({ text, x, y, radius: 4 });

describe('names on the map', () => {
  it('stand right of their dot, else left, below or above; never on one another', () => {
    const found = placeLabels(
      [named('甲甲', 0, 0), named('乙乙', 40, 0), named('丙丙', -12, 0), named('丁丁', 5, 14)],
      options,
    );
    expect(found.map(({ node, anchor }) => [node, anchor])).toEqual([
      [0, 'start'],
      [1, 'start'],
      [2, 'end'],
      [3, 'start'],
    ]);
  });

  it('give way to those that come first, and to what is no place for a name', () => {
    expect(placeLabels([named('甲甲甲', 0, 0), named('乙乙乙', 2, 2)], options).map(({ node }) => node)).toEqual([0]);
    expect(
      placeLabels([named('甲', 0, 0)], { ...options, taken: [{ left: -90, top: -90, right: 90, bottom: 90 }] }),
    ).toEqual([]);
  });

  it('cover as few of the other dots as they can', () => {
    const [first] = placeLabels([named('甲甲', 0, 0), named('', 14, 2), named('', 20, -2), named('', -12, 0)], {
      ...options,
      most: 1,
    });
    expect(first?.anchor).toBe('middle');
    const [second] = placeLabels([named('甲甲', 0, 0), named('', 14, 0)], { ...options, most: 1 });
    expect(second?.anchor).toBe('end');
  });

  it('stay within bounds and within their number', () => {
    expect(placeLabels([named('甲甲甲甲', 490, 0)], options)[0]?.anchor).toBe('end');
    expect(placeLabels([named('甲', 0, 0), named('乙', 200, 0)], { ...options, most: 1 })).toHaveLength(1);
  });

  it('are cut to eleven characters of Han', () => {
    expect(shorten('混合专家模型的训练与推理及部署', 8)).toBe('混合专家模型的…');
    expect(shorten('Attention', 8)).toBe('Attention');
  });
});

describe('dots and lines', () => {
  const dot = (index: number, topic: number, degree: number): Dot => ({
    title: `${index}`,
    type: 'term',
    status: index % 4,
    topic,
    degree,
    x: index,
    y: index,
  });

  it('grow with the links and shrink with the crowd', () => {
    expect([0, 2, 3, 20, 50, 51].map(sizeOf)).toEqual([0, 0, 1, 2, 3, 4]);
    expect(dotScale(100)).toBe(1);
    expect(dotScale(5000)).toBeLessThan(0.4);
  });

  it('are rings for first prints, and for no status only where others have one', () => {
    const dots = [0, 1, 2, 3].map((index) => dot(index, 0, 1));
    const groups = (markup: string) =>
      Object.fromEntries(
        [...markup.matchAll(/s(\d) d\d">(.*?)<\/g>/g)].map(([, status, inner]) => [
          status,
          inner?.includes('class="hole"'),
        ]),
      );
    expect(groups(dotsMarkup(dots, true))).toEqual({ 0: true, 1: true, 2: false, 3: false });
    expect(groups(dotsMarkup(dots.slice(0, 1), false))).toEqual({ 0: false });
  });

  it('are no ball of hair: of each note four lines in its topic and one out of it, the strongest', () => {
    const dots = Array.from({ length: 40 }, (_, index) => dot(index, index < 20 ? 0 : 1, 39));
    const lines = dots.flatMap((_, source) =>
      dots.flatMap((_, target) => (source < target ? [{ source, target }] : [])),
    );
    const drawn = drawnLines(dots, lines);
    expect(drawn.length).toBeLessThanOrEqual(40 * 5);
    const touched = new Set(drawn.flatMap(({ source, target }) => [source, target]));
    expect(touched.size).toBe(40);
    expect(drawnLines(dots, lines)).toEqual(drawn);
  });

  it('are fewer to a dot where there are thousands, and still touch every dot', () => {
    const ring = (count: number) => {
      const dots = Array.from({ length: count }, (_, index) => dot(index, 0, 12));
      const lines = dots.flatMap((_, index) =>
        [1, 2, 3, 4, 5, 6].map((step) => ({ source: index, target: (index + step) % count })),
      );
      return drawnLines(dots, lines);
    };
    expect(ring(3000).length / 3000).toBeLessThan((ring(300).length / 300) * 0.6);
    expect(new Set(ring(3000).flatMap(({ source, target }) => [source, target])).size).toBe(3000);
  });
});

describe('the map of a garden', () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 60; index++)
    files[`${index}.md`] =
      `---\ntags: [${index % 2 ? '甲' : '乙'}]\n---\n这一句说到[[${(index * 7) % 60}|它]]，还有[[${(index + 1) % 60}]]。${'长'.repeat(200)}`;
  const garden = vault(files);

  it('is the same to the last byte in two builds', () => {
    const view = () => {
      const [page] = planGraph(vault(files));
      return JSON.stringify(page?.view());
    };
    expect(view()).toBe(view());
  });

  it('tells why each link is there, in files of bounded size', () => {
    const graph = globalGraph(garden);
    const found = reasonFiles(graph);
    expect(found.length).toBeGreaterThan(1);
    const told = Object.assign({}, ...found.map(({ json }) => JSON.parse(json))) as Record<string, { why: string[][] }>;
    const why = graph.edges.map(({ context: { before, text, after } }) => [before, text, after]);
    expect(graph.nodes.flatMap((_, index) => told[index]?.why ?? [])).toEqual(why);
    for (const { first, json } of found) expect(Object.keys(JSON.parse(json))[0]).toBe(String(first));
  });
});
