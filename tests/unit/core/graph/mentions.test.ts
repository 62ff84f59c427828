import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Automaton } from '../../../../src/core/graph/mentions/automaton.ts';
import { mentionContext, mentionedAs, mentionPlace } from '../../../../src/core/graph/mentions/find-mentions.ts';
import { entryOf, type VaultValue, vault } from '../../../vault.ts';

/** Names found in `text` as `[target, text as it stands]`, each target once. */
function found(text: string, others: VaultValue): [string, string][] {
  const garden = vault({ 'a.md': text, ...others });
  return garden.entries.flatMap((entry) =>
    entry.mentions
      .filter(({ source }) => source === 'a.md')
      .map((mention): [string, string] => [entry.note.path, mentionedAs(mention)]),
  );
}

describe('the automaton', () => {
  it('finds what looking at every place finds, in any text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '注', '意', '力'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 12 }),
        fc.array(word).map((words) => words.join('')),
        (patterns, text) => {
          const expected: string[] = [];
          for (let end = 1; end <= text.length; end++)
            for (let start = 0; start < end; start++) {
              const pattern = patterns.indexOf(text.slice(start, end));
              if (pattern >= 0) expected.push(`${start} ${end} ${pattern}`);
            }
          expect(
            new Automaton(patterns).search(text).map(({ start, end, pattern }) => `${start} ${end} ${pattern}`),
          ).toEqual(expected);
        },
      ),
    );
  });
});

describe('names', () => {
  it('are the file name, the title, the aliases and the English name', () => {
    const others = { '名/词元.md': '---\ntitle: 记号\naliases: [令牌]\nen: Token\n---\n' };
    for (const name of ['词元', '记号', '令牌', 'Token', 'token'])
      expect(found(`这里的${name}，`, others)).toEqual([['名/词元.md', name]]);
  });

  it('of two Han characters or three letters at least; a number or a date is none', () => {
    expect(
      found('熵、RL、KL散度、2024-01-02 与 RLHF', { '熵.md': '', 'RL.md': '', 'RLHF.md': '', '2024-01-02.md': '' }),
    ).toEqual([['RLHF.md', 'RLHF']]);
  });

  it('that two notes claim name neither; a file name comes before an alias', () => {
    expect(found('对齐', { 'x/对齐.md': '', 'y/对齐.md': '' })).toEqual([]);
    expect(found('对齐', { 'x.md': '---\naliases: [对齐]\n---', 'y.md': '---\naliases: [对齐]\n---' })).toEqual([]);
    expect(found('对齐', { '对齐.md': '', 'y.md': '---\naliases: [对齐]\n---' })).toEqual([['对齐.md', '对齐']]);
  });

  it('of acronyms are compared letter by letter, others without case', () => {
    expect(found('a rag, the palm, RAG', { 'RAG.md': '', 'PaLM.md': '', 'Transformer.md': '' })).toEqual([
      ['RAG.md', 'RAG'],
    ]);
    expect(found('transformer', { 'Transformer.md': '' })).toEqual([['Transformer.md', 'transformer']]);
  });

  it('stand with and without the space between Han and Latin', () => {
    expect(found('用KV缓存，或 KV 缓存', { 'KV 缓存.md': '' })).toEqual([['KV 缓存.md', 'KV缓存']]);
  });

  it('take no part with `mentions: false`, in either direction', () => {
    expect(found('参数与损失', { '参数.md': '---\nmentions: false\n---\n', '损失.md': '' })).toEqual([
      ['损失.md', '损失'],
    ]);
    expect(found('---\nmentions: false\n---\n参数', { '参数.md': '' })).toEqual([]);
  });
});

