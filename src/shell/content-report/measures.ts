import { CJK_PUNCTUATION, HAN } from '../../core/text/cjk.ts';

/** A sentence and where it stands. */
export interface Placed {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Five figures of a row of numbers; all 0 where there is none. */
export interface Spread {
  readonly min: number;
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  readonly max: number;
}

/** A name that its note says not to use, and a place that uses it. */
export interface AvoidedUse extends Placed {
  readonly word: string;
  /** Title of the note that says what to write. */
  readonly use: string;
}

const WORD = /[\p{L}\p{N}]+(?:[.,:'’-][\p{L}\p{N}]+)*/gu;
const LATIN = /[A-Za-z0-9]/;
const CHINESE = new RegExp(`${HAN.source}|${CJK_PUNCTUATION.source}|[“”‘’…—]`, 'gu');
/** A sentence longer than this may stand in one place only (docs/编辑手册.md 16). */
const LONG = 20;

/** 字数 as word processors count it: a Han character or a mark of Chinese punctuation counts one, so does each run of other letters or digits. */
export function countWords(text: string): number {
  const chinese = text.match(CHINESE)?.length ?? 0;
  return chinese + (text.replace(CHINESE, ' ').match(WORD)?.length ?? 0);
}

/** Nearest-rank percentiles: figures that really occur. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { min: at(0), p10: at(0.1), median: at(0.5), p90: at(0.9), max: at(1) };
}

/** Sentences of a piece of prose. A colon or a semicolon ends none. */
export function sentencesOf(text: string): string[] {
  const pieces = text.match(/[^。！？!?\n]+[。！？!?]*/g) ?? [];
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** Sentences over 20 字 that occur more than once, punctuation and spaces apart; the places of each in their order. */
export function repeatedSentences(prose: readonly Placed[]): (readonly Placed[])[] {
  const places = new Map<string, Placed[]>();
  for (const { path, line, text } of prose) {
    for (const sentence of sentencesOf(text)) {
      if (countWords(sentence) <= LONG) continue;
      const key = bare(sentence);
      const known = places.get(key);
      if (known) known.push({ path, line, text: sentence });
      else places.set(key, [{ path, line, text: sentence }]);
    }
  }
  return [...places.values()].filter((found) => found.length > 1);
}

function bare(sentence: string): string {
  return sentence
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Uses of names that a term's `avoid` lists, in the prose of other notes. A name in Latin letters counts as a whole word
 * alone; a name in quotation marks is spoken about, not used.
 */
export function avoidedUses(
  terms: readonly { readonly path: string; readonly title: string; readonly avoid: readonly string[] }[],
  prose: readonly Placed[],
): AvoidedUse[] {
  return terms.flatMap(({ path, title, avoid }) =>
    avoid.flatMap((word) => {
      const search = new RegExp(
        `${edge(word[0], '<!')}${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${edge(word.at(-1), '!')}`,
        'u',
      );
      return prose.flatMap((place) =>
        place.path !== path && search.test(unquoted(place.text)) ? [{ ...place, word, use: title }] : [],
      );
    }),
  );
}

function edge(letter: string | undefined, side: '<!' | '!'): string {
  return letter !== undefined && LATIN.test(letter) ? `(?${side}${LATIN.source})` : '';
}

function unquoted(text: string): string {
  return text.replace(/“[^”]*”|「[^」]*」/g, (quoted) => (CJK_PUNCTUATION.test(quoted.slice(1, -1)) ? quoted : ''));
}
