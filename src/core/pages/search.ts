import type { Garden } from '../garden.ts';
import { ROUTES } from '../links/routes.ts';
import { pinyinKey } from '../text/pinyin.ts';
import { pageBase } from './base.ts';
import { noteItem } from './items.ts';
import type { Group, NoteItem, SearchPage } from './types.ts';

/** The search page; without JavaScript it is the full index, by pinyin and by English name. */
export function* planSearch(garden: Garden): Generator<SearchPage> {
  const items = garden.entries.map((entry) => noteItem(garden, entry));
  const english = items.flatMap((item) => (item.en === undefined ? [] : [{ ...item, title: item.en, en: item.title }]));
  yield {
    ...pageBase(garden, ROUTES.search, '搜索'),
    kind: 'search',
    byPinyin: byLetter(items, (item) => pinyinKey(item.title, garden.config.pinyin)),
    byEnglish: byLetter(english, (item) => pinyinKey(item.title, garden.config.pinyin)),
  };
}

/** A to Z, what begins with neither letter nor Han under `#` at the end. */
function byLetter(items: readonly NoteItem[], keyOf: (item: NoteItem) => string): Group<NoteItem>[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.item.path < b.item.path ? -1 : 1));
  const groups = new Map<string, NoteItem[]>();
  for (const { item, key } of keyed) {
    const letter = key.charAt(0);
    const list = groups.get(letter);
    if (list) list.push(item);
    else groups.set(letter, [item]);
  }
  const rank = (letter: string) => (letter === '#' ? '[' : letter);
  return [...groups].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)).map(([label, list]) => ({ label, items: list }));
}
