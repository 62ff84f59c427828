import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planPages, siteView } from '../../../src/core/pages/index.ts';
import type { AsOfPage, TimelinePage } from '../../../src/core/pages/view-types/timeline.ts';
import { timelineOf } from '../../../src/core/views/timeline/timeline.ts';
import { findings, vault } from '../../vault.ts';

const timeline = (body: string) => `---\ntype: timeline\n---\n${body}`;
const ids = (files: Record<string, string>) => timelineOf(vault(files)).map((event) => event.id);

describe('events', () => {
  test('list items and paragraphs that begin with a date, in order of time', () => {
    const body =
      '导言一段。\n\n- **2017-06-12** [[Transformer]] 发表。 #模型 #转折点\n  为什么要紧：可以并行。\n- 2012年：AlexNet\n\n**2016年9月**\n    WaveNet。\n\n在 2014 年, 注意力出现。\n';
    const garden = vault({ '年表.md': timeline(body), 'Transformer.md': '' });
    const events = timelineOf(garden);
    expect(events.map((event) => event.date.start)).toEqual(['2012', '2014', '2016-09', '2017-06-12']);
    expect(events.at(-1)).toMatchObject({
      id: '2017-06-transformer',
      turning: true,
      lanes: ['模型'],
      why: ['可以并行。'],
    });
  });

  test('a year over items without dates is one event that holds them; over dated items it only lends its year', () => {
    const garden = vault({
      'a.md': timeline(
        '- 2018 年\n  - 谷歌发布BERT\n  - OpenAI发布GPT-1\n- 2019 年\n  - 2月：GPT-2\n  - 6月12日，XLNet\n',
      ),
    });
    const events = timelineOf(garden);
    expect(events.map((event) => event.date.start)).toEqual(['2018', '2019-02', '2019-06-12']);
    expect(events[0]?.details).toEqual([['OpenAI发布GPT-1']]);
  });

  test('a date alone in its paragraph dates the paragraph below it', () => {
    const events = timelineOf(vault({ 'a.md': timeline('**2020年5月**\n\nGPT-3 发布。\n\n又一段。') }));
    expect(events).toHaveLength(1);
    expect(events[0]?.text).toEqual(['GPT-3发布。']);
  });

  test('notes of type event stand among them, with dates of any form', () => {
    const garden = vault({
      'a.md': timeline('- 2018-10 BERT\n- 2018 概述'),
      'b.md': '---\ntype: event\ndate: 约 2018 年春\ndescription: 一句话\n---\n',
    });
    expect(timelineOf(garden).map((event) => event.date.start + (event.date.part ?? ''))).toEqual([
      '2018',
      '2018春',
      '2018-10',
    ]);
    expect(findings(garden).filter(([, rule]) => rule === 'bad-field')).toEqual([]);
  });

  test('ids stay when another event comes, and two alike are told apart', () => {
    const first = '- 2017-06-12 [[Transformer]]\n';
    const files = (body: string) => ({ 'a.md': timeline(body), 'Transformer.md': '' });
    expect(ids(files(`${first}- 2015 [[Transformer]] 前传`))).toContain('2017-06-transformer');
    const two = ids(files(`${first}- 2017-06-20 [[Transformer]] 开源`));
    expect(new Set(two).size).toBe(2);
    expect(two.every((id) => /^2017-06-transformer-[0-9a-z]{4}$/.test(id))).toBe(true);
  });

  test('impossible and ambiguous dates are named with their line', () => {
    const garden = vault({ 'a.md': timeline('- 2017-02-30 甲\n- 6/12/2017 乙\n- 2017-03 丙') });
    expect(findings(garden).filter(([, rule]) => rule.endsWith('-date'))).toEqual([
      ['a.md', 'impossible-date', 4],
      ['a.md', 'ambiguous-date', 5],
    ]);
    expect(timelineOf(garden).map((event) => event.date.start)).toEqual(['2017-02', '2017-03']);
  });

  test('a heading lends its year to deeper headings, and no further', () => {
    const garden = vault({
      'a.md': timeline('## 2021年\n\n### 下半年\n\n- 8月5日 甲\n\n## 没有年份\n\n- 3月5日 乙'),
    });
    expect(timelineOf(garden).map((event) => event.date.start)).toEqual(['2021-08-05']);
    expect(findings(garden, 'ambiguous-date')).toEqual([['a.md', 'ambiguous-date', 12]]);
  });

  test('a day linked to its own note is a date', () => {
    const events = timelineOf(vault({ 'a.md': timeline('- [[2019-11-05]] GPT-2 全部放出'), '2019-11-05.md': '' }));
    expect(events.map(({ date, text }) => [date.start, text])).toEqual([['2019-11-05', ['GPT-2全部放出']]]);
  });

  test('an event of its own: a day that no calendar has is placed by its month, none at all is named', () => {
    const event = (date: string) => `---\ntype: event\n${date}---\n`;
    const garden = vault({
      'a.md': event('date: 2019-02-30\n'),
      'b.md': event(''),
      'c.md': event('date: 6/12/2017\n'),
    });
    expect(timelineOf(garden).map(({ source, date }) => [source, date.start])).toEqual([['a.md', '2019-02']]);
    expect(findings(garden).filter(([, rule]) => /date|field/.test(rule))).toEqual([
      ['a.md', 'impossible-date', 3],
      ['b.md', 'bad-field', 1],
      ['c.md', 'ambiguous-date', 3],
    ]);
  });

  test('dates in other notes are no events', () => {
    expect(vault({ 'a.md': '- **2017-06-12** x' }).entries[0]?.note.facts).toBeUndefined();
  });
});

