import { describe, expect, test } from 'vitest';
import { anchorKey } from '../../../src/client/anchor/model.ts';
import { suggest, wantedName } from '../../../src/client/lost/model.ts';
import { placeNotes } from '../../../src/client/margin/model.ts';
import { linkBox, placeCard, swipedAway } from '../../../src/client/preview/model.ts';
import { lastPlace, readPlaces, withPlace } from '../../../src/client/reading/model.ts';
import { shareText } from '../../../src/client/share/model.ts';
import { nextTheme, readTheme, themeLabel } from '../../../src/client/theme/model.ts';
import { currentSection, folio } from '../../../src/client/toc/model.ts';

describe('day and night', () => {
  test('three states in a circle; anything else is the first', () => {
    expect([nextTheme('auto'), nextTheme('light'), nextTheme('dark')]).toEqual(['light', 'dark', 'auto']);
    expect([readTheme('dark'), readTheme('sepia'), readTheme(null), readTheme(undefined)]).toEqual([
      'dark',
      'auto',
      'auto',
      'auto',
    ]);
  });
  test('the control says its state and what it does', () => {
    expect(themeLabel('dark')).toBe('明暗：夜，按下改为随系统');
  });
});

describe('the section being read', () => {
  test.each<[string, number[], boolean, number]>([
    ['above the first', [500, 900], false, -1],
    ['the last above the reading line', [-900, -20, 290, 700], false, 2],
    ['not yet the one below the line', [-900, -20, 310, 700], false, 1],
    ['at the end of the page the last in sight', [-900, -20, 310, 700], true, 3],
    ['none where there are no headings', [], true, -1],
  ])('%s', (_, tops, atEnd, expected) => {
    expect(currentSection(tops, 1000, atEnd)).toBe(expected);
  });
  test('the leaf is numbered in Chinese', () => {
    expect([folio(0, 4), folio(9, 10), folio(10, 21), folio(19, 20)]).toEqual([
      '一／四',
      '十／十',
      '十一／二十一',
      '二十／二十',
    ]);
    expect(folio(-1, 4)).toBe('');
  });
});

describe('上次读到', () => {
  const place = (at: number) => ({ id: 'a', text: '一', at });
  const DAY = 86_400_000;
  test('within thirty days, and no longer', () => {
    const places = withPlace({}, '/x/', place(0));
    expect(lastPlace(places, '/x/', 29 * DAY)).toEqual(place(0));
    expect(lastPlace(places, '/x/', 30 * DAY)).toBeUndefined();
    expect(lastPlace(places, '/y/', DAY)).toBeUndefined();
  });
  test('the oldest pages fall out', () => {
    let places = {};
    for (let at = 0; at < 80; at += 1) places = withPlace(places, `/${at}/`, place(at));
    expect(Object.keys(places).length).toBe(60);
    expect(lastPlace(places, '/79/', 80)).toBeDefined();
    expect(lastPlace(places, '/0/', 80)).toBeUndefined();
  });
  test.each([null, '', 'x{', '[1]', '"a"', 'null'])('%s in the storage is nothing', (stored) => {
    expect(readPlaces(stored)).toEqual({});
  });
});

describe('where a card stands', () => {
  const view = { width: 1000, height: 800 };
  const size = { width: 300, height: 200 };
  test('below its link', () => {
    expect(placeCard({ left: 100, top: 100, right: 180, bottom: 120 }, size, view)).toEqual({
      left: 100,
      top: 128,
      height: 200,
      above: false,
    });
  });
  test('above it where there is more room', () => {
    expect(placeCard({ left: 100, top: 700, right: 180, bottom: 720 }, size, view)).toEqual({
      left: 100,
      top: 492,
      height: 200,
      above: true,
    });
  });
  test('shortened where neither side has room, and never over its link', () => {
    const low = { width: 1000, height: 300 };
    const place = placeCard({ left: 100, top: 140, right: 180, bottom: 160 }, size, low);
    expect(place).toEqual({ left: 100, top: 168, height: 124, above: false });
  });
  test('inside the window from side to side', () => {
    expect(placeCard({ left: 950, top: 100, right: 990, bottom: 120 }, size, view).left).toBe(692);
    expect(placeCard({ left: -40, top: 100, right: 90, bottom: 120 }, size, view).left).toBe(8);
  });
  test('a broken link is kept clear of with all its lines', () => {
    const lines = [
      { left: 600, top: 100, right: 700, bottom: 120 },
      { left: 0, top: 130, right: 80, bottom: 150 },
    ];
    expect(linkBox(lines, 20, 140)).toEqual({ left: 0, top: 100, right: 80, bottom: 150 });
    expect(linkBox(lines, undefined, undefined)).toEqual({ left: 600, top: 100, right: 700, bottom: 150 });
    expect(linkBox([], 1, 1)).toBeUndefined();
  });
});

