import { hashText } from '../text/hash.ts';
import { pairs } from './tokens.ts';
import { isDense, unitsOf } from './units.ts';

/**
 * Keys under which the title tier of a large vault is cut into shards. An entry is stored under every key of its
 * names, a query loads the shards of its own key, so what a query can find by name is in what it loads.
 */

/** Keys of a name: each pair of neighbours in dense writing (a lone character by itself), and each word. */
export function keysOfName(folded: string): string[] {
  const keys: string[] = [];
  for (const unit of unitsOf(folded)) {
    if (unit.kind === 'word') keys.push(unit.text);
    else if (unit.kind === 'dense') keys.push(...([...unit.text].length === 1 ? [unit.text] : pairs(unit.text)));
  }
  return keys;
}

/** Keys of how a name sounds: in full and by initials. */
export function keysOfSound(sounds: readonly string[]): string[] {
  const spoken = sounds.filter((sound) => sound !== '');
  if (spoken.length === 0) return [];
  return [spoken.join(''), spoken.map((sound) => sound[0]).join('')];
}

/** The key of a query: its first pair of dense characters or, without one, what it begins with. */
export function keyOfQuery(folded: string): string {
  const keys = keysOfName(folded);
  return keys.find((key) => isDense(key) && [...key].length > 1) ?? keys[0] ?? '';
}

/**
 * The stored key for the beginning of a word: two letters, and one more as long as so many names share it that it
 * was split. Dense keys stay as they are.
 */
export function bucketOf(key: string, deeper: ReadonlySet<string>): string {
  if (key === '' || isDense(key)) return key;
  let length = Math.min(2, key.length);
  while (length < key.length && deeper.has(key.slice(0, length))) length++;
  return key.slice(0, length);
}

/** The shard that holds a bucket. */
export function nameShard(bucket: string, count: number): number {
  return Number.parseInt(hashText(bucket).slice(-6), 16) % count;
}
