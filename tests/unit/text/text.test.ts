import { describe, expect, test } from 'vitest';
import { randomSource } from '../../../src/core/random.ts';
import { foldText, foldWithMap } from '../../../src/core/text/fold.ts';
import { HAN_VARIANTS } from '../../../src/core/text/han-variants.ts';
import { hashText } from '../../../src/core/text/hash.ts';
import { pinyin, pinyinKey } from '../../../src/core/text/pinyin.ts';
import { slugify } from '../../../src/core/text/slug.ts';

describe('pinyin', () => {
  test.each([
    ['长上下文', 'chang shang xia wen'],
    ['重排序', 'chong pai xu'],
    ['重参数化技巧', 'chong can shu hua ji qiao'],
    ['权重', 'quan zhong'],
    ['缩放定律', 'suo fang ding lv'],
    ['并行执行', 'bing xing zhi xing'],
    ['行列式与行为', 'hang lie shi yu xing wei'],
    ['微调与调用', 'wei tiao yu diao yong'],
    ['长度增长', 'chang du zeng zhang'],
    ['策略', 'ce lve'],
    ['传播与传记', 'chuan bo yu zhuan ji'],
    ['残差与参差', 'can cha yu cen ci'],
    ['什么是 GPT-4？', 'shen me shi GPT 4'],
    ['KV 缓存', 'KV huan cun'],
  ])('%s reads %s', (text, sound) => {
    expect(pinyin(text).join(' ')).toBe(sound);
  });

  test('a reading given by the vault wins over the table and the library', () => {
    expect(pinyin('重庆话', { 重庆话: 'chong qing hua' })).toEqual(['chong', 'qing', 'hua']);
    expect(pinyin('微调', { 微调: 'wei diao' })).toEqual(['wei', 'diao']);
  });

  test('sorts under the first letter of its reading, what has none under #', () => {
    expect(pinyinKey('长上下文')[0]).toBe('C');
    expect(pinyinKey('ＬｏＲＡ')[0]).toBe('L');
    expect(pinyinKey('3D 并行')[0]).toBe('#');
    expect(pinyinKey('！？')[0]).toBe('#');
    expect(['缩放定律', '注意力', '长上下文'].sort((a, b) => (pinyinKey(a) < pinyinKey(b) ? -1 : 1))).toEqual([
      '长上下文',
      '缩放定律',
      '注意力',
    ]);
  });
});

describe('slugify', () => {
  test.each([
    ['计算步骤', 'ji-suan-bu-zhou'],
    ['什么是 GPT-4？', 'shen-me-shi-gpt-4'],
    ['前史（1943–2011）', 'qian-shi-1943-2011'],
    ['Łódź Café', 'lodz-cafe'],
    ['don’t stop', 'dont-stop'],
    ['ＧＰＴ－４', 'gpt-4'],
    ['Привет мир', 'privet-mir'],
    ['ひらがな', 'hiragana'],
    ['🚀 火箭', 'huo-jian'],
    ['C', 'c'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['A*', 'a-star'],
  ])('%s → %s', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  test('is never empty, and only of ASCII letters, digits and single hyphens', () => {
    expect(slugify('！？')).toMatch(/^n-[0-9a-f]{6}$/);
    expect(slugify('！？')).not.toBe(slugify('……'));
    for (const text of ['🚀', '々', '𠮷野家', '한국어', 'τ-bench', '', 'ـ'])
      expect(slugify(text)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

describe('folding', () => {
  test.each([
    ['ＧＰＴ－４', 'gpt-4'],
    ['Café', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['機器學習', '机器学习'],
    ['がんばる', 'がんばる'],
    ['한국', '한국'],
    ['ﬁne', 'fine'],
    ['（Ａ～ｚ）——“引”·×', '(a~z)——“引”·×'],
    ['か\u3099Ａ\u0301', 'がa'],
    ['ΟΔΟΣ', 'οδοσ'],
  ])('%s → %s', (text, folded) => {
    expect(foldText(text, HAN_VARIANTS)).toBe(folded);
  });

  test('with the way back folds the same', () => {
    for (const text of ['（ＧＰＴ－４）——“機”', '', '用ﬁ𠮷機É', '三。四，Café'])
      expect(foldWithMap(text, HAN_VARIANTS).text).toBe(foldText(text, HAN_VARIANTS));
    const { starts } = foldWithMap('“ＡＢ”機', HAN_VARIANTS);
    expect(starts).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('keeps the way back to the original', () => {
    const { text, starts } = foldWithMap('用ﬁ𠮷機É', HAN_VARIANTS);
    expect(text).toBe('用fi𠮷机e');
    const original = '用ﬁ𠮷機É';
    const at = text.indexOf('机');
    expect(original.slice(starts[at], starts[at + 1])).toBe('機');
    expect(starts.at(-1)).toBe(original.length);
  });
});

describe('hashes', () => {
  test('are 16 hex digits and stay the same: addresses are made of them', () => {
    expect(hashText('')).toBe('5b4a3a18a1257658');
    expect(hashText('注意力')).toBe('e9a65b3d4122f3c6');
  });
  test('a seed, an order or one character makes another', () => {
    const all = [
      hashText('注意力'),
      hashText('注意刀'),
      hashText('力意注'),
      hashText('注意力', 1),
      hashText('注意力\0'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
  test('their last three digits fall evenly: 20,000 Han characters into 4,096 places', () => {
    const places = new Array<number>(4096).fill(0);
    for (let code = 0x4e00; code < 0x4e00 + 20_000; code++) {
      const place = Number.parseInt(hashText(String.fromCharCode(code)).slice(-3), 16);
      places[place] = (places[place] ?? 0) + 1;
    }
    const mean = 20_000 / 4096;
    const chiSquare = places.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
    // 4,095 degrees of freedom: five deviations either way.
    expect(Math.abs(chiSquare - 4095)).toBeLessThan(5 * Math.sqrt(2 * 4095));
  });
  test('no two of 100,000 short names share one', () => {
    const hashes = Array.from({ length: 100_000 }, (_, index) => hashText(`笔记/${index}.md`));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

test('a source of numbers repeats itself by its seed, and covers [0, 1) evenly', () => {
  const [one, again, other] = [randomSource(7), randomSource(7), randomSource(8)];
  const drawn = Array.from({ length: 10_000 }, one);
  expect(Array.from({ length: 10_000 }, again)).toEqual(drawn);
  expect(other()).not.toBe(drawn[0]);
  const tenths = new Array<number>(10).fill(0);
  for (const number of drawn) tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
