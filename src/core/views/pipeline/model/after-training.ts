import { randomSource } from '../../../random.ts';
import { decode, encode, type Tokenizer } from './bpe.ts';
import { CHECKABLE, DEMONSTRATIONS, PREFERENCE } from './corpus.ts';
import { SETTINGS } from './settings.ts';
import { average } from './tensor.ts';
import { Adam, copyModel, learn, logProbabilities, type Model, nextProbabilities } from './transformer.ts';
import type { Travel } from './travel-types.ts';

/** Supervised fine-tuning: only the answer counts towards the loss. */
export function tune(model: Model, tokenizer: Tokenizer): Model {
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
export function prefer(model: Model, reference: Model, tokenizer: Tokenizer): Travel['preference'] {
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
export function reinforce(model: Model, tokenizer: Tokenizer): Travel['reward'] {
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
