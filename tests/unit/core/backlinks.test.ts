import { describe, expect, it } from 'vitest';
import { gardenJson } from '../../../src/shell/garden-json.ts';
import { entryOf, findings, leads, vault } from '../../vault.ts';

const contexts = (files: Record<string, string>, path: string) =>
  entryOf(vault(files), path).backlinks.map(({ context }) => context.before + context.text + context.after);

describe('backlinks (OBSIDIAN.md 76–78, CONTRACT dist/)', () => {
  it('give the sentence of the link, not its neighbours, when it is long enough', () => {
    const sentence = '它让每个词元都能看到整句里的其他词元，所以比[[b|循环网络]]更容易并行地训练。';
    const found = contexts(
      { 'a.md': `前一句说的是别的事情，与这里没有关系。${sentence}后一句也是别的。`, 'b.md': '' },
      'b.md',
    );
    expect(found).toEqual(['它让每个词元都能看到整句里的其他词元，所以比循环网络更容易并行地训练。']);
  });

  it('take a neighbour in where the sentence is shorter than 20 characters', () => {
    expect(contexts({ 'a.md': '见[[b]]。这一句补足上下文的长度到二十个字。', 'b.md': '' }, 'b.md')[0]).toBe(
      '见b。这一句补足上下文的长度到二十个字。',
    );
  });

  it('stay within 80 characters and keep the link', () => {
    const long = `${'甲'.repeat(100)}，[[b|这里]]，${'乙'.repeat(100)}`;
    const [context = ''] = contexts({ 'a.md': long, 'b.md': '' }, 'b.md');
    expect(context).toContain('这里');
    expect(context.length).toBeLessThanOrEqual(82);
  });

  it('come from wikilinks, Markdown links, embeds and properties, in any place', () => {
    const garden = vault({
      'a.md':
        '---\nup: "[[b]]"\nprerequisites: [b]\n---\n# 题 [[b]]\n\n> [!note] [[b]]\n> 说[[b]]\n\n| 表 |\n| --- |\n| [[b\\|x]] |\n\n- [ ] 做[b](b.md)\n\n![[b]]\n\n注[^1]\n\n[^1]: 见[[b]]',
      'b.md': '',
    });
    const kinds = entryOf(garden, 'a.md').links.map(({ raw }) => raw.kind);
    expect(kinds.filter((kind) => kind === 'property')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'embed')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'markdown')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'wikilink')).toHaveLength(5);
    expect(entryOf(garden, 'b.md').backlinks).toHaveLength(9);
  });

  it('never come from code, math, comments, raw HTML, or the note itself', () => {
    const source =
      '`[[b]]`\n\n```\n[[b]]\n```\n\n$[[b]]$\n\n%%[[b]]%%\n\n<!-- [[b]] -->\n\n<div>[[b]]</div>\n\n[[#自己]] [[a]]';
    const garden = vault({ 'a.md': source, 'b.md': '' });
    expect(entryOf(garden, 'b.md').backlinks).toEqual([]);
    expect(entryOf(garden, 'a.md').backlinks).toEqual([]);
  });

  it('of a property are `key: text`; of an embed alone on its line its heading, else the title', () => {
    expect(contexts({ 'a.md': '---\nup: "[[b|乙]]"\n---', 'b.md': '' }, 'b.md')).toEqual(['up: 乙']);
    expect(contexts({ 'a.md': '## 节\n\n![[b]]', 'b.md': '' }, 'b.md')).toEqual(['节']);
    expect(contexts({ '甲.md': '![[b]]', 'b.md': '' }, 'b.md')).toEqual(['甲']);
  });

  it('of an embed alone on its line among others too; of one in a sentence the sentence, with its name marked', () => {
    expect(contexts({ 'a.md': '## 节\n\n上一行\n![[b]]\n下一行', 'b.md': '' }, 'b.md')).toEqual(['节']);
    const garden = vault({ 'a.md': '见图 ![[b|那篇]]，它说得更明白，这一句也够二十个字了。', 'b.md': '' });
    expect(entryOf(garden, 'b.md').backlinks[0]?.context).toEqual({
      before: '见图 ',
      text: '那篇',
      after: '，它说得更明白，这一句也够二十个字了。',
    });
  });

  it('of a link that holds only a picture show what the picture is called', () => {
    expect(contexts({ 'a.md': '[![流程](x.png)](b.md)', 'b.md': '', 'x.png': '' }, 'b.md')).toEqual(['流程']);
  });

  it('count an embed once, for its direct target alone', () => {
    const garden = vault({ 'a.md': '![[b]]', 'b.md': '![[c]]', 'c.md': '' });
    expect(entryOf(garden, 'c.md').backlinks.map(({ source }) => source)).toEqual(['b.md']);
  });

  it.each<[string, (string | undefined)[]]>([
    ['(前置:: [[b]]) 与 [延伸:: [[c]]]，[[d]]', ['前置', '延伸', undefined]],
    ['见 (前置:: [[b]]、[[c]]（一）(二) 与 [[d]])', ['前置', '前置', '前置']],
    ['前置:: [[b]]，(反驳:: [[c]])，[[d]]', ['前置', '反驳', '前置']],
    ['写作 std::vector 的 [[b]]，(a:: x) [[c]] 与 [[d]]', [undefined, undefined, undefined]],
    ['- 前置:: [[b]]\n- [[c]]\n- 取代:: [[d]]', ['前置', undefined, '取代']],
  ])('a name before :: types the links on its line, in brackets those up to the bracket: %s', (text, relations) => {
    const garden = vault({ 'a.md': text, 'b.md': '', 'c.md': '', 'd.md': '' });
    expect(entryOf(garden, 'a.md').links.map(({ raw }) => raw.relation)).toEqual(relations);
  });

  it('know the name of a typed link', () => {
    const garden = vault({ 'a.md': '前置:: [[b]]、[[c]]\n\n普通 [[d]]', 'b.md': '', 'c.md': '', 'd.md': '' });
    expect(entryOf(garden, 'a.md').links.map(({ raw }) => raw.relation)).toEqual(['前置', '前置', undefined]);
  });
});

