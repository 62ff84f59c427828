import { describe, expect, test } from 'vitest';
import { decodeNames } from '../../../src/core/search/entries.ts';
import { nameFiles, orderPages, planIndex } from '../../../src/core/search/index-files.ts';
import { bucketOf, keyOfQuery, nameShard } from '../../../src/core/search/name-keys.ts';
import type { NamesData } from '../../../src/core/search/types.ts';
import { foldText } from '../../../src/core/text/fold.ts';
import { HAN_VARIANTS } from '../../../src/core/text/han-variants.ts';
import { indexOf, namesOf, note } from './notes.ts';

describe('the title tier', () => {
  const notes = [
    note('注意力机制', { href: '/terms/attention-mechanism/', en: 'Attention Mechanism', aliases: ['注意力', 'attn'] }),
    note('长上下文', { href: '/terms/chang-shang-xia-wen/' }),
    note('关于', { href: '/about.html' }),
    note('首页', { href: '/' }),
    note('深处', { href: '/a/b/c-d/' }),
    note('編碼', { href: '/terms/bian-ma/', abbr: 'EN\nC', ids: ['10.1/x'] }),
  ];
  const names = namesOf(notes);
  const entry = (title: string) => names.entries.find((candidate) => candidate.title === title);

  test('gives back titles, addresses and other names', () => {
    for (const { title, href } of notes) expect(`/${entry(title)?.address}`).toBe(href);
    expect(entry('注意力机制')?.names.map(({ field, text }) => `${field} ${text}`)).toEqual([
      'title 注意力机制',
      'alias 注意力',
      'alias attn',
      'en Attention Mechanism',
    ]);
    expect(entry('編碼')?.names.map(({ field, text }) => `${field} ${text}`)).toEqual([
      'title 編碼',
      'abbr EN C',
      'id 10.1/x',
    ]);
  });

  test('numbers entries as the full text numbers pages', () => {
    const ordered = orderPages(notes);
    for (const { page, title } of names.entries) expect(ordered[page]?.title).toBe(title);
  });

  test('reads names by the table of polyphones, and traditional titles by their simplified form', () => {
    expect(entry('长上下文')?.names[0]?.sounds).toEqual(['chang', 'shang', 'xia', 'wen']);
    expect(entry('編碼')?.names[0]?.sounds).toEqual(['bian', 'ma']);
  });

  test('is empty for an empty vault', () => {
    expect(indexOf([])).toEqual({ pages: 0, kinds: [], tags: [], sections: [] });
  });

  test('an unnamed note takes no line, and the numbers still agree', () => {
    const mixed = [note('丙', { named: false, href: '/a/' }), note('甲', { href: '/b/' }), note('乙', { href: '/c/' })];
    const ordered = orderPages(mixed);
    for (const { page, title } of namesOf(mixed).entries) expect(ordered[page]?.title).toBe(title);
    expect(namesOf(mixed).entries).toHaveLength(2);
  });
});

describe('the title tier in shards', () => {
  const notes = Array.from({ length: 3000 }, (_, at) =>
    note(`模型${String.fromCodePoint(0x4e00 + at)}长文`, {
      href: `/n/${at}/`,
      aliases: at % 3 === 0 ? [`Alpha${at} beta`] : [],
    }),
  );
  const { index, files } = nameFiles(orderPages(notes), { base: '/', readings: undefined }, planIndex(notes), () => 0);
  const shards = index.shards ?? { count: 0, deeper: [] };
  const loaded = (typed: string): string[] => {
    const key = keyOfQuery(foldText(typed, HAN_VARIANTS));
    const shard = nameShard(bucketOf(key, new Set(shards.deeper)), shards.count);
    const file = files.find(({ path }) => path === `names/${shard}.json`);
    return decodeNames(JSON.parse(file?.text ?? '') as NamesData, index).entries.map((entry) => entry.title);
  };

  test('a name is in the shard of any two neighbours of it, of its words and of its sound', () => {
    const title = notes[777]?.title ?? '';
    expect(loaded(title.slice(1, 3))).toContain(title);
    expect(loaded(title.slice(2, 4))).toContain(title);
    expect(loaded('alpha777')).toContain(title);
    expect(loaded('beta')).not.toEqual([]);
    expect(loaded('moxing')).not.toEqual([]);
    expect(loaded('mx')).not.toEqual([]);
  });

  test('shards are small whatever all names share', () => {
    for (const { path, text } of files) {
      if (path.startsWith('names/'))
        expect(decodeNames(JSON.parse(text) as NamesData, index).entries.length).toBeLessThan(1500);
    }
  });
});
