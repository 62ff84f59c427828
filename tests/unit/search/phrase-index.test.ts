import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { createIndex } from 'pagefind';
import { describe, expect, test } from 'vitest';
import { pageBlocks, pageTokens } from '../../../src/core/search/page-text.ts';
import { PhraseIndex } from '../../../src/core/search/phrase-index.ts';
import { phraseKey, phraseToken } from '../../../src/core/search/phrase-key.ts';
import { generatedNotes } from '../../bench/search-corpus.ts';
import { textNote } from './notes.ts';

type Item = number | string | Item[];

/** Reads CBOR as Pagefind writes it: small numbers, negative ones, texts, arrays. */
function decode(bytes: Uint8Array): Item {
  let at = 0;
  const argument = (short: number): number => {
    if (short < 24) return short;
    let value = 0;
    for (let left = 1 << (short - 24); left > 0; left--) value = value * 256 + (bytes[at++] as number);
    return value;
  };
  const item = (): Item => {
    const head = bytes[at++] as number;
    const value = argument(head & 31);
    switch (head >> 5) {
      case 0:
        return value;
      case 1:
        return -1 - value;
      case 3:
        at += value;
        return new TextDecoder().decode(bytes.subarray(at - value, at));
      case 4:
        return Array.from({ length: value }, item);
      default:
        throw new Error(`type ${head >> 5}`);
    }
  };
  const whole = item();
  expect(at).toBe(bytes.length);
  return whole;
}

/** Word → `page:places` for each page, whatever form or weight it stands in. */
function postings(chunks: readonly Uint8Array[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const chunk of chunks) {
    const [words] = decode(chunk) as [[string, Item[], [string, Item[]][]][]];
    for (const [word, pages, variants] of words)
      found.set(word, [pages, ...variants.map(([, more]) => more)].flatMap(placesOf).sort());
  }
  return found;
}

function placesOf(pages: Item[]): string[] {
  let page = 0;
  return (pages as [number, number[]][]).map(([step, places]) => {
    page += step;
    let place = 0;
    const own: number[] = [];
    for (const [index, value] of places.entries()) {
      if (value < 0) continue;
      place = value + ((places[index - 1] ?? 0) < 0 ? 0 : place);
      own.push(place);
    }
    return `${page}:${own.join(',')}`;
  });
}

async function byPagefind(pages: readonly (readonly string[])[]) {
  const { index } = await createIndex({ forceLanguage: 'und' });
  if (index === undefined) throw new Error('no index');
  for (const [page, tokens] of pages.entries())
    await index.addCustomRecord({ url: `${page}`, content: tokens.join(' '), language: 'und', meta: {} });
  const { files } = await index.getFiles();
  await index.deleteIndex();
  const unpacked = (ending: string): Uint8Array[] =>
    files
      .filter(({ path }) => path.endsWith(ending))
      .map(({ content }) => gunzipSync(content).subarray('pagefind_dcd'.length));
  return { chunks: unpacked('.pf_index'), head: decode(unpacked('.pf_meta')[0] as Uint8Array) as Item[] };
}

/** Words of one form only: the parts that Pagefind makes of compounds are no tokens of ours. */
const NOTES = [
  ...generatedNotes(12, 300),
  textNote('ガイド', 'カイロの案内。ばら、はら、ぱら。', '노트 한국어'),
  textNote('𠮷野家', '𠮷野 𠀀𠀁 𡃁 々〇'),
  textNote('abc', 'long short 2017 x1 naive'),
];

test('holds what Pagefind would write: the same words at the same places of the same pages', async () => {
  const pages = NOTES.map((note) => pageTokens(pageBlocks(note)));
  const index = new PhraseIndex();
  for (const tokens of pages) index.add(tokens);
  const theirs = await byPagefind(pages);
  const chunks = index.chunks(2000);
  expect(chunks.length).toBeGreaterThan(10);
  expect(postings(chunks.map(({ bytes }) => bytes))).toEqual(postings(theirs.chunks));
  const named = chunks.map(({ from, to }, at) => ({ from, to, name: `${at}` }));
  const [version, entries, , ...rest] = decode(index.head('1.6.0', named)) as [string, Item[][], ...Item[]];
  expect(version).toBe(theirs.head[0]);
  expect(rest).toEqual(theirs.head.slice(3));
  expect(entries.map(([, length]) => length)).toEqual((theirs.head[1] as Item[][]).map(([, length]) => length));
  expect(entries.map(([name]) => Number.parseInt(name as string, 36))).toEqual(pages.map((_, page) => page));
});

describe('chunks', () => {
  const words = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom('a', 'b', '注', '意', '𠮷', 'ꦀ', '한', ''), maxLength: 4 }),
    {
      maxLength: 40,
    },
  );

  test('are bounded so that each word lies in its own and in no other', () => {
    const utf8 = (text: string): Buffer => Buffer.from(text);
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 60 }), (tokens, size) => {
        const index = new PhraseIndex();
        index.add(tokens);
        const chunks = index.chunks(size);
        for (const word of new Set(tokens.map(phraseKey).filter(Boolean))) {
          const strict = chunks.filter(
            ({ from, to }) => Buffer.compare(utf8(from), utf8(word)) <= 0 && Buffer.compare(utf8(word), utf8(to)) <= 0,
          );
          const loose = chunks.filter(({ from, to }) => {
            const cut = (text: string, by: string): Buffer => utf8([...text].slice(0, [...by].length).join(''));
            return (
              Buffer.compare(cut(word, from), cut(from, word)) >= 0 && Buffer.compare(cut(word, to), cut(to, word)) <= 0
            );
          });
          const asked = strict.length > 0 ? strict : loose;
          expect(asked.flatMap(({ bytes }) => [...postings([bytes]).keys()])).toContain(word);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['กิ', 'กี'],
  ['कि', 'की'],
  ['ガイ', 'カイ'],
])('%s is another key than %s, and the query asks for it as it is kept', (one, other) => {
  expect(phraseKey(one)).not.toBe(phraseKey(other));
  // Pagefind's script: marks are dropped from what is asked, but for those of kana.
  const asked = phraseToken(one)
    .normalize('NFD')
    .replace(/(?![\u3099\u309a])\p{M}/gu, '')
    .normalize('NFC');
  expect(phraseKey(one)).toBe(asked);
});
