import { describe, expect, it } from 'vitest';
import { decodeGraph, encodeGraph } from '../../../../src/core/graph/global/data.ts';
import { globalGraph } from '../../../../src/core/graph/global/model.ts';
import { linkGraph } from '../../../../src/core/graph/link-graph.ts';
import { planGraph } from '../../../../src/core/pages/graph.ts';
import { siteView } from '../../../../src/core/pages/index.ts';
import { gardenJson } from '../../../../src/shell/garden-json.ts';
import { entryOf, vault } from '../../../vault.ts';

const GARDEN = {
  'a.md': '[[b]] [[b#题]] [[b#没有]] [[a]] [[#己]] [[没有]] ![[图.png]] [[草稿|那篇]]\n\n前置:: [[c]]、[[d]]\n\n![[c]]',
  'b.md': '---\nprerequisites: [a, c]\n---\n# 题\n[回到](a.md)',
  'c.md': '取代:: [[d]]\n\n`[[a]]` %%[[a]]%%',
  'd.md': '没有链接',
  '草稿.md': '---\ndraft: true\n---\n[[a]] [[b]]',
  '图.png': '',
};

/** Pairs of notes as `dist/garden.json` tells them, counted without any of the graph's code. */
function pairsInJson(json: string): string[] {
  const { notes } = JSON.parse(json) as { notes: { path: string; links: { target: string }[] }[] };
  const paths = new Set(notes.map(({ path }) => path));
  const pairs = notes.flatMap(({ path, links }) =>
    links.filter(({ target }) => paths.has(target) && target !== path).map(({ target }) => `${path} ${target}`),
  );
  return [...new Set(pairs)].sort();
}

describe('the link graph', () => {
  const garden = vault(GARDEN);
  const pathOf = (index: number) => garden.entries[index]?.note.path;

  it('equals an independent count over garden.json', () => {
    const edges = linkGraph(garden).map(({ source, target }) => `${pathOf(source)} ${pathOf(target)}`);
    expect(edges.sort()).toEqual(pairsInJson(gardenJson(garden)));
    expect(edges).toEqual(['a.md b.md', 'a.md c.md', 'a.md d.md', 'b.md a.md', 'b.md c.md', 'c.md d.md']);
  });

  it('is what the page says and what the browser gets', () => {
    const [page] = planGraph(garden);
    expect([page?.notes, page?.links]).toEqual([4, 6]);
    const graph = globalGraph(garden);
    const { nodes, links } = decodeGraph(JSON.parse(JSON.stringify(encodeGraph(graph, '/', [0]))), '/');
    expect(
      nodes.map(({ title, href, type, status, topic, x, y, degree }) => [
        title,
        href,
        type,
        status,
        topic,
        x,
        y,
        degree,
      ]),
    ).toEqual(
      graph.nodes.map(({ entry, type, status, topic, x, y, degree }) => [
        entry.note.title,
        entry.href,
        type,
        status,
        topic,
        x,
        y,
        degree,
      ]),
    );
    expect(links).toEqual(graph.edges.map(({ source, target, relation }) => ({ source, target, relation })));
  });

  it('links and backlinks are each other’s mirror', () => {
    const { notes } = JSON.parse(gardenJson(garden)) as {
      notes: { path: string; links: { target: string }[]; backlinks: { source: string }[] }[];
    };
    const forth = notes.flatMap(({ path, links }) =>
      links.filter(({ target }) => target !== path && target.endsWith('.md')).map(({ target }) => `${path} ${target}`),
    );
    const back = notes.flatMap(({ path, backlinks }) => backlinks.map(({ source }) => `${source} ${path}`));
    expect(back.sort()).toEqual(forth.sort());
  });

  it('knows nothing of unpublished notes, on its page and in its data', () => {
    const [page] = planGraph(garden);
    expect(JSON.stringify(page?.view())).not.toContain('草稿');
  });

  it('keeps the name of a typed link and the best of several sentences', () => {
    const edge = (source: string, target: string) =>
      linkGraph(garden).find((found) => pathOf(found.source) === source && pathOf(found.target) === target);
    expect(edge('a.md', 'c.md')?.relation).toBe('前置');
    expect(edge('c.md', 'd.md')?.relation).toBe('取代');
    expect(edge('b.md', 'a.md')).toMatchObject({ relation: '前置', context: { text: '回到' } });
    expect(edge('b.md', 'c.md')).toMatchObject({
      relation: '前置',
      context: { before: '前置：', text: 'c', after: '' },
    });
  });

  it('has a page only where there is a link to draw', () => {
    expect([...planGraph(vault({ 'a.md': '[[a]] [[没有]]', 'b.md': '' }))]).toEqual([]);
    expect(siteView(vault({ 'a.md': '', 'b.md': '' })).links.graph).toBeUndefined();
    expect(siteView(vault({ 'a.md': '[[b]]', 'b.md': '' })).links.graph).toBe('/graph/');
  });

  it('names typed links from both sides', () => {
    expect(entryOf(garden, 'd.md').backlinks.map(({ source, relation }) => [source, relation])).toEqual([
      ['a.md', '前置'],
      ['c.md', '取代'],
    ]);
  });
});