describe('unpublished notes (policy on OBSIDIAN.md 75)', () => {
  const files = {
    'garden.yml': 'exclude: { folders: [私], tags: [藏] }\n',
    'a.md': '见 [[秘密|那件事]]、[[私/b]]、[[c]]、[[d]]',
    '秘密.md': '---\npublish: false\n---\n[[a]] ![[图.png]]',
    '私/b.md': '',
    '私/d.md': '---\npublish: true\n---',
    'c.md': '#藏/深处',
    '图.png': '',
  };

  it('are no entries, give no backlinks and publish no files', () => {
    const garden = vault(files);
    expect(garden.entries.map(({ note }) => note.path)).toEqual(['a.md', '私/d.md']);
    expect(entryOf(garden, 'a.md').backlinks).toEqual([]);
    expect([...garden.files]).toEqual([]);
  });

  it('are not told on by a link that says their alias or title: its own words are all that is left of it', () => {
    const garden = vault({
      'a.md': '[[暗号|那篇]] [[密题#节|这篇]]',
      'b.md': '---\ndraft: true\naliases: [暗号, 明号]\ntitle: 密题\n---',
      'c.md': '---\naliases: [明号]\n---\n[[明号]]',
    });
    expect(leads(garden, 'a.md')).toEqual(['unpublished', 'unpublished']);
    expect(gardenJson(garden)).not.toMatch(/暗号|密题/);
    expect(findings(garden, 'unpublished-target')).toHaveLength(2);
    // An alias of a published note is that note's alone.
    expect(leads(garden, 'c.md')).toEqual(['c.md']);
    expect(findings(garden, 'duplicate-alias')).toEqual([]);
  });

  it('stay hidden however the name of the property is cased', () => {
    const files = { 'a.md': '---\nPublish: false\n---', 'b.md': '---\nDRAFT: true\n---', 'c.md': '' };
    expect(vault(files).entries.map(({ note }) => note.path)).toEqual(['c.md']);
  });

  it('stay hidden where the property that hides them is written wrong', () => {
    const garden = vault({
      'a.md': '---\npublish: fasle\n---',
      'b.md': '---\ndraft: [true\n---',
      'c.md': '+++\ndraft = true\ntitle = 破\n+++',
    });
    expect(garden.entries).toEqual([]);
  });
});
