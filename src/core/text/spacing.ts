const HAN = '[\\p{Script=Han}\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301f\\uff01-\\uff0f\\uff1a-\\uff20]';
const LATIN = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Nd}]';
const GAP = new RegExp(`(?<=${HAN})[ \\t]+(?=${LATIN})|(?<=${LATIN})[ \\t]+(?=${HAN})`, 'gu');

/**
 * Removes ASCII spaces between Han (or its punctuation) and Latin letters or digits: the browser's `text-autospace` makes
 * the gap, one width everywhere (READER.md 0.7). `用 GPT 写` → `用GPT写`; `甲 > 乙` stays.
 */
export function normalizeSpacing(text: string): string {
  return text.replace(GAP, '');
}
