import { describe, expect, it } from 'vitest';
import { entryOf, vault } from '../../../vault.ts';

const related = (files: Record<string, string>, path: string) =>
  entryOf(vault(files), path).related.map(({ path: other, tie }) => [other, tie]);

describe('related notes', () => {
  it('are linked by the same note, link to the same notes or cite the same works', () => {
    expect(related({ 'a.md': '[[x]] [[y]]', 'x.md': '', 'y.md': '' }, 'x.md')).toEqual([['y.md', '共引']]);
    expect(related({ 'a.md': '[[z]]', 'b.md': '[[z]]', 'z.md': '' }, 'a.md')).toEqual([['b.md', '共引']]);
    expect(related({ 'a.md': '一[@vaswani2017]', 'b.md': '二[@vaswani2017]' }, 'a.md')).toEqual([['b.md', '共引']]);
  });

  it('share a tag, or name the same note or proper name', () => {
    expect(related({ 'a.md': '#稀疏', 'b.md': '#稀疏' }, 'a.md')).toEqual([['b.md', '同题']]);
    expect(related({ 'a.md': '说到词元。', 'b.md': '也说词元。', '词元.md': '' }, 'a.md')).toEqual([['b.md', '共词']]);
    expect(related({ 'a.md': '用AdamW训练', 'b.md': '换成AdamW', 'c.md': '别的' }, 'a.md')).toEqual([['b.md', '共词']]);
  });

  it('are never the note itself, the front page, or what a link joins it with', () => {
    expect(related({ 'a.md': '[[z]] [[b]]', 'b.md': '[[z]]', 'z.md': '', '首页.md': '[[z]]' }, 'a.md')).toEqual([]);
    expect(related({ 'a.md': '[[z]]', 'b.md': '[[z]] [[a]]', 'z.md': '' }, 'a.md')).toEqual([]);
  });

  it('are at most five, those that share more and rarer things first', () => {
    const files: Record<string, string> = { 'a.md': '[[x]] [[y]]', 'near.md': '[[x]] [[y]]', 'x.md': '', 'y.md': '' };
    for (let index = 0; index < 8; index++) files[`far${index}.md`] = '[[x]]';
    const found = related(files, 'a.md');
    expect(found).toHaveLength(5);
    expect(found[0]).toEqual(['near.md', '共引']);
  });

  it('have nothing to do with what most notes share', () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`n${index}.md`, '[[hub]] #常见']));
    expect(related({ ...files, 'hub.md': '' }, 'n0.md')).toEqual([]);
  });
});
