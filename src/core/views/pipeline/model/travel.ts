// biome-ignore-all lint/style/noNonNullAssertion: indices are computed from the sizes of the typed arrays that they index
import { randomSource } from '../../../random.ts';
import { decode, END, encode, type Merge, splitSteps, type Tokenizer, trainBpe } from './bpe.ts';
import { cleanText } from './clean.ts';
import { ASKED, CHECKABLE, CORPUS, DEMONSTRATIONS, PREFERENCE, RAW, SENTENCE } from './corpus.ts';
import {
  Adam,
  copyModel,
  forward,
  learn,
  logProbabilities,
  type Model,
  newModel,
  nextProbabilities,
  PARTS,
  parameterCount,
} from './transformer.ts';

/** How the little model is made; these numbers stand on the page. */
export const SETTINGS = { merges: 16, width: 16, context: 32, seed: 1, epochs: 24, rate: 0.01 } as const;

/** The likeliest pieces at one place of the sentence, and what really follows. */
export interface Guess {
  readonly after: string;
  readonly likely: readonly { readonly piece: string; readonly p: number }[];
  readonly truth: string;
  readonly p: number;
  readonly loss: number;
}

/** Everything that the page tells of the sentence's way, computed and never written by hand. */
export interface Travel {
  readonly sentence: string;
  readonly raw: string;
  readonly cleaned: readonly string[];
  readonly corpus: { readonly sentences: number; readonly characters: number; readonly tokens: number };
  readonly tokenizer: { readonly size: number; readonly merges: number };
  readonly splits: readonly { readonly merge: Merge | undefined; readonly pieces: readonly string[] }[];
  readonly tokens: readonly { readonly id: number; readonly piece: string }[];
  readonly vectors: readonly (readonly number[])[];
  /** Row i: how much token i looks at token j; the first token is the mark of the beginning. */
  readonly attention: readonly (readonly number[])[];
  readonly parameters: number;
  /** Mean loss per token over the corpus, before training and after each pass. */
  readonly losses: readonly number[];
  readonly guesses: readonly Guess[];
  readonly tuning: {
    readonly question: string;
    readonly before: string;
    readonly after: string;
    readonly demonstrations: number;
  };
  readonly preference: {
    readonly question: string;
    readonly steps: readonly { readonly chosen: number; readonly rejected: number }[];
    readonly chosen: string;
    readonly rejected: string;
  };
  readonly reward: {
    readonly question: string;
    readonly answer: string;
    readonly samples: number;
    readonly rounds: readonly number[];
  };
  readonly quantized: {
    readonly bytes: number;
    readonly bytes8: number;
    readonly loss: number;
    readonly loss8: number;
    readonly cacheBytes: number;
  };
}

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

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
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

/** Supervised fine-tuning: only the answer counts towards the loss. */
function tune(model: Model, tokenizer: Tokenizer): Model {
  const tuned = copyModel(model);
  const adam = new Adam(tuned);
  for (let epoch = 0; epoch < 6; epoch++) {
    for (const [question, reply] of DEMONSTRATIONS) {
      const { ids, weights } = dialogue(tokenizer, question, reply);
      learn(tuned, ids, weights);
      adam.update(0.005);
    }
  }
  return tuned;
}

function dialogue(
  tokenizer: Tokenizer,
  question: string,
  reply: string,
): { ids: number[]; weights: number[]; answerAt: number } {
  const asked = encode(tokenizer, question);
  const ids = [0, ...asked, ...encode(tokenizer, reply), 0];
  const weights = ids.slice(1).map((_, at) => (at < asked.length ? 0 : 1 / (ids.length - 1 - asked.length)));
  return { ids, weights, answerAt: asked.length };
}

/** Log-probability of a whole answer. */
function answerLog(model: Model, { ids, answerAt }: { ids: number[]; answerAt: number }): number {
  return logProbabilities(model, ids)
    .slice(answerAt)
    .reduce((sum, log) => sum + log, 0);
}

