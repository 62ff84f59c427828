import { describe, expect, test } from 'vitest';
import { rankNames } from '../../../src/client/search/model.ts';
import { nearestNames } from '../../../src/client/search/near-names.ts';
import { parseQuery } from '../../../src/client/search/query.ts';
import { HAN_VARIANTS } from '../../../src/core/text/han-variants.ts';
import { namesOf, note } from './notes.ts';

const NAMES = namesOf([
  note('注意力机制', { aliases: ['注意力'], en: 'Attention Mechanism', weight: 40, description: '按相关程度加权求和' }),
  note('自注意力', { en: 'Self-attention', weight: 20 }),
  note('交叉注意力', { weight: 3 }),
  note('长上下文', { en: 'Long Context' }),
  note('重排序', { en: 'Reranking' }),
  note('缩放定律', { en: 'Scaling Laws' }),
  note('专家混合', { aliases: ['混合专家', '混合专家模型'], en: 'Mixture of Experts', abbr: 'MoE' }),
  note('强化学习', { en: 'Reinforcement Learning', abbr: 'RL' }),
  note('人类反馈强化学习', { abbr: 'RLHF', en: 'Reinforcement Learning from Human Feedback' }),
  note('只要注意力', { en: 'Attention Is All You Need', ids: ['1706.03762'] }),
  note('信息熵', { en: 'Entropy', weight: 9 }),
  note('交叉熵', { en: 'Cross-entropy', weight: 2 }),
  note('KV 缓存', { en: 'KV Cache' }),
  note('GPT', { aliases: ['GPT-4'] }),
  note('GPT-4o'),
  note('🚀 火箭笔记'),
  note('策略', { en: 'Policy' }),
]);

function titles(typed: string): string[] {
  return rankNames(parseQuery(typed, HAN_VARIANTS), NAMES).map((hit) => hit.entry.title);
}

describe('the first name for', () => {
  test.each([
    ['注意力', '注意力机制'],
    ['注意力机制', '注意力机制'],
    ['自注意', '自注意力'],
    ['意力机', '注意力机制'],
    ['zhuyili', '注意力机制'],
    ["zhu'yi'li", '注意力机制'],
    ['zhu yi li ji zhi', '注意力机制'],
    ['zyl', '注意力机制'],
    ['zhuyl', '注意力机制'],
    ['自zyl', '自注意力'],
    ['zzyl', '自注意力'],
    ['changshangxiawen', '长上下文'],
    ['csxw', '长上下文'],
    ['cpx', '重排序'],
    ['sfdl', '缩放定律'],
    ['suofangdinglv', '缩放定律'],
    ['suofangdinglu', '缩放定律'],
    ['celve', '策略'],
    ['celue', '策略'],
    ['moe', '专家混合'],
    ['MOE', '专家混合'],
    ['ｍｏｅ', '专家混合'],
    ['混合专家', '专家混合'],
    ['rl', '强化学习'],
    ['rlhf', '人类反馈强化学习'],
    ['attention', '注意力机制'],
    ['attention is all', '只要注意力'],
    ['1706.03762', '只要注意力'],
    ['arXiv:1706.03762v5', '只要注意力'],
    ['https://arxiv.org/abs/1706.03762', '只要注意力'],
    ['熵', '信息熵'],
    ['kvhc', 'KV 缓存'],
    ['kv缓存', 'KV 缓存'],
    ['gpt4', 'GPT'],
    ['gpt4o', 'GPT-4o'],
    ['gpt 4o', 'GPT-4o'],
    ['🚀', '🚀 火箭笔记'],
    ['機制', '注意力机制'],
    ['学习 人类', '人类反馈强化学习'],
    ['加权求和', '注意力机制'],
  ])('%s is %s', (typed, title) => {
    expect(titles(typed)[0]).toBe(title);
  });
});

describe('a slip of the keyboard', () => {
  test.each([
    ['atention', '注意力机制'],
    ['attentoin', '注意力机制'],
    ['zhuyli', '注意力机制'],
    ['zhuyilijizi', '注意力机制'],
    ['zhuyalijizhi', '注意力机制'],
    ['chongpaixuu', '重排序'],
    ['注义力', '注意力机制'],
    ['注意利机制', '注意力机制'],
    ['强化学系', '强化学习'],
    ['缩放丁律', '缩放定律'],
    ['混合家专', '专家混合'],
  ])('%s still finds %s', (typed, title) => {
    const hits = rankNames(parseQuery(typed, HAN_VARIANTS), NAMES);
    expect(hits[0]?.entry.title).toBe(title);
  });

  test('is looked for only where nothing else is found', () => {
    expect(rankNames(parseQuery('注意力', HAN_VARIANTS), NAMES).every((hit) => hit.reason.kind !== 'slip')).toBe(true);
  });
});

describe('nothing is named', () => {
  test.each(['', '   ', '，', '？！', '***', '(', '不存在的词', 'qwerty123', 'zzzzzz'])('by %j', (typed) => {
    expect(titles(typed)).toEqual([]);
  });

  test('but something near is offered', () => {
    const near = nearestNames(parseQuery('注意引力', HAN_VARIANTS), NAMES, 3).map((entry) => entry.title);
    expect(near[0]).toBe('注意力机制');
  });
});

test('a filter leaves out other kinds', () => {
  const names = namesOf([note('甲方', { kind: '术语' }), note('甲乙', { kind: '论文' })]);
  const kind = names.entries.find((entry) => entry.title === '甲方')?.kind;
  expect(rankNames(parseQuery('甲', HAN_VARIANTS), names, { kind }).map((hit) => hit.entry.title)).toEqual(['甲方']);
});
