import { describe, expect, test } from 'vitest';
import { decode, encode, splitSteps, trainBpe } from '../../../src/core/views/pipeline/model/bpe.ts';
import { cleanText } from '../../../src/core/views/pipeline/model/clean.ts';
import { CHECKABLE, CORPUS, SENTENCE } from '../../../src/core/views/pipeline/model/corpus.ts';
import { Tape } from '../../../src/core/views/pipeline/model/tensor.ts';
import {
  forward,
  learn,
  logProbabilities,
  type Model,
  newModel,
  PARTS,
} from '../../../src/core/views/pipeline/model/transformer.ts';
import { computeTravel, travel } from '../../../src/core/views/pipeline/model/travel.ts';

describe('byte-pair encoding', () => {
  const tokenizer = trainBpe(['模型读模型', '模型。模'], 3);
  test('the commonest pair is merged first, punctuation never', () => {
    expect(tokenizer.merges).toEqual([{ left: '模', right: '型', count: 3 }]);
    expect(splitSteps(tokenizer, '读模型。').map((step) => step.pieces)).toEqual([
      ['读', '模', '型', '。'],
      ['读', '模型', '。'],
    ]);
  });
  test('what is encoded can be read back', () => {
    const made = trainBpe(CORPUS, 16);
    for (const sentence of CORPUS) expect(decode(made, encode(made, sentence))).toBe(sentence);
  });
});

describe('the network', () => {
  const model = newModel({ vocabulary: 7, width: 6, context: 8 }, 3);
  const ids = [0, 3, 1, 4, 2, 0];

  test('its gradient is the slope of its loss', () => {
    const weights = [1, 0.5, 0, 1, -0.3];
    const loss = (of: Model) => -logProbabilities(of, ids).reduce((sum, log, at) => sum + log * (weights[at] ?? 0), 0);
    for (const name of PARTS) model[name].grad.fill(0);
    learn(model, ids, weights);
    const step = 1e-6;
    for (const name of PARTS) {
      for (const at of [0, 5, model[name].data.length - 1]) {
        const kept = model[name].data[at] as number;
        model[name].data[at] = kept + step;
        const above = loss(model);
        model[name].data[at] = kept - step;
        const below = loss(model);
        model[name].data[at] = kept;
        expect(model[name].grad[at], `${name}[${at}]`).toBeCloseTo((above - below) / (2 * step), 5);
      }
    }
  });

  test('nobody looks ahead, and each row of attention adds up to one', () => {
    const { attention } = forward(model, ids, new Tape());
    for (let row = 0; row < attention.rows; row++) {
      const weights = [...attention.data.subarray(row * attention.cols, (row + 1) * attention.cols)];
      expect(weights.slice(row + 1).every((weight) => weight === 0)).toBe(true);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });

  test('what comes later does not change what was thought before', () => {
    const short = forward(model, ids.slice(0, 3)).logits.data;
    const long = forward(model, ids).logits.data;
    expect([...long.subarray(0, short.length)]).toEqual([...short]);
  });
});

test('cleaning: mark-up, what is no sentence, and repetition', () => {
  expect(cleanText('<nav>首页</nav>\n<p>模型<b>读</b>前文。</p>\n<p>模型读前文。&nbsp;</p>\n９９元')).toEqual([
    '模型读前文。',
  ]);
});

describe('the way of the sentence', () => {
  const way = travel();

  test('equal builds tell equal numbers', () => expect(JSON.stringify(way)).toBe(JSON.stringify(computeTravel())));

  test('cleaning finds the sentence, the tokens spell it, each with its vector', () => {
    expect(way.cleaned).toEqual([SENTENCE]);
    expect(way.tokens.map((token) => token.piece).join('')).toBe(SENTENCE);
    expect(way.vectors).toHaveLength(way.tokens.length);
    expect(way.attention).toHaveLength(way.tokens.length + 1);
  });

  test('training lowers the loss, far below guessing', () => {
    expect(way.losses.at(-1)).toBeLessThan((way.losses[0] ?? 0) / 3);
    expect(way.losses.at(-1)).toBeLessThan(Math.log(way.tokenizer.size) / 3);
  });

  test('the loss of a guess is minus the log of its probability', () => {
    for (const guess of way.guesses) expect(guess.loss).toBeCloseTo(-Math.log(guess.p), 12);
  });

  test('demonstrations teach it to answer; preference moves both answers apart', () => {
    expect(way.tuning.after).toBe('猜下一个词。');
    expect(way.tuning.before).not.toBe(way.tuning.after);
    const [first, last] = [way.preference.steps[0], way.preference.steps.at(-1)];
    expect(last?.chosen).toBeGreaterThan(first?.chosen ?? 1);
    expect(last?.rejected).toBeLessThan(first?.rejected ?? 0);
  });

  test('a checkable reward is earned more often at the end than at the start', () => {
    expect(way.reward.answer).toBe(CHECKABLE.answer);
    expect(way.reward.rounds.at(-1)).toBeGreaterThan(way.reward.rounds[0] ?? 1);
  });

  test('a byte a number costs a fourth of the room and hardly any loss', () => {
    expect(way.quantized.bytes8 / way.quantized.bytes).toBeLessThan(0.26);
    expect(Math.abs(way.quantized.loss8 - way.quantized.loss)).toBeLessThan(0.02);
  });
});
