import { expect, test } from 'vitest';
import {
  avoidedUses,
  countWords,
  repeatedSentences,
  sentencesOf,
  spreadOf,
} from '../../../src/shell/content-report/measures.ts';

test('a Han character or mark counts one, so does a word or a number', () => {
  expect(countWords('用GPT-4训练，约3.14e23次')).toBe(8);
  expect(countWords('327,680字节')).toBe(3);
  expect(countWords('“好”……')).toBe(5);
  expect(countWords('')).toBe(0);
});

test('the spread holds figures that occur', () => {
  expect(spreadOf([5, 1, 4, 2, 3, 6, 7, 8, 9, 10])).toEqual({ min: 1, p10: 1, median: 5, p90: 9, max: 10 });
  expect(spreadOf([])).toEqual({ min: 0, p10: 0, median: 0, p90: 0, max: 0 });
});

test('a semicolon ends no sentence', () => {
  expect(sentencesOf('甲。乙！丙；丁')).toEqual(['甲。', '乙！', '丙；丁']);
});

const long = '没有外部反馈时让模型再想一遍往往把对的答案改成错的';
const at = (path: string, text: string) => ({ path, line: 1, text });

test('a long sentence in two places is found, punctuation and spaces apart', () => {
  const found = repeatedSentences([
    at('a.md', `${long}。`),
    at('b.md', `前文。${long}！`),
    at('c.md', '短句，两处都有。'),
    at('d.md', '短句，两处都有。'),
  ]);
  expect(found.map((places) => places.map(({ path }) => path))).toEqual([['a.md', 'b.md']]);
});

test('a sentence of exactly twenty characters may stand twice', () => {
  const twenty = '一二三四五六七八九十一二三四五六七八九十';
  expect(repeatedSentences([at('a.md', twenty), at('b.md', twenty)])).toEqual([]);
  expect(repeatedSentences([at('a.md', `${twenty}又`), at('b.md', `${twenty}又`)])).toHaveLength(1);
});

test('names to avoid: not in their own note, not in quotation marks, Latin ones as whole words', () => {
  const terms = [{ path: '词元.md', title: '词元', avoid: ['令牌', 'token'] }];
  const uses = avoidedUses(terms, [
    at('词元.md', '旧译令牌。'),
    at('a.md', '每个令牌一个编号。'),
    at('b.md', '旧称“令牌”。'),
    at('c.md', 'tokenizer与token不同。'),
    at('d.md', '只说tokenizer。'),
  ]);
  expect(uses.map(({ path, word, use }) => [path, word, use])).toEqual([
    ['a.md', '令牌', '词元'],
    ['c.md', 'token', '词元'],
  ]);
});
