import { describe, expect, it } from 'vitest';
import { entryOf, vault } from '../../vault.ts';

const blocks = (text: string) => entryOf(vault({ 'a.md': text, 'b.md': '' }), 'a.md').note.text;

describe('the text of a note', () => {
  it('names the heading it stands under and keeps the order', () => {
    expect(blocks('起\n\n## 节\n\n承\n\n- 转\n').map(({ kind, section, text }) => [kind, section, text])).toEqual([
      ['text', undefined, '起'],
      ['heading', 'jie', '节'],
      ['text', 'jie', '承'],
      ['text', 'jie', '转'],
    ]);
  });

  it('cuts a very long paragraph between sentences and loses nothing', () => {
    const source = '这一句说的是同一件事。'.repeat(1000);
    const found = blocks(source);
    expect(found.length).toBeGreaterThan(2);
    expect(found.map(({ text }) => text).join('')).toBe(source);
    for (const { text } of found) expect(text.endsWith('。') && text.length <= 4000).toBe(true);
  });

  it('keeps the place of a link in the piece it falls into', () => {
    const found = blocks(`${'甲'.repeat(5000)}[[b]]。`);
    const holder = found.find(({ opaque }) => opaque !== undefined);
    const [start, end] = holder?.opaque?.[0] ?? [0, 0];
    expect(holder?.text.slice(start, end)).toBe('b');
  });
});
