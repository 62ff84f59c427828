import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../src/core/checks/index.ts';
import { readConfig } from '../../../src/core/config.ts';
import { vault } from '../../vault.ts';

const read = (text: string) => readConfig(text, { folderName: '夹', strictLineBreaks: false });
const said = (text: string): string => {
  try {
    read(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('garden.yml', () => {
  it.each([
    ['nothing', ''],
    ['a comment', '# 标题\n'],
    ['keys without a value', 'title:\nsections:\nexclude:\n  folders:\n'],
  ])('with %s is as good as none', (_name, text) => {
    expect(read(text)).toEqual(readConfig(undefined, { folderName: '夹', strictLineBreaks: false }));
  });

  // One line, in Chinese: where, what is wrong, what was expected.
  it.each([
    ['title: x\ntitel: y', 2, /titel.*是不是 title/],
    ['lagn: zh', 1, /lagn.*是不是 lang/],
    ['Title: x', 1, /是不是 title/],
    ['exclude:\n  foldrs: [a]', 2, /exclude\.foldrs.*是不是 folders/],
    ['sections:\n  - folder: a\n    slgu: b', 3, /是不是 slug/],
    ['severities:\n  broken-lnik: error', 2, /是不是 broken-link/],
    ['severities:\n  broken-link: fatal', 2, /error、warning、info、off/],
    ['完全不同: 1', 1, /可用的键：title、/],
    ['lang: zh\nmdx: maybe', 2, /mdx.*true 或 false/],
    ['title: 2024', 1, /title.*文字.*引号/],
    ['exclude: {tags: 草稿}', 1, /exclude\.tags.*列表/],
    ['exclude: 私人', 1, /exclude.*键: 值/],
    ['sections:\n  - slug: a', 2, /sections\.0\.folder.*文字/],
    ['sections:\n  - {folder: a, slug: 术语}', 2, /slug.*小写字母/],
    ['url: example.org', 1, /https:\/\/example\.org/],
    ['url: https://example.org/garden/', 1, /--base/],
    ['edit: https://example.org/', 1, /\{path\}/],
    ['- a', 1, /键: 值/],
    ['title: [a\n', 2, /YAML.*括号/],
    ['a:\n\tb: c', 2, /制表符/],
    ['title: a\ntitle: b', 2, /两次/],
    ['title: a\n---\ntitle: b', 2, /---/],
    ['title: *nowhere', 1, /引用/],
  ])('%j is refused in one line', (text, line, expected) => {
    expect(said(text)).toMatch(expected);
    expect(said(text)).toMatch(new RegExp(`^garden\\.yml:${line}：[^\\n]+$`));
    expect(said(text)).not.toMatch(/Invalid|expected/);
  });

  it('an alias that blows up is refused, too', () => {
    const bomb = `a: &a [x]\n${[...'bcdefgh'].map((key, at) => `${key}: &${key} [${`*${'abcdefgh'[at]},`.repeat(9)}]`).join('\n')}`;
    expect(said(bomb)).toMatch(/^garden\.yml:1：.*引用/);
  });
});

describe('what garden.yml names and the vault does not have', () => {
  const found = (config: string) =>
    runChecks(vault({ 'garden.yml': config, '私人/日记.md': 'x', '术语/词.md': 'y' }))
      .filter(({ rule }) => rule === 'missing-path')
      .map(({ message, hint }) => `${message}；${hint}`);

  it('a home that is not there', () => {
    expect(found('home: 术语/词汇.md')).toEqual([expect.stringMatching(/home.*术语\/词汇\.md.*是不是 术语\/词\.md/)]);
    expect(found('home: 术语/词.md')).toEqual([]);
  });

  it('a folder that is spelled almost like one that is there: its notes would be published', () => {
    expect(found('exclude: {folders: [私入]}')).toEqual([expect.stringMatching(/私入.*是不是 私人/)]);
    expect(found('exclude: {folders: [/私人/, 日志库]}\nsections: [{folder: 术语}]')).toEqual([]);
  });
});