describe('the timelines of the seeds', () => {
  const seed = (name: string) => readFileSync(new URL(`../../fixtures/seeds/${name}`, import.meta.url), 'utf8');
  test.each([
    ['000.md', 11],
    ['004.md', 10],
    ['002.md', 9],
  ])('%s holds %i', (name, count) => {
    expect(
      timelineOf(vault({ 'garden.yml': 'sections: [{ folder: 年表, type: timeline }]', [`年表/${name}`]: seed(name) })),
    ).toHaveLength(count);
  });

  test('2018 of the third holds two', () => {
    const garden = vault({ 'garden.yml': 'sections: [{ folder: 年表, type: timeline }]', '年表/a.md': seed('002.md') });
    const event = timelineOf(garden).find(({ date }) => date.start === '2018');
    expect([event?.text, ...(event?.details ?? [])]).toHaveLength(2);
  });
});

describe('pages', () => {
  const files = {
    'garden.yml': 'bibliography: r.bib',
    'r.bib':
      '@misc{vaswani, title={Attention}, author={Vaswani and others}, year={2017}, eprint={1706.03762}, archiveprefix={arXiv}}\n@misc{late, title={Late}, year={2023}}',
    '年表/一.md': timeline(
      '开篇。\n\n- **2017-06-12** [[注意力]] [@vaswani] #模型 #转折点\n- **2018** 其后 #论文\n- **约 2017-06** 存疑 #论文\n',
    ),
    '术语/注意力.md': '---\ntype: term\nen: attention\npaper: vaswani\n---\n定义。',
    '术语/后来.md': '---\ntype: term\nen: later\npaper: late\n---\n定义。',
    '存疑/问.md': '---\ntype: question\n---\n有据 [@vaswani]。',
  };
  const pages = [...planPages(vault(files))];
  const page = <P>(address: string) => pages.find((candidate) => candidate.address === address) as P;

  test('years, lanes, introduction', () => {
    const { years, lanes, turning, count, density } = page<TimelinePage>('/timeline/');
    expect(years.map((year) => year.year)).toEqual(['2017', '2018']);
    expect(years[0]?.eras.map((era) => [era.title, era.intro])).toEqual([['一', ['开篇。']]]);
    expect(lanes.map((lane) => lane.id)).toEqual(['lun-wen', 'mo-xing']);
    expect([turning, count]).toEqual([1, 3]);
    expect(density.map((year) => year.quarters.map((quarter) => quarter.count))).toEqual([
      [0, 2, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('as of a turning point: nothing that was not yet known', () => {
    const asOf = page<AsOfPage>('/timeline/2017-06/');
    expect(asOf.turning.map((event) => event.id)).toEqual(['2017-06-attention']);
    expect(asOf.recent).toEqual([]);
    expect(asOf.terms.flatMap((group) => group.items.map((item) => item.title))).toEqual(['注意力']);
    expect(asOf.questions.map((item) => item.title)).toEqual(['问']);
  });

  test('notes and works know their events', () => {
    const note = pages.find((candidate) => candidate.kind === 'note' && candidate.note.path === '术语/注意力.md');
    expect(note?.kind === 'note' && note.events?.map((event) => event.href)).toEqual(['/timeline/#2017-06-attention']);
  });
});

describe('doors', () => {
  const nav = (files: Record<string, string>) => siteView(vault(files)).nav.map((item) => [item.title, item.href]);
  test('a vault without such notes has none', () => {
    expect(nav({ 'a.md': '[[b]]', 'b.md': '- **2017-06-12** x' })).toEqual([]);
    expect([...planPages(vault({ 'terms.md': 'x', 'timeline.md': 'y' }))].map((page) => page.address)).toEqual(
      expect.arrayContaining(['/terms/', '/timeline/']),
    );
  });
  test('one note of a type opens its door', () => {
    expect(nav({ 'a.md': timeline('- 2017 x') })).toEqual([['年表', '/timeline/']]);
  });
  test('a section of the type is the door, under its own name', () => {
    expect(
      nav({
        'garden.yml': 'sections: [{ folder: 大事, slug: events, type: timeline, title: 大事记 }]',
        '大事/a.md': '- 2017 x',
      }),
    ).toEqual([['大事记', '/timeline/']]);
  });
});