describe('places', () => {
  const others = { '注意力.md': '', 'GPT.md': '', '自注意力.md': '' };

  it.each([
    ['a link', '[[注意力]] [注意力](https://example.org) [注意力][x]\n\n[x]: https://example.org'],
    ['code', '`注意力` 与\n\n```\n注意力\n```\n\n    注意力'],
    ['math', '$注意力$ 与 $$\\text{注意力}$$'],
    ['an address', '见https://example.org/GPT/?q=GPT'],
    ['a tag', '#注意力'],
    ['a comment', '%%注意力%%'],
    ['raw HTML', '<div>注意力</div>\n\n一个 <code>GPT</code> 与 <a href="https://example.org">GPT</a>'],
    ['an embed', '![[注意力.png]] ![注意力](图.png)'],
    ['code of two ticks', '``注意力 ` ``'],
    ['a fence of tildes', '~~~\n注意力\n~~~'],
    ['code in a list', '- 项\n\n      注意力'],
    ['an address in angles', '<https://example.org/GPT>'],
    ['an address without scheme', '见 www.example.org/GPT/ 一页'],
    ['an address of a note', 'obsidian://open?vault=x&file=GPT'],
    ['a letter box', 'GPT@example.org'],
    ['a host', '打开 GPT.com'],
    ['the title of a link', '[词](https://example.org "注意力")'],
    ['a link that leads nowhere', '[[没有的注意力]]'],
    ['the name of a footnote', '句[^注意力]\n\n[^注意力]: 注'],
    ['a citation', '句 [@注意力2020]'],
    ['a comment of HTML', '<!-- 注意力 -->'],
    ['a style or a script', '<style>.注意力{}</style>\n\n<script>let 注意力</script>'],
    ['a property', '---\ndescription: 注意力\n---\n文'],
  ])('never in %s', (_, text) => {
    expect(found(text, others)).toEqual([]);
  });

  it('in headings, lists, tables, quotes, callouts and footnotes', () => {
    for (const text of [
      '## 注意力',
      '- 注意力',
      '| 注意力 |\n| --- |\n| 二 |',
      '> 注意力',
      '> [!note] 注意力',
      '正文[^1]\n\n[^1]: 注意力',
      '**注意力**',
    ])
      expect(found(text, others)).toEqual([['注意力.md', '注意力']]);
  });

  it('where what looks like code or math is none', () => {
    for (const text of ['没有关上的 `注意力', '花 $5 买注意力 $3', '$x$注意力$y$', '`码`注意力`码`', '#标签 注意力'])
      expect(found(text, others)).toEqual([['注意力.md', '注意力']]);
  });

  it('a name within which emphasis begins is whole', () => {
    expect(found('自**注意力**', others)).toEqual([['自注意力.md', '自注意力']]);
  });

  it('after raw HTML and links on the same line', () => {
    expect(found('<b>粗</b>的 [[GPT]] 与  注意力', others)).toEqual([['注意力.md', '注意力']]);
  });

  it('the longest name wins, and what it covers is not named', () => {
    expect(found('自注意力', others)).toEqual([['自注意力.md', '自注意力']]);
    expect(found('注意力与自注意力', others)).toEqual([
      ['注意力.md', '注意力'],
      ['自注意力.md', '自注意力'],
    ]);
    expect(found('强化学习率', { '强化学习.md': '', '学习率.md': '' })).toEqual([['强化学习.md', '强化学习']]);
  });

  it('a name that two notes claim, and that of the note itself, cover shorter ones too', () => {
    expect(found('自注意力', { '注意力.md': '', 'x/自注意力.md': '', 'y/自注意力.md': '' })).toEqual([]);
    const garden = vault({ '自注意力.md': '自注意力是……', '注意力.md': '' });
    expect(entryOf(garden, '注意力.md').mentions).toEqual([]);
  });
});

