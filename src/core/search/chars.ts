import { hashText } from '../text/hash.ts';
import { isDense } from './units.ts';

/** Thai: writing without spaces begins here. */
const FIRST_DENSE = 0xe00;

/**
 * Where single characters stand: pairs of neighbours cannot be searched by one character alone. For each character
 * the pages that hold it, each with the place of its first token.
 */
export class CharList {
  readonly #places = new Map<string, string[]>();
  readonly #last = new Map<string, number>();

  /** Adds a page; pages must come in order. `tokens` are the page's, breaks included. */
  add(page: number, tokens: readonly string[]): void {
    const seen = new Set<number>();
    tokens.forEach((token, at) => {
      const code = token.codePointAt(0) ?? 0;
      if (code < FIRST_DENSE || seen.has(code)) return;
      seen.add(code);
      const char = String.fromCodePoint(code);
      if (!isDense(char)) return;
      const places = this.#places.get(char) ?? [];
      this.#places.set(char, places);
      places.push(`${(page - (this.#last.get(char) ?? -1) - 1).toString(36)}.${at.toString(36)}`);
      this.#last.set(char, page);
    });
  }

  /** Characters that the lists take as text. */
  get weight(): number {
    let weight = 0;
    for (const places of this.#places.values()) weight += places.reduce((sum, place) => sum + place.length + 1, 0);
    return weight;
  }

  get characters(): ReadonlySet<string> {
    return new Set(this.#places.keys());
  }

  /** `count` shards by {@link charShard}: object of character → `gap.place` per page, base36. */
  shards(count: number): Record<string, string>[] {
    const shards: Record<string, string>[] = Array.from({ length: count }, () => ({}));
    for (const char of [...this.#places.keys()].sort()) {
      const shard = shards[charShard(char, count)];
      if (shard !== undefined) shard[char] = (this.#places.get(char) ?? []).join(' ');
    }
    return shards;
  }
}

/** The shard that holds a character. */
export function charShard(char: string, count: number): number {
  return Number.parseInt(hashText(char).slice(-6), 16) % count;
}

/** `[page, place]` of each page that holds the character. */
export function charPlaces(shard: Readonly<Record<string, string>>, char: string): [number, number][] {
  const list = shard[char];
  if (list === undefined) return [];
  let page = -1;
  return list.split(' ').map((item) => {
    const [gap = '0', place = '0'] = item.split('.');
    page += Number.parseInt(gap, 36) + 1;
    return [page, Number.parseInt(place, 36)];
  });
}