test('a sheet is swiped away by distance or by speed', () => {
  expect([
    swipedAway(100, 1000),
    swipedAway(40, 50),
    swipedAway(40, 400),
    swipedAway(20, 10),
    swipedAway(-50, 10),
  ]).toEqual([true, true, false, false, false]);
});

describe('notes in the margin', () => {
  test('each at its mark, below the one before, or not at all before the next section', () => {
    const wishes = [
      { at: 100, height: 80, limit: 1000 },
      { at: 120, height: 50, limit: 1000 },
      { at: 900, height: 120, limit: 1000 },
    ];
    expect(placeNotes(wishes, [])).toEqual([100, 196, undefined]);
  });
  test('around what stands there already', () => {
    expect(placeNotes([{ at: 90, height: 50, limit: 1000 }], [{ top: 100, bottom: 200 }])).toEqual([216]);
    expect(placeNotes([{ at: 10, height: 50, limit: 1000 }], [{ top: 100, bottom: 200 }])).toEqual([10]);
    expect(placeNotes([{ at: 90, height: 50, limit: 240 }], [{ top: 100, bottom: 200 }])).toEqual([undefined]);
  });
  test('one that finds no room takes none from those after it', () => {
    const wishes = [
      { at: 100, height: 500, limit: 300 },
      { at: 320, height: 50, limit: 900 },
    ];
    expect(placeNotes(wishes, [])).toEqual([undefined, 320]);
  });
});

test('what is copied of a page is its title and its whole address', () => {
  expect(shareText('混合专家模型', '/garden/terms/moe/', 'https://example.org')).toBe(
    '混合专家模型 — https://example.org/garden/terms/moe/',
  );
});

test.each([
  ['%E8%B7%AF%E7%94%B1', '路由'],
  ['路由', '路由'],
  ['Self-Attention 与 Q, K, V', 'selfattention与qkv'],
  ['100%', '100'],
])('the key of the fragment %s', (raw, key) => {
  expect(anchorKey(raw)).toBe(key);
});

describe('what a wrong address may have meant', () => {
  const page = (title: string, address: string, sounds?: string[]) => ({
    title,
    address,
    names: [{ folded: title, sounds }],
  });
  const pages = [
    page('注意力', 'terms/attention/', ['zhu', 'yi', 'li']),
    page('自注意力', 'terms/self-attention/', ['zi', 'zhu', 'yi', 'li']),
    page('词元', 'terms/token/', ['ci', 'yuan']),
  ];
  const found = (path: string) => suggest(wantedName(path), pages).map(({ title }) => title);

  test.each([
    ['/terms/atention/', '注意力'],
    ['/%E6%B3%A8%E6%84%8F%E5%8A%9B/', '注意力'],
    ['/zhu-yi-li.html', '注意力'],
    ['/zyl/', '注意力'],
    ['/a/b/Self_Attention', '自注意力'],
    ['/tokens', '词元'],
  ])('%s → %s', (path, title) => {
    expect(found(path)[0]).toBe(title);
  });
  test('nothing is better than anything', () => {
    expect(found('/completely-different-thing/')).toEqual([]);
    expect(found('/')).toEqual([]);
  });
  test('a stray per cent sign does no harm', () => {
    expect(wantedName('/100%/')).toBe('100%');
  });
});
