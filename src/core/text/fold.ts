/** A text folded for matching, with the way back: `starts[i]` is the offset in the original of unit `i` of `text`. */
export interface Folded {
  readonly text: string;
  /** One entry for each UTF-16 unit of `text`, and one more for its end. */
  readonly starts: readonly number[];
}

/** One-to-one replacements of single characters: {@link HAN_VARIANTS} at build, a cut of it in the browser. */
export type HanTable = ReadonlyMap<string, string>;

/** What only case and Han variants change. */
const PLAIN =
  '\\u0000-\\u007f\\u00b7\\u00d7\\u2013\\u2014\\u2018\\u2019\\u201c\\u201d\\u3001-\\u303f\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff';
const ALL_PLAIN = new RegExp(`^[${PLAIN}]*$`);
/** The rest, with the character before it, of which a mark may be a part. */
const OTHERS = new RegExp(`[^]?[^${PLAIN}]+`, 'g');
/** The full width of all that is printed of ASCII, in its order. */
const WIDE = /[\uff01-\uff5e]/g;

/**
 * Folds what a reader does not mean to tell apart: full and half width (NFKC), case, diacritics of letters, and with
 * `han` traditional and simplified characters. Never changes the order of characters.
 * `ＧＰＴ－４` → `gpt-4`; `Café` → `cafe`; `機器學習` → `机器学习`.
 */
export function foldText(text: string, han?: HanTable): string {
  // A sequence that was composed of several characters (e + ´) is whole only after all of them were folded.
  const folded = narrow(text).replace(OTHERS, (others) => stripMarks(Array.from(others, foldChar).join('')));
  return foldHan(folded.toLowerCase(), han);
}

/** As {@link foldText}, character by character, so that a match can be marked in the original. */
export function foldWithMap(text: string, han?: HanTable): Folded {
  const narrowed = narrow(text);
  if (ALL_PLAIN.test(narrowed)) {
    const plain = foldHan(narrowed.toLowerCase(), han);
    if (plain.length === text.length) return { text: plain, starts: upTo(text.length) };
  }
  let folded = '';
  const starts: number[] = [];
  let at = 0;
  for (const char of text) {
    const piece = stripMarks(foldHan(foldChar(char), han));
    for (let i = 0; i < piece.length; i++) starts.push(at);
    folded += piece;
    at += char.length;
  }
  starts.push(at);
  return { text: folded, starts };
}

/** As NFKC does it; a browser needs as long for its first normalisation as for all names of a site. */
function narrow(text: string): string {
  return text.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

let counted: readonly number[] = [];

/** 0, 1 … `last`. */
function upTo(last: number): number[] {
  if (counted.length <= last) counted = Array.from({ length: 2 * last + 1 }, (_, at) => at);
  return counted.slice(0, last + 1);
}

function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80) return char.toLowerCase();
  if (code >= 0x4e00 && code <= 0x9fff) return char;
  return stripMarks(char.normalize('NFKC').toLowerCase());
}

/** What may as well be left out: diacritics of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic. */
const DIACRITICS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;

/** Marks of other scripts are letters: the voicing of kana, the vowels of Thai, the parts of Hangul. */
function stripMarks(text: string): string {
  return text.normalize('NFD').replace(DIACRITICS, '').normalize('NFC');
}

function foldHan(text: string, han: HanTable | undefined): string {
  if (han === undefined || han.size === 0) return text;
  return text.replace(charsOf(han), (char) => han.get(char) ?? char);
}

const patterns = new WeakMap<HanTable, RegExp>();

/** All characters of a table as a pattern: most texts hold none, and a pattern sees that a hundred times as fast. */
function charsOf(han: HanTable): RegExp {
  const known = patterns.get(han);
  if (known !== undefined) return known;
  const pattern = new RegExp(`[${[...han.keys()].join('').replace(/[\]\\^-]/g, '\\$&')}]`, 'gu');
  patterns.set(han, pattern);
  return pattern;
}

/** The characters of a text that a table folds, each once, in the order of code units. */
export function hanIn(text: string, han: HanTable): string[] {
  return han.size === 0 ? [] : [...new Set(text.match(charsOf(han)))].sort();
}
