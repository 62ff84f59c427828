/** Share of the window's height that counts as where one reads. */
export const READING_LINE = 0.3;

/**
 * Which section is being read: the last whose heading stands above the reading line; -1 above the first.
 * @param tops distance of each heading from the top of the window, in pixels, in order
 * @param atEnd true where the page can be scrolled no further: the last heading in sight is then the one
 */
export function currentSection(tops: readonly number[], height: number, atEnd: boolean): number {
  const line = atEnd ? height : height * READING_LINE;
  let current = -1;
  for (const [index, top] of tops.entries()) if (top <= line) current = index;
  return current;
}

const DIGITS = '〇一二三四五六七八九';

/** 1 to 99 in Chinese numerals: 12 → 十二. */
function han(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}

/** What the spine shows as the number of the leaf: 三／七; nothing above the first section. */
export function folio(index: number, total: number): string {
  return index < 0 || total > 99 ? '' : `${han(index + 1)}／${han(total)}`;
}
