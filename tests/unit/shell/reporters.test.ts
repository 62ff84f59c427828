import { describe, expect, test } from 'vitest';
import { diagnostic, type RuleName } from '../../../src/core/diagnostic.ts';
import { vaultPath } from '../../../src/core/path.ts';
import { REPORTERS } from '../../../src/shell/reporters/index.ts';

const at = (file: string, line: number, rule: RuleName, message: string, hint?: string) =>
  diagnostic(rule, { file: vaultPath(file), line, column: 5 }, message, hint);

const FOUND = [
  at('b.md', 2, 'broken-link', '链接「x」没有目标。', '最相近的是「y」。'),
  at('a.md', 10, 'broken-link', '一'),
  at('a.md', 9, 'no-site-url', '二'),
  at('a.md', 9, 'bad-frontmatter', '三'),
];
const CONTEXT = { vault: '/repo/notes', repository: '/repo' };

describe('json', () => {
  test('sorted by file, line, rule, with exactly the keys of CONTRACT.md in their order', () => {
    const parsed = JSON.parse(REPORTERS.json(FOUND, CONTEXT));
    expect(parsed.map((entry: { message: string }) => entry.message)).toEqual([
      '三',
      '二',
      '一',
      '链接「x」没有目标。',
    ]);
    expect(JSON.stringify(parsed[3])).toBe(
      '{"file":"b.md","line":2,"column":5,"rule":"broken-link","severity":"warning","message":"链接「x」没有目标。","hint":"最相近的是「y」。"}',
    );
    expect(parsed[0]).toEqual({
      file: 'a.md',
      line: 9,
      column: 5,
      rule: 'bad-frontmatter',
      severity: 'error',
      message: '三',
      hint: '',
    });
  });

  test('nothing found is an empty array', () => {
    expect(JSON.parse(REPORTERS.json([], CONTEXT))).toEqual([]);
  });
});

describe('github', () => {
  test('one command a finding, the file relative to the repository', () => {
    expect(REPORTERS.github(FOUND, CONTEXT).split('\n')).toEqual([
      '::error file=notes/a.md,line=9,col=5,title=bad-frontmatter::三',
      '::notice file=notes/a.md,line=9,col=5,title=no-site-url::二',
      '::warning file=notes/a.md,line=10,col=5,title=broken-link::一',
      '::warning file=notes/b.md,line=2,col=5,title=broken-link::链接「x」没有目标。 最相近的是「y」。',
      '',
    ]);
  });

  test('characters that end a property or a command are escaped', () => {
    const odd = at('50%, a:b.md', 1, 'broken-link', '100%\n::error::x');
    expect(REPORTERS.github([odd], CONTEXT)).toBe(
      '::warning file=notes/50%25%2C a%3Ab.md,line=1,col=5,title=broken-link::100%25%0A::error::x\n',
    );
  });
});

describe('text', () => {
  test('a line that editors can open, the hint below, counts at the end', () => {
    expect(REPORTERS.text(FOUND.slice(0, 2), CONTEXT)).toBe(
      [
        'a.md:10:5 警告 一 [broken-link]',
        'b.md:2:5 警告 链接「x」没有目标。 [broken-link]',
        '    最相近的是「y」。',
        '0 个错误，2 个警告，0 条提示。',
        '',
      ].join('\n'),
    );
  });

  test('says so where nothing was found', () => {
    expect(REPORTERS.text([], CONTEXT)).toBe('没有发现问题。\n');
  });
});
