import { describe, expect, test } from 'vitest';
import { moveOf, stepAfter } from '../../../src/client/steps/model.ts';
import { planPages } from '../../../src/core/pages/index.ts';
import type { PipelinePage, StageView } from '../../../src/core/pages/view-types/pipeline.ts';
import { stagesOf } from '../../../src/core/views/pipeline/stages.ts';
import { vault } from '../../vault.ts';

const stage = (properties: string, body = '') => `---\ntype: stage\n${properties}\n---\n${body}`;
const files = {
  '丙.md': stage('order: 3\nnext: []\neffort: { compute: 5, data: 9 }'),
  '甲.md': stage('order: 1\nen: First', '## 输入\n- 一\n- [[乙]]\n\n## 规模\n约三成。'),
  '乙.md': stage('order: 2\nnext: ["[[丙]]"]\nbranches: ["[[甲]]"]'),
  '丁.md': stage(''),
};
const garden = vault(files);
const pages = [...planPages(garden)];
const page = pages.find((candidate) => candidate.kind === 'pipeline') as PipelinePage;
const viewOf = (path: string) => {
  const found = pages.find((candidate) => candidate.kind === 'note' && candidate.note.path === path);
  return (found?.kind === 'note' ? found.view : undefined) as StageView;
};

describe('stages', () => {
  test('by order, those without one last; next is the one after where nothing is said, an empty list ends it', () => {
    expect(stagesOf(garden).map(({ entry, next, branches }) => [entry.note.title, next, branches])).toEqual([
      ['甲', [2], []],
      ['乙', [3], [1]],
      ['丙', [], []],
      ['丁', [], []],
    ]);
  });

  test('cards tell what stands under their headings', () => {
    expect(page.stages[0]?.facts.map(({ label, lines }) => [label, lines.length])).toEqual([
      ['输入', 2],
      ['规模', 1],
    ]);
    expect(page.stages[0]?.facts[0]?.lines[1]).toContain('href="/yi/"');
  });

  test('effort stays between nought and five; what is not said is not shown as nought', () => {
    expect(page.efforts.map((row) => row.values)).toEqual([
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
      [5, 5, undefined],
      [undefined, undefined, undefined],
    ]);
    expect(
      ([...planPages(vault({ 'a.md': stage('') }))].find((found) => found.kind === 'pipeline') as PipelinePage).efforts,
    ).toEqual([]);
  });

  test('the page of a stage knows where it stands', () => {
    expect(viewOf('乙.md')).toMatchObject({
      number: 2,
      count: 4,
      previous: [{ title: '甲' }],
      next: [{ title: '丙' }],
      branches: [{ title: '甲' }],
    });
  });
});

describe('the drawing', () => {
  const links = (svg: string) => [...svg.matchAll(/<a href="([^"]+)"/g)].map((match) => match[1]);
  test('every stage is a link, none is marked on the overview', () => {
    expect(links(page.svg)).toEqual(page.stages.map((card) => card.href));
    expect(page.svg).not.toContain('aria-current');
  });
  test('on its own page a stage is marked', () => {
    expect(viewOf('乙.md').svg).toMatch(/<a href="\/yi\/" aria-current="page">/);
    expect(viewOf('乙.md').svg.match(/aria-current/g)).toHaveLength(1);
  });
  test('branches are dashed, names are escaped and clipped', () => {
    expect(page.svg.match(/class="branch"/g)).toHaveLength(1);
    const svg = (
      [...planPages(vault({ 'a<b>&一二三四五六七八九十一二三四五.md': stage('') }))].find(
        (found) => found.kind === 'pipeline',
      ) as PipelinePage
    ).svg;
    expect(svg).toContain('a&lt;b&gt;&amp;');
    expect(svg).toMatch(/…<\/tspan>/);
  });
});

describe('the sentence', () => {
  const named = (...titles: string[]) =>
    [
      ...planPages(
        vault(Object.fromEntries(titles.map((title, index) => [`${title}.md`, stage(`order: ${index + 1}`)]))),
      ),
    ].find((found) => found.kind === 'pipeline') as PipelinePage;
  test('travels only a pipeline that trains a language model', () => {
    expect(page.travel).toBeUndefined();
    expect(named('备料', '和面', '发酵', '烘烤').travel).toBeUndefined();
  });
  test('each step happens at the stage that is about it, once', () => {
    const { stages, travel } = named(
      '数据采集',
      '清洗',
      '分词器',
      '预训练',
      '继续预训练',
      '监督微调',
      '人类反馈强化学习',
      '可验证奖励的强化学习',
      '部署',
    );
    expect(travel).toBeDefined();
    expect(stages.map((card) => card.steps)).toEqual([
      ['raw'],
      ['clean'],
      ['tokens'],
      ['loss'],
      [],
      ['tuning'],
      [],
      ['reward'],
      ['generation'],
    ]);
  });
});

describe('stepping through a figure', () => {
  test.each([
    [0, 'previous', 0],
    [0, 'next', 1],
    [2, 'next', 2],
    [1, 'first', 0],
    [1, 'last', 2],
  ] as const)('from %i, %s → %i', (from, move, to) => expect(stepAfter(from, 3, move)).toBe(to));
  test('keys', () =>
    expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'a', 'toString'].map(moveOf)).toEqual([
      'next',
      'previous',
      'first',
      'last',
      undefined,
      undefined,
    ]));
});
