// biome-ignore-all lint/style/noNonNullAssertion: indices are computed from the sizes of the typed arrays that they index
import { gaussian, randomSource } from '../../../random.ts';
import { type Matrix, matrix, softmax, Tape } from './tensor.ts';

/** A decoder of one layer and one head: embeddings (which are the output matrix too), attention, a two-layer network. */
export interface Model {
  readonly width: number;
  readonly embedding: Matrix;
  readonly position: Matrix;
  readonly query: Matrix;
  readonly key: Matrix;
  readonly value: Matrix;
  readonly output: Matrix;
  readonly up: Matrix;
  readonly down: Matrix;
}

export interface Shape {
  readonly vocabulary: number;
  readonly width: number;
  /** Longest text in tokens. */
  readonly context: number;
}

export const PARTS = ['embedding', 'position', 'query', 'key', 'value', 'output', 'up', 'down'] as const;

/** A model of normal deviates, scaled by its width; the same seed gives the same model. */
export function newModel({ vocabulary, width, context }: Shape, seed: number): Model {
  const random = randomSource(seed);
  const filled = (rows: number, cols: number, deviation: number): Matrix => {
    const made = matrix(rows, cols);
    for (let at = 0; at < made.data.length; at++) made.data[at] = gaussian(random) * deviation;
    return made;
  };
  const scale = 1 / Math.sqrt(width);
  return {
    width,
    embedding: filled(vocabulary, width, scale),
    position: filled(context, width, scale),
    query: filled(width, width, scale),
    key: filled(width, width, scale),
    value: filled(width, width, scale),
    output: filled(width, width, scale / 2),
    up: filled(width, 2 * width, scale),
    down: filled(2 * width, width, scale / 2),
  };
}

/** A copy that can be trained further by itself. */
export function copyModel(model: Model): Model {
  const copies = PARTS.map((name) => {
    const made = matrix(model[name].rows, model[name].cols);
    made.data.set(model[name].data);
    return [name, made] as const;
  });
  return { width: model.width, ...(Object.fromEntries(copies) as Record<(typeof PARTS)[number], Matrix>) };
}

export function parameterCount(model: Model): number {
  return PARTS.reduce((sum, name) => sum + model[name].data.length, 0);
}

export interface Forward {
  /** Row i: scores of every piece to follow token i. */
  readonly logits: Matrix;
  /** Row i: how much token i looks at each token before it and at itself. */
  readonly attention: Matrix;
}

/** One pass over a text of ids. */
export function forward(model: Model, ids: readonly number[], tape = new Tape()): Forward {
  const places = ids.map((_, at) => at);
  const start = tape.add(tape.pick(model.embedding, ids), tape.pick(model.position, places));
  const seen = tape.normalize(start);
  const scores = tape.productTransposed(
    tape.product(seen, model.query),
    tape.product(seen, model.key),
    1 / Math.sqrt(model.width),
  );
  const attention = tape.causalSoftmax(scores);
  const mixed = tape.product(tape.product(attention, tape.product(seen, model.value)), model.output);
  const middle = tape.add(start, mixed);
  const thought = tape.product(tape.relu(tape.product(tape.normalize(middle), model.up)), model.down);
  const end = tape.normalize(tape.add(middle, thought));
  return { logits: tape.productTransposed(end, model.embedding, 1), attention };
}

/** Probabilities of the piece after the last token. */
export function nextProbabilities(model: Model, ids: readonly number[]): Float64Array {
  const { logits } = forward(model, ids);
  const out = new Float64Array(logits.data.length);
  const start = (ids.length - 1) * logits.cols;
  softmax(logits.data, out, start, logits.cols);
  return out.subarray(start, start + logits.cols);
}

/** Log-probability of each token after the first. */
export function logProbabilities(model: Model, ids: readonly number[]): number[] {
  const tape = new Tape();
  const { logits } = forward(model, ids.slice(0, -1), tape);
  return tape.logProbabilities(logits, ids.slice(1), []);
}

/** Adam (Kingma and Ba 2014) with the usual settings. */
export class Adam {
  private readonly moments = new Map<Matrix, { first: Float64Array; second: Float64Array }>();
  private step = 0;
  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
  }

  /** Moves every parameter against its gradient and clears it. */
  update(rate: number): void {
    this.step++;
    const [a, b] = [1 - 0.9 ** this.step, 1 - 0.999 ** this.step];
    for (const name of PARTS) {
      const { data, grad } = this.model[name];
      const { first, second } = this.momentsOf(this.model[name]);
      for (let at = 0; at < data.length; at++) {
        const slope = grad[at]!;
        first[at] = 0.9 * first[at]! + 0.1 * slope;
        second[at] = 0.999 * second[at]! + 0.001 * slope * slope;
        data[at]! -= (rate * (first[at]! / a)) / (Math.sqrt(second[at]! / b) + 1e-8);
        grad[at] = 0;
      }
    }
  }

  private momentsOf(part: Matrix): { first: Float64Array; second: Float64Array } {
    let moments = this.moments.get(part);
    if (moments === undefined) {
      moments = { first: new Float64Array(part.data.length), second: new Float64Array(part.data.length) };
      this.moments.set(part, moments);
    }
    return moments;
  }
}

/** One pass forward and back; the gradient of −Σ weight·log p is added up. Gives the log-probabilities. */
export function learn(model: Model, ids: readonly number[], weights: readonly number[]): number[] {
  const tape = new Tape();
  const { logits } = forward(model, ids.slice(0, -1), tape);
  const result = tape.logProbabilities(logits, ids.slice(1), weights);
  tape.backward();
  return result;
}
