import { describe, expect, it } from 'vitest';
import { linkGraph } from '../../../../src/core/graph/link-graph.ts';
import { topicsOf } from '../../../../src/core/graph/topics.ts';
import { type VaultValue, vault } from '../../../vault.ts';

/** Paths by topic. */
function topics(files: VaultValue): Record<string, string[]> {
  const garden = vault(files);
  const { names, of } = topicsOf(garden, linkGraph(garden));
  return Object.fromEntries(
    names.map((name, topic) => [
      name,
      garden.entries.filter((_, index) => of[index] === topic).map(({ note }) => note.path),
    ]),
  );
}

const tagged = (tag: string, count: number, prefix: string): VaultValue =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${prefix}${index}.md`, `---\ntags: [${tag}]\n---\n`]),
  );

describe('topics', () => {
  it('are the first tags, a tag below another belonging to it, without regard to case', () => {
    const found = topics({
      ...tagged('架构/注意力', 2, 'a'),
      ...tagged('架构', 1, 'b'),
      ...tagged('NLP', 2, 'c'),
      ...tagged('nlp', 2, 'd'),
    });
    expect(found).toEqual({ NLP: ['c0.md', 'c1.md', 'd0.md', 'd1.md'], 架构: ['a0.md', 'a1.md', 'b0.md'] });
  });

  it('take in a note of a rare tag by its next tag, and one without a tag by its links', () => {
    const found = topics({
      ...tagged('甲', 3, 'a'),
      ...tagged('乙', 3, 'b'),
      'x.md': '---\ntags: [罕见, 乙]\n---\n',
      'y.md': '[[a0]] [[a1]] [[b0]]',
    });
    expect(found.甲).toContain('y.md');
    expect(found.乙).toContain('x.md');
  });

  it('are at most twelve, what is left standing together', () => {
    const files = Object.assign(
      {},
      ...Array.from({ length: 14 }, (_, index) => tagged(`题${index}`, 3, `n${index}-`)),
    ) as VaultValue;
    const found = topics(files);
    expect(Object.keys(found)).toHaveLength(12);
    expect(found.其他).toHaveLength(9);
  });

  it('are folders where few notes have tags, sections by their titles', () => {
    const found = topics({
      'garden.yml': 'sections:\n  - folder: 名\n    title: 名词\n',
      '名/a.md': '',
      '名/b.md': '',
      '名/深/c.md': '',
      '事/d.md': '',
      '事/e.md': '',
      '事/f.md': '---\ntags: [甲]\n---\n',
    });
    expect(found).toEqual({ 事: ['事/d.md', '事/e.md', '事/f.md'], 名词: ['名/a.md', '名/b.md', '名/深/c.md'] });
  });

  it('lie around the most linked notes where there are neither tags nor folders', () => {
    const star = (hub: string) => Object.fromEntries([1, 2, 3].map((number) => [`${hub}${number}.md`, `[[${hub}]]`]));
    const found = topics({ '甲.md': '', '乙.md': '', ...star('甲'), ...star('乙'), '孤.md': '' });
    expect(found).toEqual({
      乙一带: ['乙.md', '乙1.md', '乙2.md', '乙3.md'],
      甲一带: ['甲.md', '甲1.md', '甲2.md', '甲3.md'],
      其他: ['孤.md'],
    });
  });
});
