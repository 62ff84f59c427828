/** Punctuation of Chinese and Japanese text, full-width forms included: what ends a tag or a bare address (OBSIDIAN.md 67). */
export const CJK_PUNCTUATION =
  /[\u3001-\u3003\u3008-\u3011\u3014-\u301f\u3030\u30fb\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u;

export const HAN = /\p{Script=Han}/u;
