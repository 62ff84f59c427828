import { describe, expect, test } from 'vitest';
import { questionFeed } from '../../../src/core/furniture/question-feed.ts';
import { planPages } from '../../../src/core/pages/index.ts';
import type { QuestionsPage } from '../../../src/core/pages/view-types/questions.ts';
import type { AsOfPage } from '../../../src/core/pages/view-types/timeline.ts';
import { isStale } from '../../../src/core/views/questions/questions.ts';
import { findings, vault } from '../../vault.ts';

const question = (properties: string, body = '') => `---\ntype: question\n${properties}\n---\n${body}`;
const SOUND =
  '## 支持\n- 甲说[@a]。\n\n## 反对\n- 乙说[@a]。\n\n## 什么会改变判断\n- 见到丙。\n\n## 判断记录\n- **2024-01-02** 约四成（0.4）：先这样。\n- **2025-06** 约六成（0.6）：见[[词]]。\n';
const files = {
  'garden.yml': 'bibliography: r.bib\nurl: https://a.org',
  'r.bib': '@misc{a, title={A}, year=2017}',
  '词.md': '',
  '存疑/一.md': question('state: 有进展\nprogress: 2024-05\nreviewed: 2025-06-01\nwhy: 要紧。', SOUND),
  '存疑/二.md': question('state: 有进展\nprogress: 2025-01\nreviewed: 2025-12-01', SOUND),
  '存疑/三.md': question('', SOUND),
  '存疑/四.md': question('state: 已解', SOUND),
};
const garden = vault(files, { now: '2025-12-31' });
const pages = [...planPages(garden)];
const board = pages.find((page) => page.kind === 'questions') as QuestionsPage;

test('the latest judgement is the one of the latest date, whichever way they are written', () => {
  const newestFirst = SOUND.replace(/(- \*\*2024.*)\n(- \*\*2025.*)\n/, '$2\n$1\n');
  expect(newestFirst).not.toBe(SOUND);
  const one = [...planPages(vault({ 'q.md': question('', newestFirst), '词.md': '' }))];
  const [group] = (one.find((page) => page.kind === 'questions') as QuestionsPage).groups;
  expect(group?.items[0]?.judgement?.date).toBe('2025-06');
});

describe('the board', () => {
  test('by state, the latest progress first; a question without a state is open', () => {
    expect(board.groups.map((group) => [group.label, group.items.map((card) => card.title)])).toEqual([
      ['有进展', ['二', '一']],
      ['未解', ['三']],
      ['已解', ['四']],
    ]);
  });

  test('evidence on two sides, the latest judgement with its links', () => {
    const card = board.groups[0]?.items[1];
    expect(card?.support).toEqual(['甲说<span class="citation">（<a href="/papers/a/">A，2017</a>）</span>。']);
    expect(card?.against).toHaveLength(1);
    expect(card?.judgement).toMatchObject({ date: '2025-06', label: '2025-06' });
    expect(card?.judgement?.html).toMatch(/^约六成（0\.6）：见<a href="[^"]+">词<\/a>。$/);
  });

  test('nobody looked for more than 180 days before the garden’s now', () => {
    expect(
      board.groups
        .flatMap((group) => group.items)
        .filter((card) => card.stale)
        .map((card) => card.title),
    ).toEqual(['一']);
    expect([
      isStale('2025-07-04', '2025-12-31'),
      isStale('2025-07-03', '2025-12-31'),
      isStale(undefined, '2025-12-31'),
    ]).toEqual([false, true, false]);
  });

  test('an answered question keeps its address', () => {
    const page = pages.find((candidate) => candidate.kind === 'note' && candidate.title === '四');
    expect(page?.address).toBe('/cun-yi/si/');
  });

  test('a feed of judgements where the address is known', () => {
    const feed = questionFeed(garden) ?? '';
    expect(feed.match(/<entry>/g)).toHaveLength(8);
    expect(feed).toContain('<updated>2025-06-01T00:00:00Z</updated>');
    expect(feed).not.toMatch(/href=&quot;\//);
    expect(questionFeed(vault({ ...files, 'garden.yml': 'bibliography: r.bib' }))).toBeUndefined();
  });
});

describe('checks', () => {
  const rules = (body: string, properties = '') =>
    findings(
      vault({
        'garden.yml': 'bibliography: r.bib',
        'r.bib': '@misc{a, title={A}}',
        'q？.md': question(properties, body),
        '文.md': '---\ntype: paper\n---\n',
      }),
    )
      .filter(([path]) => path === 'q？.md')
      .map(([, rule, line]) => [rule, line])
      .filter(([rule]) =>
        ['question-without-test', 'unsupported-answer', 'uncited-evidence', 'bad-field'].includes(rule as string),
      );

  test('a title that asks nothing', () =>
    expect(rules(SOUND.replace('见[[词]]', '好'), 'title: 关于注意力')).toEqual([['bad-field', 1]]));
  test('a sound question has none', () => expect(rules(SOUND.replace('见[[词]]', '好'))).toEqual([]));
  test('nothing that would change the judgement', () =>
    expect(rules('正文。')).toEqual([['question-without-test', 1]]));
  test('answered without evidence', () => expect(rules('正文。', 'state: 已解')).toEqual([['unsupported-answer', 1]]));
  test('evidence without citation; links to other hosts and to paper notes are sources', () => {
    expect(
      rules(
        '## 支持\n- 没有出处。\n- 有[出处](https://a.org)。\n- 见[[文]]。\n- 见[[q？]]。\n\n## 什么会改变判断\n- 丙',
      ),
    ).toEqual([
      ['uncited-evidence', 6],
      ['uncited-evidence', 9],
    ]);
  });
  test('a state that does not exist', () =>
    expect(rules(SOUND.replace('见[[词]]', '好'), 'state: 快了')).toEqual([['bad-field', 1]]));
});

test('as of a month: a question that was answered by then is none', () => {
  const turning = '---\ntype: timeline\n---\n- **2024-03** x #转折点\n- **2025-07** y #转折点\n';
  const all = [...planPages(vault({ ...files, '年表.md': turning }))];
  const asked = (month: string) =>
    (all.find((page) => page.address === `/timeline/${month}/`) as AsOfPage).questions.map((item) => item.title);
  expect(asked('2024-03')).toContain('四');
  expect(asked('2025-07')).not.toContain('四');
});
