/**
 * A stretch of folded text. `dense`: writing without spaces (Han, kana, Hangul, Thai …), matched character by
 * character; `word`: letters and digits of other scripts, matched by their beginning; `break`: a mark over which no
 * phrase reaches.
 */
export interface Unit {
  readonly kind: 'dense' | 'word' | 'break';
  readonly text: string;
}

/** As a pattern: a character of writing that has no spaces between words. */
export const DENSE =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー]';
/** Marks inside names: hyphens, apostrophes, the dot of foreign names, and everything of ASCII. */
const JOINER = '[\\p{ASCII}\\s‐‑‒–−’·・]';
const UNITS = new RegExp(
  `(${DENSE}(?:\\s*${DENSE})*)|((?:(?!${DENSE})[\\p{L}\\p{N}\\p{M}])+)|(?:[.,;:!?](?=\\s|$)|(?!${JOINER})[\\p{P}\\p{S}])`,
  'gu',
);
const IS_DENSE = new RegExp(`^${DENSE}`, 'u');

/** Longest word that is told apart; what is longer is an address or a key, and its beginning is enough. */
export const WORD_LIMIT = 32;

/** Splits folded text; spaces inside dense writing do not count. `用gpt-4` → dense 用, word gpt, word 4. */
export function* unitsOf(folded: string): Generator<Unit> {
  // Half of all queries; a browser takes as long to make ready for the scripts of the world as to search all names.
  if (/^[\u4e00-\u9fff]+$/.test(folded)) {
    yield { kind: 'dense', text: folded };
    return;
  }
  for (const [mark, dense, word] of folded.matchAll(UNITS)) {
    if (dense !== undefined) yield { kind: 'dense', text: dense.replace(/\s+/g, '') };
    else if (word !== undefined) yield { kind: 'word', text: word.slice(0, WORD_LIMIT) };
    else yield { kind: 'break', text: mark };
  }
}

/** Whether a character belongs to writing without spaces, which is matched character by character. */
export function isDense(char: string): boolean {
  return IS_DENSE.test(char);
}
