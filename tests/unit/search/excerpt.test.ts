import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../src/client/search/excerpt.ts';
import { parseQuery } from '../../../src/client/search/query.ts';
import { plainTex } from '../../../src/core/search/tex.ts';
import type { TextChunk } from '../../../src/core/search/types.ts';

const NO_HAN = new Map<string, string>();

function excerpt(typed: string, ...blocks: TextChunk['blocks'][number][]) {
  const found = excerptOf(
    { title: '甲', address: 'a/', kind: '札记', blocks },
    parseQuery(typed, NO_HAN).terms,
    NO_HAN,
  );
  if (found === undefined) return undefined;
  const { text, marks } = found.snippet;
  return { ...found, text, marked: marks.map(([from, to]) => text.slice(from, to)) };
}

describe('an excerpt', () => {
  test('is the clauses around the match, with their section', () => {
    const found = excerpt(
      '加权求和',
      ['开头一段，与此无关。'],
      ['先看相关程度。', 's-1', '计算步骤'],
      [
        '它按相关程度对一组向量加权求和，权重由当前的查询与各位置的键算出，求和的对象是各位置的值；一次并行算完所有位置，不必像循环网络那样一步一步地等前一步。',
      ],
    );
    expect(found?.section).toBe('s-1');
    expect(found?.heading).toBe('计算步骤');
    expect(found?.text).toBe(
      '它按相关程度对一组向量加权求和，权重由当前的查询与各位置的键算出，求和的对象是各位置的值；一次并行算完所有位置…',
    );
    expect(found?.marked).toEqual(['加权求和']);
  });

  test('marks every occurrence it shows, whatever the case and width', () => {
    expect(excerpt('gpt', ['GPT与ＧＰＴ，还有gpt-4。'])?.marked).toEqual(['GPT', 'ＧＰＴ', 'gpt']);
  });

  test('takes in its neighbours where a block is too short', () => {
    expect(
      excerpt('熵', ['交叉熵', 's', '易混'], ['真实分布与预测分布之间的平均码长。'])?.text.length,
    ).toBeGreaterThanOrEqual(20);
  });

  test('prefers the block that holds more of the terms', () => {
    const found = excerpt(
      '梯度 学习率',
      ['这里只说梯度，别的一概不说，也没有什么可说。'],
      ['学习率乘梯度就是这一步走多远，太大会发散。'],
    );
    expect([...(found?.marked ?? [])].sort()).toEqual(['学习率', '梯度'].sort());
  });

  test('of one long clause is cut around the match', () => {
    const found = excerpt('目标', [`${'很'.repeat(80)}目标${'长'.repeat(80)}`]);
    expect(found?.text.length).toBeLessThanOrEqual(60);
    expect(found?.text).toMatch(/^….*目标.*…$/);
  });

  test('is 20 to 60 characters of a text that has as many, and shows the match', () => {
    const clause = fc
      .array(fc.constantFrom(...'注意力模型的，。；、ab '), { minLength: 60, maxLength: 300 })
      .map((chars) => chars.join(''));
    fc.assert(
      fc.property(clause, fc.nat(), (text, seed) => {
        const at = seed % (text.length - 2);
        const typed = text.slice(at, at + 2);
        if (!/^\p{Script=Han}+$/u.test(typed)) return;
        const found = excerpt(typed, [text]);
        expect(found?.marked.map((mark) => mark.replace(/\s/g, ''))).toContain(typed);
        expect(found?.text.length).toBeLessThanOrEqual(60);
        expect(found?.text.length).toBeGreaterThanOrEqual(20);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['损失-\\log\\sigma(r_w-r_l)就是', '损失-logσ(r_w-r_l)就是'],
  ['\\frac{a}{b}\\approx 0.5', 'a/b≈0.5'],
  ['\\mathrm{softmax}(z)_i', 'softmax(z)_i'],
  ['C:\\ 与 50%', 'C:\\ 与 50%'],
])('%s reads %s', (source, text) => {
  expect(plainTex(source)).toBe(text);
});
