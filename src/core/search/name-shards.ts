import { foldText } from '../text/fold.ts';
import { HAN_VARIANTS } from '../text/han-variants.ts';
import { readings } from '../text/pinyin.ts';
import { typedSound } from './entries.ts';
import { bucketOf, keysOfName, keysOfSound, nameShard } from './name-keys.ts';
import type { NamedNote } from './names.ts';
import { isDense } from './units.ts';

/** The title tier cut into shards: which keys go on by one more letter, and the entries of each shard. */
export interface NameShards {
  readonly deeper: readonly string[];
  readonly shards: readonly (readonly NamedNote[])[];
}

/** Most entries under one key; of more, the keys one letter longer hold the rest. */
const BUCKET_LIMIT = 250;
/** Longest key by which names are told apart. */
const KEY_LIMIT = 8;

/** Cuts the names of a large vault into shards of about `perShard` entries (docs/adr/0008). */
export function shardNames(entries: readonly NamedNote[], perShard: number): NameShards {
  const keys = entries.map(keysOfEntry);
  const deeper = fullKeys(keys);
  const buckets = new Map<string, NamedNote[]>();
  entries.forEach((entry, at) => {
    for (const bucket of bucketsOf(keys[at] ?? [], deeper)) {
      const held = buckets.get(bucket) ?? [];
      buckets.set(bucket, held);
      held.push(entry);
    }
  });
  const stored = [...buckets.values()].reduce((sum, held) => sum + Math.min(held.length, BUCKET_LIMIT), 0);
  const count = Math.max(1, Math.ceil(stored / perShard));
  const shards = Array.from({ length: count }, () => new Map<number, NamedNote>());
  for (const [bucket, held] of buckets) {
    const shard = shards[nameShard(bucket, count)];
    for (const entry of strongest(held)) shard?.set(entry.page, entry);
  }
  return {
    deeper: [...deeper].sort(),
    shards: shards.map((shard) => [...shard.values()].sort((a, b) => a.page - b.page)),
  };
}

function keysOfEntry({ note }: NamedNote): string[] {
  const spoken = [note.title, ...note.aliases].map(fold);
  const silent = [note.en ?? '', note.abbr ?? '', ...note.ids].map(fold);
  return [...new Set([...spoken, ...silent].flatMap(keysOfName).concat(spoken.flatMap(soundKeys)))];
}

function fold(name: string): string {
  return foldText(name, HAN_VARIANTS);
}

function soundKeys(folded: string): string[] {
  const read = readings(folded);
  return read.some((piece) => piece.han) ? keysOfSound(read.map((piece) => typedSound(piece.sound))) : [];
}

/** Beginnings of words and sounds that more entries share than a bucket takes. */
function fullKeys(keys: readonly (readonly string[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const entry of keys) {
    const beginnings = new Set<string>();
    for (const key of entry) {
      if (isDense(key)) continue;
      for (let length = 2; length < Math.min(KEY_LIMIT, key.length + 1); length++) beginnings.add(key.slice(0, length));
    }
    for (const beginning of beginnings) counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([key, count]) => (count > BUCKET_LIMIT ? [key] : [])));
}

/** Every bucket on the way to a key: who types one letter, or two of a split key, gets its strongest entries. */
function bucketsOf(keys: readonly string[], deeper: ReadonlySet<string>): Set<string> {
  const buckets = new Set<string>();
  for (const key of keys) {
    const chars = [...bucketOf(key, deeper)];
    for (let length = 1; length <= chars.length; length++) {
      const bucket = chars.slice(0, length).join('');
      if (length === 1 || length === chars.length || deeper.has(bucket)) buckets.add(bucket);
    }
  }
  return buckets;
}

/** The entries of a bucket that is too full: those most pointed at, then those with the shortest names. */
function strongest(held: readonly NamedNote[]): readonly NamedNote[] {
  if (held.length <= BUCKET_LIMIT) return held;
  const order = [...held].sort(
    (a, b) =>
      (b.note.weight ?? 0) - (a.note.weight ?? 0) || a.note.title.length - b.note.title.length || a.page - b.page,
  );
  return order.slice(0, BUCKET_LIMIT);
}
