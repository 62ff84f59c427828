/**
 * How wide text is, without a browser: a Chinese character is one em in every font; Latin letters are taken from
 * Helvetica, a little widened, since fonts of other systems run wider and a box too large harms less than one too small.
 */

/** Of the font that the page uses, as parts of the font size. */
export const ASCENT = 0.93;
export const DESCENT = 0.24;

/** Helvetica's widths in thousandths of an em, from U+0020 to U+007E (Adobe Font Metrics). */
const LATIN = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
const WIDENED = 1.04;
const BOLD = 1.06;
const OTHER_LETTER = 0.6;
const EMOJI = 1.3;

/** Han, kana, hangul, full-width forms, and the marks that Chinese fonts draw one em wide. */
const FULL_WIDTH =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/u;
const NO_WIDTH = /[\p{M}\p{Cf}\p{Cc}]/u;
const PICTURE = /\p{Extended_Pictographic}/u;

/** Width in pixels of one line of text at a font size in pixels. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += characterWidth(character) * (bold && character < '\u2e80' ? BOLD : 1);
  return ems * fontSize;
}

function characterWidth(character: string): number {
  const latin = LATIN[(character.codePointAt(0) ?? 0) - 0x20];
  if (latin !== undefined) return (latin / 1000) * WIDENED;
  if (NO_WIDTH.test(character)) return 0;
  if (FULL_WIDTH.test(character)) return 1;
  return PICTURE.test(character) ? EMOJI : OTHER_LETTER;
}
