/** What of an entry a reader may type: its names, its reading as a whole and by initials. */
export interface Entry {
  readonly text: string;
  /** `zhu yi li`. */
  readonly pinyin: string;
}

/** What an entry is compared by: `注意力 attention zhuyili zyl`, in lower case. */
export function entryKey({ text, pinyin }: Entry): string {
  const syllables = pinyin.split(/\s+/).filter(Boolean);
  return [text, syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join('')].join('\n').toLowerCase();
}

/** True where the entry holds what was typed, spaces aside (`zhu yi` is `zhuyi`). Full-width letters are folded. */
export function matches(key: string, typed: string): boolean {
  const wanted = typed.normalize('NFKC').toLowerCase().trim();
  return wanted === '' || key.includes(wanted) || key.includes(wanted.replace(/[\s']+/g, ''));
}
