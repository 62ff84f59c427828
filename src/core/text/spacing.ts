const HAN = '\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFFEF';
const HAN_THEN_SPACE = new RegExp(`([${HAN}])[ \\t]+(?=[^\\s])`, 'gu');
const SPACE_THEN_HAN = new RegExp(`([^\\s])[ \\t]+(?=[${HAN}])`, 'gu');

/** Removes ASCII spaces beside Han in plain text: the browser's `text-autospace` makes the gap. `用 GPT 写` → `用GPT写`. */
export function normalizeSpacing(text: string): string {
  return text.replace(HAN_THEN_SPACE, '$1').replace(SPACE_THEN_HAN, '$1');
}