describe('edges', () => {
  it.each([
    ['GPTs', []],
    ['ChatGPT', []],
    ['GPT-4', ['GPT']],
    ['Self-GPT', []],
    ['GPT.5', []],
    ['GPT3', []],
    ['GPT_x', []],
    ['GPT.', ['GPT']],
    ['“GPT”', ['GPT']],
    ['用GPT写', ['GPT']],
    ['BERT/GPT', ['GPT']],
    ['ＧGPT', []],
    ['myGPT', []],
    ['приGPT', []],
    ['\u{10400}GPT', []],
    ['𠀀GPT', ['GPT']],
    ['😀GPT😀', ['GPT']],
    ["GPT's", ['GPT']],
    ['GPT.md', []],
  ])('Latin names need a word boundary: %s', (text, expected) => {
    expect(found(text, { 'GPT.md': '' }).map(([, name]) => name)).toEqual(expected);
  });

  it('a name that begins with a joint is none where a word stands before it', () => {
    expect(found('ASP.NET', { '.NET.md': '' })).toEqual([]);
    expect(found('用 .NET 写', { '.NET.md': '' })).toEqual([['.NET.md', '.NET']]);
  });

  it('letters with marks are letters', () => {
    const others = { 'b.md': '---\naliases: [Übersetzung]\n---\n' };
    expect(found('Übersetzungen', others)).toEqual([]);
    expect(found('die Übersetzung', others)).toEqual([['b.md', 'Übersetzung']]);
  });

  it('Han edges agree with the dictionary, whatever other names stand in the same paragraph', () => {
    const others = { '学书.md': '', '参数.md': '', '损失.md': '' };
    expect(found('参数，他在读文学书。损失', others)).toEqual([
      ['参数.md', '参数'],
      ['损失.md', '损失'],
    ]);
  });

  it('Han edges agree with the dictionary', () => {
    expect(found('他在读文学书', { '学书.md': '' })).toEqual([]);
    expect(found('多头注意力里', { '意力.md': '', '注意力.md': '' })).toEqual([['注意力.md', '注意力']]);
    expect(found('中国人民', { '国人.md': '' })).toEqual([]);
  });

  it('or the name is longer than the word that the dictionary puts across the edge', () => {
    expect(found('从上下文学到规律', { '上下文.md': '', '文学.md': '' })).toEqual([['上下文.md', '上下文']]);
  });
});

describe('edges of equally long words', () => {
  it.each([
    ['模型的权重里有', ['权重']],
    ['也说词元，', ['词元']],
    ['已对齐的模型', ['对齐']],
    ['随句子而变的词表示', []],
    ['那部分词不会', []],
    ['须由人设定', []],
  ])('the name wins where what it leaves can stand alone: %s', (text, expected) => {
    const others = { '权重.md': '', '词元.md': '', '对齐.md': '', '词表.md': '', '分词.md': '', '人设.md': '' };
    expect(found(text, others).map(([, name]) => name)).toEqual(expected);
  });
});

describe('mentions', () => {
  it('carry the first place, with its line and its sentence', () => {
    const garden = vault({
      'a.md': '---\ntitle: 甲\n---\n\n# 甲\n\n第一段。\n\n第二行\n说到注意力的一句话。后一句也说注意力。',
      '注意力.md': '',
    });
    const [mention, ...more] = entryOf(garden, '注意力.md').mentions;
    if (mention === undefined) throw new Error('no mention');
    expect(more).toEqual([]);
    expect(mentionPlace(mention)).toMatchObject({ file: 'a.md', line: 10 });
    expect(mentionContext(mention)).toMatchObject({ before: expect.stringMatching(/说到$/), text: '注意力' });
  });

  it('are not told of a note that links to the other, nor of a note itself', () => {
    const garden = vault({
      'a.md': '[[b|乙]]，再说词元',
      'b.md': '---\ntitle: 词元\n---\n词元是……',
      'c.md': '![[b]] 词元',
      'd.md': '---\nprerequisites: [b]\n---\n词元',
    });
    expect(entryOf(garden, 'b.md').mentions).toEqual([]);
  });

  it('tell nothing of unpublished notes', () => {
    const garden = vault({
      'a.md': '词元与草稿名',
      'b.md': '---\ndraft: true\n---\n词元',
      '草稿名.md': '---\npublish: false\n---',
      '词元.md': '',
    });
    expect(garden.entries.flatMap((entry) => entry.mentions.map(({ source, target }) => [source, target]))).toEqual([
      ['a.md', '词元.md'],
    ]);
  });

  it('never lead to the front page', () => {
    const garden = vault({ '首页.md': '---\ntitle: 花园名\n---', 'a.md': '花园名在此，首页也在。' });
    expect(entryOf(garden, '首页.md').mentions).toEqual([]);
  });
});