/** Direct preference optimisation (Rafailov et al. 2023) on one pair, β = 0.1; gives both answers' probabilities as it goes. */
function prefer(model: Model, reference: Model, tokenizer: Tokenizer): Travel['preference'] {
  const beta = 0.1;
  const chosen = dialogue(tokenizer, PREFERENCE.question, PREFERENCE.chosen);
  const rejected = dialogue(tokenizer, PREFERENCE.question, PREFERENCE.rejected);
  const adam = new Adam(model);
  const steps = [{ chosen: Math.exp(answerLog(model, chosen)), rejected: Math.exp(answerLog(model, rejected)) }];
  for (let step = 0; step < 5; step++) {
    const margin =
      beta *
      (answerLog(model, chosen) -
        answerLog(reference, chosen) -
        answerLog(model, rejected) +
        answerLog(reference, rejected));
    const pull = beta / (1 + Math.exp(margin));
    const weights = (text: typeof chosen, sign: number) =>
      text.weights.map((weight) => (weight === 0 ? 0 : sign * pull));
    learn(model, chosen.ids, weights(chosen, 1));
    learn(model, rejected.ids, weights(rejected, -1));
    adam.update(0.003);
    steps.push({ chosen: Math.exp(answerLog(model, chosen)), rejected: Math.exp(answerLog(model, rejected)) });
  }
  return { question: PREFERENCE.question, steps, chosen: PREFERENCE.chosen, rejected: PREFERENCE.rejected };
}

/** Reinforcement learning with a reward that can be checked: sixteen answers a round, each weighed against the round's mean. */
function reinforce(model: Model, tokenizer: Tokenizer): Travel['reward'] {
  const { question, answer: right } = CHECKABLE;
  const samples = 16;
  const random = randomSource(SETTINGS.seed + 1);
  const adam = new Adam(model);
  const rounds: number[] = [];
  for (let round = 0; round < 8; round++) {
    const tries = Array.from({ length: samples }, () => sample(model, tokenizer, question, random));
    const rewards = tries.map((text) => (text === right ? 1 : 0));
    const mean = average(rewards);
    rounds.push(mean);
    const deviation = Math.sqrt(average(rewards.map((reward) => (reward - mean) ** 2)));
    tries.forEach((text, at) => {
      const advantage = ((rewards[at] ?? 0) - mean) / (deviation + 1e-4);
      const { ids, weights } = dialogue(tokenizer, question, text);
      learn(
        model,
        ids,
        weights.map((weight) => (weight === 0 ? 0 : advantage / samples)),
      );
    });
    adam.update(0.005);
  }
  return { question, answer: right, samples, rounds };
}

function sample(model: Model, tokenizer: Tokenizer, question: string, random: () => number): string {
  const ids = [0, ...encode(tokenizer, question)];
  const start = ids.length;
  while (ids.length < SETTINGS.context) {
    const probabilities = nextProbabilities(model, ids);
    let left = random();
    let picked = 0;
    for (let id = 0; id < probabilities.length; id++) {
      left -= probabilities[id] ?? 0;
      picked = id;
      if (left < 0) break;
    }
    if (picked === 0) break;
    ids.push(picked);
  }
  return decode(tokenizer, ids.slice(start));
}

/** Every matrix rounded to 255 steps of its largest number: what that saves, and what it costs on the sentence. */
function quantize(model: Model, ids: readonly number[]): Travel['quantized'] {
  const small = copyModel(model);
  for (const name of PARTS) {
    const { data } = small[name];
    const step = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
    for (let at = 0; at < data.length; at++) data[at] = Math.round(data[at]! / step) * step;
  }
  const loss = (of: Model) => average(logProbabilities(of, ids).map((log) => -log));
  const count = parameterCount(model);
  return {
    bytes: count * 4,
    bytes8: count + PARTS.length * 4,
    loss: loss(model),
    loss8: loss(small),
    cacheBytes: 2 * model.width * 4,
  };
}
