import { prefer, reinforce, tune } from './after-training.ts';
import { decode, END, encode, splitSteps, type Tokenizer, trainBpe } from './bpe.ts';
import { cleanText } from './clean.ts';
import { ASKED, CORPUS, DEMONSTRATIONS, RAW, SENTENCE } from './corpus.ts';
import { quantize } from './quantize.ts';
import { SETTINGS } from './settings.ts';
import { average } from './tensor.ts';
import {
  Adam,
  copyModel,
  forward,
  learn,
  logProbabilities,
  type Model,
  newModel,
  nextProbabilities,
  parameterCount,
} from './transformer.ts';
import type { Guess, Travel } from './travel-types.ts';

let made: Travel | undefined;

/** Trains the model and follows the sentence through it; about half a second, once in a process. */
export function travel(): Travel {
  made ??= computeTravel();
  return made;
}

/** As {@link travel}, computed anew. */
export function computeTravel(): Travel {
  const tokenizer = trainBpe([...CORPUS, ...DEMONSTRATIONS.map((pair) => pair.join(''))], SETTINGS.merges);
  const texts = CORPUS.map((text) => withEnds(tokenizer, text));
  const model = newModel(
    { vocabulary: tokenizer.pieces.length, width: SETTINGS.width, context: SETTINGS.context },
    SETTINGS.seed,
  );
  const losses = pretrain(model, texts);
  const ids = withEnds(tokenizer, SENTENCE);
  const { attention } = forward(model, ids.slice(0, -1));
  const tuned = tune(model, tokenizer);
  return {
    sentence: SENTENCE,
    raw: RAW,
    cleaned: cleanText(RAW),
    corpus: {
      sentences: CORPUS.length,
      characters: CORPUS.join('').length,
      tokens: texts.reduce((sum, text) => sum + text.length - 1, 0),
    },
    tokenizer: { size: tokenizer.pieces.length, merges: tokenizer.merges.length },
    splits: splitSteps(tokenizer, SENTENCE),
    tokens: ids.slice(1, -1).map((id) => ({ id, piece: tokenizer.pieces[id] ?? '' })),
    vectors: ids.slice(1, -1).map((id) => [...model.embedding.data.subarray(id * model.width, (id + 1) * model.width)]),
    attention: Array.from({ length: attention.rows }, (_, row) => [
      ...attention.data.subarray(row * attention.cols, row * attention.cols + row + 1),
    ]),
    parameters: parameterCount(model),
    losses,
    guesses: guessesOf(model, tokenizer, ids),
    tuning: {
      question: ASKED,
      before: answer(model, tokenizer, ASKED),
      after: answer(tuned, tokenizer, ASKED),
      demonstrations: DEMONSTRATIONS.length,
    },
    preference: prefer(copyModel(tuned), tuned, tokenizer),
    reward: reinforce(copyModel(tuned), tokenizer),
    quantized: quantize(model, ids),
  };
}

/** The mark of an end stands at both: a text begins where another ended. */
function withEnds(tokenizer: Tokenizer, text: string): number[] {
  return [0, ...encode(tokenizer, text), 0];
}

function pretrain(model: Model, texts: readonly (readonly number[])[]): number[] {
  const adam = new Adam(model);
  const mean = () => average(texts.flatMap((text) => logProbabilities(model, text).map((log) => -log)));
  const losses = [mean()];
  for (let epoch = 0; epoch < SETTINGS.epochs; epoch++) {
    for (const text of texts) {
      learn(model, text, evenly(text.length - 1));
      adam.update(SETTINGS.rate * (1 - epoch / (SETTINGS.epochs + 2)));
    }
    losses.push(mean());
  }
  return losses;
}

function evenly(count: number): number[] {
  return Array.from({ length: count }, () => 1 / count);
}

function guessesOf(model: Model, tokenizer: Tokenizer, ids: readonly number[]): Guess[] {
  return ids.slice(1).map((truth, at) => {
    const probabilities = nextProbabilities(model, ids.slice(0, at + 1));
    const likely = [...probabilities]
      .map((p, id) => ({ piece: tokenizer.pieces[id] ?? '', p }))
      .sort((a, b) => b.p - a.p)
      .slice(0, 4);
    const p = probabilities[truth] ?? 0;
    return {
      after: decode(tokenizer, ids.slice(1, at + 1)),
      likely,
      truth: tokenizer.pieces[truth] ?? END,
      p,
      loss: -Math.log(p),
    };
  });
}

/** Greedy: always the likeliest piece, until the end. */
function answer(model: Model, tokenizer: Tokenizer, question: string): string {
  const ids = [0, ...encode(tokenizer, question)];
  const start = ids.length;
  while (ids.length < SETTINGS.context) {
    const probabilities = nextProbabilities(model, ids);
    let best = 0;
    probabilities.forEach((p, id) => {
      if (p > (probabilities[best] ?? 0)) best = id;
    });
    if (best === 0) break;
    ids.push(best);
  }
  return decode(tokenizer, ids.slice(start));
}
