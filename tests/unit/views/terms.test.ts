import { describe, expect, test } from 'vitest';
import { entryKey, matches } from '../../../src/client/glossary/model.ts';
import { quoteText } from '../../../src/client/share/model.ts';
import { planPages } from '../../../src/core/pages/index.ts';
import type { ConfusablePage, TermsPage, TermView } from '../../../src/core/pages/view-types/terms.ts';
import { entryOf, findings, vault } from '../../vault.ts';

const term = (properties: string, body = '') => `---\ntype: term\n${properties}\n---\n${body}`;
const files = {
  '长上下文.md': term('en: Long context\ncategory: 架构\ndescription: 很长的输入。'),
  '重排序.md': term('en: Reranking\ncategory: 应用'),
  '缩放定律.md': term('en: Scaling law\ncategory: 训练'),
  'KV 缓存.md': term('en: KV cache\ncategory: 架构'),
  '3D 并行.md': term('en: 3D parallelism\ncategory: 架构'),
  '词元.md': term(
    'en: Token\nabbr: tok\ntranslations: [标记, 令牌]\navoid: [令牌]\naliases: [token]\nprerequisites: [分词器, 没写]\ncategory: 数据',
    '词元是单位。后面的话。\n\n$$a+b$$\n\n## 易混\n- [[词表]]：全部词元的清单。\n- 字符：书写单位。\n',
  ),
  '词表.md': term('en: Vocabulary\ncategory: 数据', '## 易混\n- [[词元]]：词表的一项。'),
  '分词器.md': term('en: Tokenizer\ncategory: 数据'),
  '问.md': '---\ntype: question\nterms: ["[[词元]]"]\n---\n',
};
const garden = vault(files);
const pages = [...planPages(garden)];
const index = (address: string) => pages.find((page) => page.address === address) as TermsPage;
const viewOf = (path: string) => {
  const page = pages.find((candidate) => candidate.kind === 'note' && candidate.note.path === path);
  return (page?.kind === 'note' ? page.view : undefined) as TermView;
};

describe('the glossary', () => {
  test('by pinyin, polyphones as they are read here, Latin names under their letter, numerals last', () => {
    expect(index('/terms/').groups.map((group) => [group.label, group.items.map((row) => row.title)])).toEqual([
      ['B', ['标记']],
      ['C', ['长上下文', '重排序', '词表', '词元']],
      ['F', ['分词器']],
      ['K', ['KV 缓存']],
      ['L', ['令牌']],
      ['M', ['没写']],
      ['S', ['缩放定律']],
      ['#', ['3D 并行']],
    ]);
  });

  test('all letters stand in the bar, those without entries are no links', () => {
    const { letters } = index('/terms/');
    expect(letters.map(({ letter }) => letter).join('')).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ#');
    expect(letters.filter(({ id }) => id !== undefined).map(({ letter }) => letter)).toEqual([...'BCFKLMS#']);
  });

  test('by English name and by topic', () => {
    expect(index('/terms/english/').groups.map((group) => group.label)).toEqual([...'KLRSTV#']);
    expect(index('/terms/topic/').groups.map((group) => group.label)).toEqual(['架构', '数据', '训练', '应用']);
  });

  test('another translation leads to the term in use, on the list and by its address', () => {
    const row = index('/terms/')
      .groups.flatMap((group) => group.items)
      .find(({ title }) => title === '标记');
    expect([row?.see, row?.href]).toEqual(['词元', entryOf(garden, '词元.md').href]);
    expect(garden.redirects.map(({ from, to }) => [from, to])).toEqual([
      ['/biao-ji/', '词元.md'],
      ['/ling-pai/', '词元.md'],
    ]);
  });

  test('a name that nobody has written is marked and leads nowhere', () => {
    const row = index('/terms/')
      .groups.flatMap((group) => group.items)
      .find(({ title }) => title === '没写');
    expect(row).toMatchObject({ missing: true, href: '', see: undefined });
  });

  test('ids are unique', () => {
    const ids = index('/terms/').groups.flatMap((group) => group.items.map((row) => row.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('confused terms once as a pair, each beside what the other says of it', () => {
    const { pairs } = pages.find((page) => page.kind === 'confusable') as ConfusablePage;
    expect(pairs.map(({ sides }) => sides.map((side) => [side.title, side.said]))).toEqual([
      [
        ['词表', ['全部词元的清单。']],
        ['词元', ['词表的一项。']],
      ],
      [
        ['词元', []],
        ['字符', ['书写单位。']],
      ],
    ]);
  });
});

describe('the page of a term', () => {
  const view = viewOf('词元.md');
  test('names, reading, formula, what is not written yet, questions', () => {
    expect(view).toMatchObject({
      pinyin: 'ci yuan',
      translations: [
        { name: '标记', avoided: false },
        { name: '令牌', avoided: true },
      ],
      missing: ['没写'],
    });
    expect(view.formula).toContain('<math');
    expect(view.questions.map((item) => item.title)).toEqual(['问']);
  });
  test('a term without description is defined by its first sentence', () =>
    expect(view.copy).toBe('词元（Token, tok）：词元是单位。'));
  test('a citation at its end leaves no hole in it', () => {
    const cited = vault({ '甲.md': '---\ntype: term\n---\n甲是乙 [@x]。后文。' });
    const list = [...planPages(cited)].find((page) => page.kind === 'terms') as TermsPage;
    expect(list.groups[0]?.items[0]?.definition).toBe('甲是乙。');
  });
  test('copying adds the address', () =>
    expect(quoteText(view.copy, '/terms/token/', 'https://a.org')).toBe(
      '词元（Token, tok）：词元是单位。来源 https://a.org/terms/token/',
    ));
});

describe('checks', () => {
  test('a deprecated translation in use is named; quoted, or part of a longer name, it is not', () => {
    const notes = { ...files, 'a.md': '用令牌计费。', 'b.md': '所谓「令牌」与令牌环。', '令牌环.md': '' };
    expect(findings(vault(notes), 'deprecated-term')).toEqual([['a.md', 'deprecated-term', 1]]);
  });
  test('one translation of two terms', () => {
    const notes = {
      'a.md': term('translations: [调校]'),
      'b.md': term('translations: [调校]'),
      '微调.md': term(''),
      'c.md': term('translations: [微调]'),
    };
    expect(findings(vault(notes), 'duplicate-translation')).toEqual([
      ['b.md', 'duplicate-translation', 1],
      ['c.md', 'duplicate-translation', 1],
    ]);
  });
  test('a polyphone without a checked reading; the tables and garden.yml settle it', () => {
    expect(findings(vault({ '行距.md': term(''), '长上下文.md': term('') }), 'unchecked-reading')).toEqual([
      ['行距.md', 'unchecked-reading', 1],
    ]);
    expect(
      findings(vault({ 'garden.yml': 'pinyin: { 行距: hang ju }', '行距.md': term('') }), 'unchecked-reading'),
    ).toEqual([]);
  });
});

describe('the filter', () => {
  const key = entryKey({ text: '注意力机制Attention', pinyin: 'zhu yi li ji zhi' });
  test.each(['zyl', 'zhuyi', '注意', 'attention', 'ATTEN', 'zhu yi', "zhu'yi'li", ''])('%s finds 注意力机制', (typed) =>
    expect(matches(key, typed)).toBe(true),
  );
  test.each(['zhuli', '意注', 'x'])('%s does not', (typed) => expect(matches(key, typed)).toBe(false));
});
