import { CborWriter } from './cbor.ts';
import { phraseKey } from './phrase-key.ts';
import { BREAK } from './tokens.ts';

/** Where a word stands. `places`: for each page its distance from the one before, how often, and each place from the last. */
interface Posting {
  readonly places: number[];
  pages: number;
  /** The last page, the place in it, and where its count is kept. */
  page: number;
  place: number;
  count: number;
}

/** A part of the index that is loaded at once: its words lie from `from` to `to`. */
export interface PhraseChunk {
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** A chunk as the head of the index names it. */
export type NamedChunk = Omit<PhraseChunk, 'bytes'> & { readonly name: string };

/**
 * The index of phrases, written in Pagefind's form (1.6; docs/adr/0009) for its engine to read. Words carry no weights,
 * no variants and no fields: our tokens have none.
 */
export class PhraseIndex {
  readonly #words = new Map<string, Posting>();
  /** The same by token: to make a key takes longer than to look it up. */
  readonly #tokens = new Map<string, Posting>();
  readonly #lengths: number[] = [];

  /** Number of pages so far. */
  get pages(): number {
    return this.#lengths.length;
  }

  /** Adds the next page. */
  add(tokens: readonly string[]): void {
    const page = this.#lengths.length;
    this.#lengths.push(tokens.length);
    for (let place = 0; place < tokens.length; place++) {
      const token = tokens[place] as string;
      if (token === BREAK) continue;
      const posting = this.#tokens.get(token) ?? this.#begin(token);
      if (posting.page === page) {
        posting.places[posting.count] = (posting.places[posting.count] as number) + 1;
        posting.places.push(place - posting.place);
      } else {
        posting.places.push(page - Math.max(posting.page, 0), 1, place);
        posting.count = posting.places.length - 2;
        posting.page = page;
        posting.pages++;
      }
      posting.place = place;
    }
  }

  /** The posting of a token seen for the first time; others may have the same key. */
  #begin(token: string): Posting {
    const key = phraseKey(token);
    const posting = this.#words.get(key) ?? { places: [], pages: 0, page: -1, place: 0, count: 0 };
    this.#tokens.set(token, posting);
    if (key !== '') this.#words.set(key, posting);
    return posting;
  }

  /** The words in order, in chunks of about `size` bytes; a word is never split. */
  chunks(size: number): PhraseChunk[] {
    const chunks: PhraseChunk[] = [];
    const writer = new CborWriter();
    let words: string[] = [];
    const close = (): void => {
      if (words.length > 0)
        chunks.push({ from: words[0] ?? '', to: words.at(-1) ?? '', bytes: chunkOf(words, writer) });
      words = [];
    };
    for (const word of [...this.#words.keys()].sort(byCodePoint)) {
      words.push(word);
      writeWord(writer, word, this.#words.get(word) as Posting);
      if (writer.length >= size) close();
    }
    close();
    return shortBounds(chunks);
  }

  /** What an engine loads first: pages by their numbers, and the chunks. */
  head(version: string, chunks: readonly NamedChunk[]): Uint8Array {
    const writer = new CborWriter();
    writer.array(6);
    writer.text(version);
    writer.array(this.#lengths.length);
    this.#lengths.forEach((length, page) => {
      writer.array(3);
      writer.text(page.toString(36));
      writer.number(length);
      writer.text('');
    });
    writer.array(chunks.length);
    for (const { from, to, name } of chunks) {
      writer.array(3);
      for (const text of [from, to, name]) writer.text(text);
    }
    // No filters, no orders, no fields.
    for (let empty = 0; empty < 3; empty++) writer.array(0);
    return writer.take();
  }
}

function chunkOf(words: readonly string[], writer: CborWriter): Uint8Array {
  const body = writer.take();
  writer.array(1);
  writer.array(words.length);
  writer.bytes(body);
  return writer.take();
}

function writeWord(writer: CborWriter, word: string, { places, pages }: Posting): void {
  writer.array(3);
  writer.text(word);
  writer.array(pages);
  for (let at = 0; at < places.length; ) {
    const count = places[at + 1] as number;
    writer.array(2);
    writer.number(places[at] as number);
    writer.array(count);
    for (let place = 0; place < count; place++) writer.number(places[at + 2 + place] as number);
    at += 2 + count;
  }
  writer.array(0);
}

/** Bounds cut to what tells two neighbours apart: each byte of them is loaded by every reader who searches. */
function shortBounds(chunks: readonly PhraseChunk[]): PhraseChunk[] {
  return chunks.map((chunk, at) => {
    const before = chunks[at - 1];
    const after = chunks[at + 1];
    const from = before === undefined ? chunk.from : apart(chunk.from, before.to);
    const to = after === undefined ? chunk.to : apart(chunk.to, after.from);
    return { ...chunk, from, to: byCodePoint(to, from) < 0 ? chunk.to : to };
  });
}

/** The shortest beginning of a word that another does not have. */
function apart(word: string, other: string): string {
  const chars = [...word];
  const others = [...other];
  const same = chars.findIndex((char, at) => char !== others[at]);
  return same < 0 ? word : chars.slice(0, same + 1).join('');
}

/** The order of Pagefind's engine, which compares UTF-8. */
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const one = a.charCodeAt(at);
    const two = b.charCodeAt(at);
    if (one !== two) return lifted(one) - lifted(two);
  }
  return a.length - b.length;
}

/** Surrogates, which stand for what comes after U+FFFF, above all other units. */
function lifted(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x2000 : unit;
}
