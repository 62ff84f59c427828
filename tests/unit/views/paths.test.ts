import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/index.ts';
import { planPages } from '../../../src/core/pages/index.ts';
import type { PathsPage, PathView } from '../../../src/core/pages/view-types/paths.ts';
import type { TermView } from '../../../src/core/pages/view-types/terms.ts';
import type { VaultPath } from '../../../src/core/path.ts';
import { duration, minutesIn } from '../../../src/core/views/paths/paths.ts';
import { cyclesIn, orderTo, prerequisitesOf } from '../../../src/core/views/paths/prerequisites.ts';
import { findings, vault } from '../../vault.ts';

const term = (prerequisites: string, body = '') => `---\ntype: term\nprerequisites: [${prerequisites}]\n---\n${body}`;
const chain = { '丁.md': term('乙, 丙'), '丙.md': term('乙'), '乙.md': term('甲'), '甲.md': term('') };
const path = (body: string, properties = '') => `---\ntype: path\n${properties}\n---\n${body}`;

describe('prerequisites', () => {
  test('everything before a note, in an order in which it can be learnt', () => {
    expect(orderTo(prerequisitesOf(vault(chain)), '丁.md' as VaultPath)).toEqual(['甲.md', '乙.md', '丙.md']);
  });

  test('typed links in the text count as well', () => {
    const garden = vault({ 'a.md': '前置:: [[b]]', 'b.md': '' });
    expect(orderTo(prerequisitesOf(garden), 'a.md' as VaultPath)).toEqual(['b.md']);
  });

  test('a cycle is one finding that names the chain, and ends nothing', () => {
    const garden = vault({ '甲.md': term('丙'), '乙.md': term('甲'), '丙.md': term('乙'), '丁.md': term('甲') });
    const found = runChecks(garden).filter(({ rule }) => rule === 'prerequisite-cycle');
    expect(found.map(({ message, place }) => [place.file, message])).toEqual([
      ['丙.md', '前置成环：丙 → 乙 → 甲 → 丙'],
    ]);
    expect(orderTo(prerequisitesOf(garden), '丁.md' as VaultPath)).toHaveLength(3);
  });

  test('a note that asks for itself, and two cycles apart', () => {
    expect(findings(vault({ 'a.md': term('a') }), 'prerequisite-cycle')).toEqual([['a.md', 'prerequisite-cycle', 1]]);
    expect(
      findings(
        vault({ 'a.md': term('b'), 'b.md': term('a'), 'c.md': term('d'), 'd.md': term('c') }),
        'prerequisite-cycle',
      ),
    ).toHaveLength(2);
  });

  test('no cycle, no finding; a term tells its whole way', () => {
    const garden = vault(chain);
    expect(findings(garden, 'prerequisite-cycle')).toEqual([]);
    const page = [...planPages(garden)].find((candidate) => candidate.kind === 'note' && candidate.title === '丁');
    expect(((page?.kind === 'note' ? page.view : undefined) as TermView).route.map((item) => item.title)).toEqual([
      '甲',
      '乙',
      '丙',
    ]);
  });
});

describe('paths', () => {
  const body =
    '开篇。\n\n1. [[甲]]（20分钟）：先看这个。\n2. [[乙]]（1.5小时）\n3. [[没有]]：还没写。\n\n说明：\n\n- 不是一站。\n';
  const garden = vault({
    ...chain,
    '路.md': path(body, 'goal: "[[丁]]"\naudience: 学生'),
    '短.md': path('1. [[甲]]（5分钟）'),
  });
  const pages = [...planPages(garden)];

  test('stations, minutes and goal, the shortest path first', () => {
    const { paths } = pages.find((page) => page.kind === 'paths') as PathsPage;
    expect(paths.map((card) => [card.title, card.duration, card.goal?.title])).toEqual([
      ['短', '5分钟', undefined],
      ['路', '1小时50分钟', '丁'],
    ]);
    expect(paths[1]?.stations.map((stop) => [stop.title, stop.minutes, stop.href === undefined])).toEqual([
      ['甲', 20, false],
      ['乙', 90, false],
      ['没有', undefined, true],
    ]);
  });

  test('what the goal rests on, and what of it the path visits', () => {
    const page = pages.find((candidate) => candidate.kind === 'note' && candidate.title === '路');
    const view = (page?.kind === 'note' ? page.view : undefined) as PathView;
    expect(view.order.map((item) => [item.title, item.on])).toEqual([
      ['甲', true],
      ['乙', true],
      ['丙', false],
    ]);
  });

  test('a station before its prerequisite is named with its line', () => {
    const wrong = vault({ ...chain, '路.md': path('1. [[丙]]\n2. [[甲]]\n3. [[丁]]') });
    expect(findings(wrong, 'path-order')).toEqual([['路.md', 'path-order', 5]]);
    expect(findings(garden, 'path-order')).toEqual([]);
  });

  test.each([
    ['（30分钟）：x', 30],
    ['（约 2 小时）', 120],
    ['(45 min)', 45],
    ['：30分钟', undefined],
  ])('%s', (text, minutes) => expect(minutesIn(text)).toBe(minutes));
  test.each([
    [360, '6小时'],
    [5, '5分钟'],
    [0, '0分钟'],
  ])('%i → %s', (minutes, text) => expect(duration(minutes)).toBe(text));
});

test('a chain of thousands neither overflows nor costs every page its whole length', () => {
  const count = 2000;
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`n${at}.md`, at === 0 ? '' : `---\nprerequisites: [n${at - 1}]\n---\n`]),
  );
  const garden = vault({ ...files, 'n0.md': `---\nprerequisites: [n${count - 1}]\n---\n` });
  const graph = prerequisitesOf(garden);
  expect(orderTo(graph, 'n1999.md' as VaultPath)).toHaveLength(count - 1);
  expect(orderTo(graph, 'n1999.md' as VaultPath, 10).length).toBeLessThanOrEqual(11);
  expect(cyclesIn(graph).map((chain) => chain.length)).toEqual([count + 1]);
});
