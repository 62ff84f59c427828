/** One merge of byte-pair encoding: the two pieces that became one, how often they stood side by side. */
export interface Merge {
  readonly left: string;
  readonly right: string;
  readonly count: number;
}

/** A tokenizer: characters first, then merged pieces; a piece's id is its place in `pieces`. */
export interface Tokenizer {
  readonly pieces: readonly string[];
  readonly merges: readonly Merge[];
}

/** The mark of a text's end, id 0. */
export const END = '⏎';

/**
 * Trains byte-pair encoding on characters: again and again the pair that stands side by side most often becomes one piece,
 * of equal pairs the one that comes first in the alphabet. Punctuation is never merged. Stops where no pair stands twice.
 */
export function trainBpe(texts: readonly string[], most: number): Tokenizer {
  const count = new Map<string, number>();
  for (const char of texts.join('')) count.set(char, (count.get(char) ?? 0) + 1);
  const characters = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([char]) => char);
  const merges: Merge[] = [];
  let split = texts.map((text) => [...text]);
  while (merges.length < most) {
    const best = commonestPair(split);
    if (best === undefined || best.count < 2) break;
    merges.push(best);
    split = split.map((pieces) => applyMerge(pieces, best));
  }
  return { pieces: [END, ...characters, ...merges.map(({ left, right }) => left + right)], merges };
}

function commonestPair(split: readonly (readonly string[])[]): Merge | undefined {
  const pairs = new Map<string, Merge>();
  for (const pieces of split)
    for (let at = 0; at + 1 < pieces.length; at++) {
      const [left = '', right = ''] = [pieces[at], pieces[at + 1]];
      if (/\p{P}/u.test(left + right)) continue;
      const key = `${left}\n${right}`;
      pairs.set(key, { left, right, count: (pairs.get(key)?.count ?? 0) + 1 });
    }
  const sorted = [...pairs].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
  return sorted[0]?.[1];
}

function applyMerge(pieces: readonly string[], { left, right }: Merge): string[] {
  const merged: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    if (pieces[at] === left && pieces[at + 1] === right) {
      merged.push(left + right);
      at++;
    } else merged.push(pieces[at] as string);
  }
  return merged;
}

/** How a text falls into pieces: after each merge that changed it, the last being the final split. */
export function splitSteps(
  tokenizer: Tokenizer,
  text: string,
): { readonly merge: Merge | undefined; readonly pieces: readonly string[] }[] {
  const steps: { merge: Merge | undefined; pieces: string[] }[] = [{ merge: undefined, pieces: [...text] }];
  for (const merge of tokenizer.merges) {
    const last = steps.at(-1)?.pieces ?? [];
    const pieces = applyMerge(last, merge);
    if (pieces.length < last.length) steps.push({ merge, pieces });
  }
  return steps;
}

/** Text → ids. Characters that training never saw are left out. */
export function encode(tokenizer: Tokenizer, text: string): number[] {
  const ids = new Map(tokenizer.pieces.map((piece, id) => [piece, id]));
  const pieces = splitSteps(tokenizer, text).at(-1)?.pieces ?? [];
  return pieces.flatMap((piece) => ids.get(piece) ?? []);
}

/** The text of a row of tokens; an unknown id has none. */
export function decode(tokenizer: Tokenizer, ids: readonly number[]): string {
  return ids.map((id) => tokenizer.pieces[id] ?? '').join('');
}
