import anyAscii from 'any-ascii';
import { hashText } from './hash.ts';
import { type Readings, readings } from './pinyin.ts';

/** Marks that tell names apart when they follow a letter or digit: C, C++ and C#; A and A*. */
const SPOKEN_MARKS: readonly [RegExp, string][] = [
  [/(?<=[\p{L}\p{N}+])\+/gu, ' plus '],
  [/(?<=[\p{L}\p{N}])[#＃♯]/gu, ' sharp '],
  [/(?<=[\p{L}\p{N}])[*＊∗]/gu, ' star '],
];

/**
 * An ASCII name for an address or an id: lower case, words joined by hyphens. Han by its pinyin, other scripts by
 * their transliteration, accents dropped, apostrophes closed up. Never empty: a text without letters gives `n-` and
 * six characters of its hash.
 * `计算步骤` → `ji-suan-bu-zhou`; `什么是 GPT-4？` → `shen-me-shi-gpt-4`; `C++` → `c-plus-plus`.
 */
export function slugify(text: string, overrides?: Readings): string {
  let spoken = text.normalize('NFKC').replace(/(?<=\p{L})['’](?=\p{L})/gu, '');
  for (const [mark, word] of SPOKEN_MARKS) spoken = spoken.replace(mark, word);
  const words = readings(spoken, overrides).map(({ sound, han }) => (han ? sound : ascii(sound)));
  const slug = words
    .concat(words.some((word) => word !== '') ? [] : [ascii(spoken)])
    .join('-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? `n-${hashText(text).slice(-6)}` : slug;
}

function ascii(text: string): string {
  return anyAscii(text)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
}
