import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../src/core/checks/index.ts';
import { type VaultValue, vault } from '../../vault.ts';

/** Findings of one rule as `file:line:column message / hint`. */
const told = (files: VaultValue, rule: string) =>
  runChecks(vault(files))
    .filter((found) => found.rule === rule)
    .map(({ place, message, hint }) => `${place.file}:${place.line}:${place.column} ${message} / ${hint ?? ''}`);

describe('a broken link names the nearest notes', () => {
  const AROUND = {
    '名词/注意力.md': '---\nen: Attention\naliases: [聚焦机制]\n---\n文',
    '乙.md': '文',
    '无关的很长名字.md': '文',
    '密.md': '---\npublish: false\n---\n文',
  };
  it.each([
    ['主义力', '是不是 注意力？'], // by pinyin
    ['注意里', '是不是 注意力？'],
    ['注力', '是不是 注意力？'],
    ['目录/注意', '是不是 注意力？'],
    ['聚焦机智', '是不是 聚焦机制？'],
    ['Atention', '是不是 注意力？'], // by its English name
    ['全然不存在的东西', '新建它，或改正名字'],
    ['密码', '新建它，或改正名字'], // an unpublished note is named nowhere
  ])('[[%s]]', (wrong, hint) => {
    const message = `没有「${wrong}」这篇札记`;
    expect(told({ ...AROUND, '甲.md': `文\n\n- 见 [[${wrong}]]` }, 'broken-link')).toEqual([
      `甲.md:3:5 ${message} / ${hint}`,
    ]);
  });
});

describe('findings about properties stand at their lines', () => {
  it('duplicate-alias', () => {
    const files = { '甲.md': '---\ntitle: 题\naliases:\n  - 一\n  - 二\n---\n', '乙.md': '---\naliases: 二\n---\n' };
    expect(told(files, 'duplicate-alias').map((line) => line.split(' ')[0])).toEqual(['乙.md:2:1', '甲.md:5:1']);
  });

  it('duplicate-slug', () => {
    const files = {
      '甲.md': '---\ntitle: 题\npermalink: /x/\n---\n',
      '乙.md': '---\ntitle: 题\nen: b\nslug: x\n---\n',
      '丙.md': '+++\ntitle = "题"\nslug = "x"\n+++\n',
    };
    const places = told(files, 'duplicate-slug').map((line) => line.split(' ')[0]);
    const lines: Record<string, string> = { '甲.md': '甲.md:3:1', '乙.md': '乙.md:4:1', '丙.md': '丙.md:3:1' };
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect(Object.values(lines)).toContain(place);
  });

  it('redirect_from that another note holds', () => {
    const files = {
      '甲.md': '---\npermalink: /x/\n---\n',
      '乙.md': '---\ntitle: 题\nredirect_from:\n  - /y/\n  - /x/\n---\n',
    };
    expect(told(files, 'duplicate-slug').map((line) => line.split(' ')[0])).toEqual(['乙.md:5:1']);
  });
});
