import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { localGraph } from '../../../../src/core/graph/local-svg.ts';
import { neighbourhood } from '../../../../src/core/graph/neighbourhood.ts';
import { entryOf, type VaultValue, vault } from '../../../vault.ts';

function groups(files: VaultValue, path: string): Record<string, [string, string | undefined][]> {
  const garden = vault(files);
  const found = neighbourhood(garden, entryOf(garden, path));
  return Object.fromEntries(
    found.map(({ label, items }) => [
      label,
      items.map((item): [string, string | undefined] => [item.path, item.relation]),
    ]),
  );
}

describe('the local graph', () => {
  it('groups what comes before, what follows, what is linked both ways and one way, each note once', () => {
    const files = {
      'a.md': '---\nprerequisites: [早]\n---\n[[双]] [[出]] [[早]] [[出#没有]]',
      '早.md': '',
      '晚.md': '前置:: [[a]]',
      '双.md': '[[a]]',
      '出.md': '',
      '入.md': '[[a]]',
      '草.md': '---\ndraft: true\n---\n[[a]]',
    };
    expect(groups(files, 'a.md')).toEqual({
      前置: [['早.md', undefined]],
      延伸: [['晚.md', undefined]],
      相关: [['双.md', undefined]],
      引用: [
        ['出.md', undefined],
        ['入.md', undefined],
      ],
    });
  });

  it('puts a typed link into the group that it names, from both sides', () => {
    const files = {
      'a.md': '延伸:: [[后]]\n相关:: [[旁]]\n\n[[b]]',
      'b.md': '---\nnext: 后\nrelated: "[[a]]"\n---\n',
      '后.md': '',
      '旁.md': '',
    };
    expect(groups(files, 'a.md')).toEqual({
      延伸: [['后.md', undefined]],
      相关: [
        ['b.md', undefined],
        ['旁.md', undefined],
      ],
    });
    expect(groups(files, '后.md')).toEqual({
      前置: [
        ['a.md', undefined],
        ['b.md', undefined],
      ],
    });
    expect(groups(files, '旁.md')).toEqual({ 相关: [['a.md', undefined]] });
  });

  it('names other typed links from this side', () => {
    const files = { 'a.md': '取代:: [[b]]', 'b.md': '', 'c.md': '反驳:: [[a]]' };
    expect(groups(files, 'a.md')).toEqual({
      引用: [
        ['b.md', '取代'],
        ['c.md', '反驳'],
      ],
    });
    expect(groups(files, 'b.md')).toEqual({ 引用: [['a.md', '取代此篇']] });
  });

  it('holds thirty notes with the one in the middle, each a link, in two kilobytes', () => {
    const files: Record<string, string> = { 'a.md': '' };
    for (let index = 0; index < 50; index++) {
      files['a.md'] += `[[第${index}篇说的是很长的一件事情的札记]] `;
      files[`第${index}篇说的是很长的一件事情的札记.md`] = '';
    }
    const garden = vault(files);
    const svg = localGraph('a', neighbourhood(garden, entryOf(garden, 'a.md')));
    expect(svg.match(/<a href="\/[^"]+"/g)).toHaveLength(29);
    expect(gzipSync(svg).length).toBeLessThanOrEqual(2048);
  });
});
