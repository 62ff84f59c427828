import { decodeNames, type Entry, type Names } from '../../core/search/entries.ts';
import { decodeHan } from '../../core/search/han-codec.ts';
import { bucketOf, keyOfQuery, nameShard } from '../../core/search/name-keys.ts';
import type { NamesData, SearchIndex } from '../../core/search/types.ts';
import { foldText } from '../../core/text/fold.ts';
import type { SearchSource } from './source.ts';

const NONE: Names = { entries: [], sounds: new Map(), han: new Map() };

/** The names that a query may need: all of them in a small vault, the shards of its key in a large one. */
export class NameStore {
  readonly index: SearchIndex;
  readonly #source: SearchSource;
  readonly #shards = new Map<number, Names>();
  #whole: Names | undefined;
  #han: ReadonlyMap<string, string> | undefined;

  private constructor(source: SearchSource, index: SearchIndex) {
    this.#source = source;
    this.index = index;
    if (index.names !== undefined) this.#whole = decodeNames(index.names, index);
    else if (index.shards === undefined) this.#whole = NONE;
  }

  static async open(source: SearchSource): Promise<NameStore> {
    return new NameStore(source, await source.index());
  }

  /** Names for what was typed where they are at hand, so that an answer needs no turn of the event loop. */
  at(typed: string): Names | undefined {
    if (this.#needsHan(typed)) return undefined;
    if (this.#whole !== undefined) return this.#withHan(this.#whole);
    const shards = this.#shardsOf(typed).map((shard) => this.#shards.get(shard));
    return shards.every((shard) => shard !== undefined) ? this.#withHan(merge(shards)) : undefined;
  }

  /** Loads what {@link at} lacks. A shard that cannot be loaded is empty: the full text still finds its pages. */
  async load(typed: string): Promise<Names> {
    if (this.#needsHan(typed)) {
      const pairs = await this.#source.load('han.json').catch(() => '');
      this.#han = decodeHan(pairs as string);
    }
    await Promise.all(
      this.#shardsOf(typed).map(async (shard) => {
        if (this.#shards.has(shard)) return;
        const data = await this.#source.load(`names/${shard}.json`).catch(() => undefined);
        this.#shards.set(shard, data === undefined ? NONE : decodeNames(data as NamesData, this.index));
      }),
    );
    return this.at(typed) ?? NONE;
  }

  #shardsOf(typed: string): number[] {
    const { shards } = this.index;
    if (this.#whole !== undefined || shards === undefined) return [];
    const folded = foldText(typed, this.#han);
    const deeper = new Set(shards.deeper);
    const keys = new Set([keyOfQuery(folded), keyOfQuery(folded.replace(/[\s'’]/g, ''))]);
    return [...keys].filter((key) => key !== '').map((key) => nameShard(bucketOf(key, deeper), shards.count));
  }

  #needsHan(typed: string): boolean {
    return this.#han === undefined && hasTraditional(typed, this.#whole?.sounds);
  }

  #withHan(names: Names): Names {
    return this.#han === undefined ? names : { ...names, han: this.#han };
  }
}

function merge(shards: readonly Names[]): Names {
  if (shards.length === 1) return shards[0] ?? NONE;
  const entries = new Map<number, Entry>();
  for (const shard of shards) for (const entry of shard.entries) entries.set(entry.page, entry);
  return {
    entries: [...entries.values()],
    sounds: new Map(shards.flatMap((shard) => [...shard.sounds])),
    han: new Map(shards.flatMap((shard) => [...shard.han])),
  };
}

let simplified: string | undefined;

/**
 * Characters outside GB 2312 are traditional or rare: only then is the table of them worth its bytes. Those of the vault's
 * own names, which are folded, need no look at GB 2312.
 */
function hasTraditional(text: string, named: ReadonlyMap<string, string> | undefined): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.filter((char) => !named?.has(char));
  if (han === undefined || han.length === 0) return false;
  simplified ??= gb2312();
  return han.some((char) => !simplified?.includes(char));
}

/** Every browser has the table: rows 16–87 of the set hold its characters. */
function gb2312(): string {
  const bytes = new Uint8Array(72 * 94 * 2);
  for (let cell = 0; cell < 72 * 94; cell++) {
    bytes[2 * cell] = 0xb0 + Math.floor(cell / 94);
    bytes[2 * cell + 1] = 0xa1 + (cell % 94);
  }
  return new TextDecoder('gbk').decode(bytes);
}
