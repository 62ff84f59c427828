import type { Garden } from '../garden.ts';
import { ROUTES } from '../links/routes.ts';
import { pinyinKey } from '../text/pinyin.ts';
import { pageBase } from './base.ts';
import { byLetter, noteItem } from './items.ts';
import type { SearchPage } from './types.ts';

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
