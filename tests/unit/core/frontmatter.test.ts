import { describe, expect, it } from 'vitest';
import { entryOf, findings, vault } from '../../vault.ts';

const note = (text: string) => entryOf(vault({ 'a.md': text }), 'a.md').note;

describe('properties (OBSIDIAN.md 71–75 and policy)', () => {
  it.each(['image', 'cover'])('%s may be written as a link', (key) => {
    expect(note(`---\n${key}: "[[附件/图.png|300]]"\n---`).frontmatter.image).toBe('附件/图.png');
  });

  it('a link in the description or title reads as its text there, and is a link all the same', () => {
    const garden = vault({
      'a.md': '---\ntitle: "[[b|乙]]篇"\ndescription: "见 [[b|那篇]] 与 [[b#节]]"\n---',
      'b.md': '## 节',
    });
    const { note: read, links } = entryOf(garden, 'a.md');
    expect([read.title, read.frontmatter.description]).toEqual(['乙篇', '见 那篇 与 b > 节']);
    expect(links.map(({ raw }) => `${raw.relation} ${raw.text}`)).toEqual(['description 那篇', 'description b > 节']);
  });

  it('reads YAML, TOML and JSON at the very start alone', () => {
    expect(note('---\ntitle: 甲\n---\n正文').title).toBe('甲');
    expect(note('+++\ntitle = "LLM 原理"\ndate = 2024-09-11\nupdated = 2024-09-14\n+++\n').frontmatter).toMatchObject({
      title: 'LLM 原理',
      date: '2024-09-11',
      updated: '2024-09-14',
    });
    expect(note('---\n{"title": "乙", "tags": ["x"]}\n---\n').frontmatter).toMatchObject({ title: '乙', tags: ['x'] });
    expect(note('\n---\ntitle: 甲\n---\n').title).toBe('a');
  });

  it('72: lists or one plain string; # allowed in tags', () => {
    expect(note('---\ntags: "#甲"\naliases: 一个名字\n---').frontmatter).toMatchObject({
      tags: ['甲'],
      aliases: ['一个名字'],
    });
    expect(note('---\ntags:\n  - 甲\n  - 乙/丙\n---').tags).toEqual(['甲', '乙/丙']);
  });

  it('69: tags compare without case, the first casing is kept', () => {
    expect(note('---\ntags: [LLM]\n---\n#llm #Rag #rag').tags).toEqual(['LLM', 'Rag']);
  });

  it('dates keep the precision they have; impossible ones are named', () => {
    expect(note('---\ndate: 2024-9-1\ncreated: 2024/09\nupdated: 2024\n---').frontmatter).toMatchObject({
      date: '2024-09-01',
      created: '2024-09',
      updated: '2024',
    });
    const garden = vault({ 'a.md': '---\ntitle: x\ndate: 2023-02-30\n---' });
    expect(findings(garden, 'bad-field')).toEqual([['a.md', 'bad-field', 3]]);
  });

  it('73: a link without its quotes is none, and is named at its own line', () => {
    const text = '---\nup: [[乙]]\nlinks:\n  - "[[乙]]"\n  - [[乙]]\nnext: [[乙]]\nplain: [a, b]\n---\n正文';
    const garden = vault({ 'a.md': text, 'b.md': '---\naliases: 乙\n---' });
    expect(entryOf(garden, 'a.md').links.map(({ raw }) => raw.place.line)).toEqual([4, 6]);
    expect(findings(garden, 'bad-field')).toEqual([
      ['a.md', 'bad-field', 2],
      ['a.md', 'bad-field', 5],
    ]);
  });

  it('one bad line costs no other property, and is named with its line', () => {
    const garden = vault({ 'a.md': '---\naliases: [甲]\ntitle: 论文: 一个方法\nen: Good\n---\n正文' });
    expect(entryOf(garden, 'a.md').note.frontmatter).toMatchObject({
      title: '论文: 一个方法',
      en: 'Good',
      aliases: ['甲'],
    });
    expect(findings(garden, 'bad-frontmatter')).toEqual([['a.md', 'bad-frontmatter', 3]]);
  });

  it('an unclosed list does not swallow the lines after it', () => {
    const garden = vault({ 'a.md': '---\ntags: [甲, 乙\ntitle: 题\ndate: 2024-01-02\n---' });
    expect(entryOf(garden, 'a.md').note.frontmatter).toMatchObject({
      tags: ['甲', '乙'],
      title: '题',
      date: '2024-01-02',
    });
  });

  it('74: the title is the frontmatter title, else the file name; a leading H1 changes neither', () => {
    expect(note('# 另一个名字\n').title).toBe('a');
    expect(note('---\ntitle: 甲\n---\n# 甲\n').headings.map(({ depth, text }) => [depth, text])).toEqual([[1, '甲']]);
  });

  it('survives aliases of YAML that would grow without end', () => {
    const bomb = [
      '---',
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((key, at) => `${key}: &${key} [${Array(10).fill(`*${'abcdefgh'[at]}`).join(',')}]`),
      '---',
    ].join('\n');
    const garden = vault({ 'a.md': bomb });
    expect(findings(garden, 'bad-frontmatter').length).toBeGreaterThan(0);
  });

  it('brackets too deep for the reader are named in our words', () => {
    const garden = vault({ 'a.md': `---\na: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\n正文` });
    const messages = garden.diagnostics.map(({ message }) => message);
    expect(messages).toEqual(['属性区的 YAML 写错了：括号套得太深']);
  });
});
