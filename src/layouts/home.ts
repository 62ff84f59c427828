/** A title slip holds up to this many characters in one upright column. */
const SLIP = 9;

/** Whether a site's name can stand upright on the cover, as on the slip of a thread-bound book. */
export function slipOf(title: string): 'upright' | 'level' {
  const chars = [...title];
  const upright = chars.every((char) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·]/u.test(char),
  );
  return upright && chars.length <= SLIP ? 'upright' : 'level';
}

/** Letters in the longest part of a name that no line break may divide: the slip of a level name is set as large as that allows. */
export function longestPart(title: string): number {
  const parts = title.match(/[^\s\p{Script=Han}/-]+[/-]?/gu) ?? [];
  return Math.max(...parts.map((part) => [...part].length), 1);
}
