import { describe, expect, test } from 'vitest';
import { CharList, charPlaces, charShard } from '../../../src/core/search/chars.ts';
import { decodePages, encodePages } from '../../../src/core/search/tag-pages.ts';
import { shardsFor, WordList, wordsWith } from '../../../src/core/search/words.ts';

function list(text: string, size = 1000) {
  const words = new WordList();
  words.add(text);
  return words.shards(size);
}

describe('the word list', () => {
  test.each([
    ['FlashAttention', 'attention', ['flashattention']],
    ['FlashAttention', 'flash', ['flashattention']],
    ['FlashAttention', 'lash', []],
    ['RoBERTa与BERT', 'bert', ['bert', 'roberta']],
    ['ChatGPT', 'gpt', ['chatgpt']],
    ['GPT-4o', '4o', ['4o']],
    ['word2vec', 'vec', ['word2vec']],
    ['Café', 'cafe', ['cafe']],
    ['Привет', 'при', ['привет']],
    ['注意力', '注', []],
  ])('of %s for %s is %j', (text, prefix, words) => {
    expect(
      wordsWith(
        list(text).flatMap((shard) => shard.lines),
        prefix,
      ),
    ).toEqual(words);
  });

  test('the shards named for a beginning hold all that it begins', () => {
    const text = Array.from({ length: 500 }, (_, at) => `w${at.toString(36)}x`).join(' ');
    const shards = list(text, 7);
    const firsts = shards.map((shard) => shard.first);
    for (const prefix of ['w', 'w1', 'wd', 'wdvx', 'zz', 'a']) {
      const all = wordsWith(
        shards.flatMap((shard) => shard.lines),
        prefix,
      );
      const some = wordsWith(
        shardsFor(firsts, prefix).flatMap((at) => shards[at]?.lines ?? []),
        prefix,
      );
      expect(some).toEqual(all);
    }
  });
});

test('the character list knows the pages of a character and where it first stands', () => {
  const chars = new CharList();
  chars.add(0, ['注意', '意', '·', 'gpt']);
  chars.add(2, ['gpt', '意外', '外']);
  const shards = chars.shards(5);
  const places = (char: string) => charPlaces(shards[charShard(char, 5)] ?? {}, char);
  expect(places('意')).toEqual([
    [0, 1],
    [2, 1],
  ]);
  expect(places('注')).toEqual([[0, 0]]);
  expect(places('无')).toEqual([]);
});

test('lists of pages survive their encoding', () => {
  expect([...decodePages(encodePages([0, 1, 5, 300, 9999]))]).toEqual([0, 1, 5, 300, 9999]);
});
