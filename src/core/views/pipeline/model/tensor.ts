// biome-ignore-all lint/style/noNonNullAssertion: indices are computed from the sizes of the typed arrays that they index
/** A matrix with the gradient of a loss by each of its numbers. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
  readonly grad: Float64Array;
}

/** A matrix of zeros, its gradient too. */
export function matrix(rows: number, cols: number): Matrix {
  return { rows, cols, data: new Float64Array(rows * cols), grad: new Float64Array(rows * cols) };
}

/**
 * Matrix arithmetic that remembers how to go back: each operation leaves its derivative on the tape, and `backward` runs
 * the tape in reverse. Plain loops: the matrices of the little model have at most a few thousand numbers.
 */
export class Tape {
  private readonly steps: (() => void)[] = [];

  backward(): void {
    for (let at = this.steps.length - 1; at >= 0; at--) this.steps[at]?.();
  }

  /** Rows of `table` by number. */
  pick(table: Matrix, ids: readonly number[]): Matrix {
    const { cols } = table;
    const out = matrix(ids.length, cols);
    for (const [row, id] of ids.entries()) out.data.set(table.data.subarray(id * cols, (id + 1) * cols), row * cols);
    this.steps.push(() => {
      ids.forEach((id, row) => {
        for (let col = 0; col < cols; col++) table.grad[id * cols + col]! += out.grad[row * cols + col]!;
      });
    });
    return out;
  }

  add(a: Matrix, b: Matrix): Matrix {
    const out = matrix(a.rows, a.cols);
    for (let at = 0; at < out.data.length; at++) out.data[at] = a.data[at]! + b.data[at]!;
    this.steps.push(() => {
      for (let at = 0; at < out.grad.length; at++) {
        a.grad[at]! += out.grad[at]!;
        b.grad[at]! += out.grad[at]!;
      }
    });
    return out;
  }

  /** a·b. */
  product(a: Matrix, b: Matrix): Matrix {
    const out = matrix(a.rows, b.cols);
    multiply(a.data, b.data, out.data, a.rows, a.cols, b.cols);
    this.steps.push(() => {
      for (let i = 0; i < a.rows; i++)
        for (let k = 0; k < a.cols; k++) {
          let sum = 0;
          const left = a.data[i * a.cols + k]!;
          for (let j = 0; j < b.cols; j++) {
            const up = out.grad[i * b.cols + j]!;
            sum += up * b.data[k * b.cols + j]!;
            b.grad[k * b.cols + j]! += left * up;
          }
          a.grad[i * a.cols + k]! += sum;
        }
    });
    return out;
  }

  /** a·bᵀ, scaled. */
  productTransposed(a: Matrix, b: Matrix, scale: number): Matrix {
    const out = matrix(a.rows, b.rows);
    for (let i = 0; i < a.rows; i++)
      for (let j = 0; j < b.rows; j++) {
        let sum = 0;
        for (let k = 0; k < a.cols; k++) sum += a.data[i * a.cols + k]! * b.data[j * b.cols + k]!;
        out.data[i * b.rows + j] = sum * scale;
      }
    this.steps.push(() => {
      for (let i = 0; i < a.rows; i++)
        for (let j = 0; j < b.rows; j++) {
          const up = out.grad[i * b.rows + j]! * scale;
          if (up === 0) continue;
          for (let k = 0; k < a.cols; k++) {
            a.grad[i * a.cols + k]! += up * b.data[j * b.cols + k]!;
            b.grad[j * b.cols + k]! += up * a.data[i * a.cols + k]!;
          }
        }
    });
    return out;
  }

  /** Softmax of each row over the columns up to its own number: nobody looks ahead. */
  causalSoftmax(a: Matrix): Matrix {
    const out = matrix(a.rows, a.cols);
    for (let i = 0; i < a.rows; i++) softmax(a.data, out.data, i * a.cols, i + 1);
    this.steps.push(() => {
      for (let i = 0; i < a.rows; i++) {
        let dot = 0;
        for (let j = 0; j <= i; j++) dot += out.grad[i * a.cols + j]! * out.data[i * a.cols + j]!;
        for (let j = 0; j <= i; j++)
          a.grad[i * a.cols + j]! += out.data[i * a.cols + j]! * (out.grad[i * a.cols + j]! - dot);
      }
    });
    return out;
  }

  /** Each row divided by its root mean square. */
  normalize(a: Matrix): Matrix {
    const out = matrix(a.rows, a.cols);
    const inverse = new Float64Array(a.rows);
    for (let i = 0; i < a.rows; i++) {
      let sum = 0;
      for (let k = 0; k < a.cols; k++) sum += a.data[i * a.cols + k]! ** 2;
      inverse[i] = 1 / Math.sqrt(sum / a.cols + 1e-5);
      for (let k = 0; k < a.cols; k++) out.data[i * a.cols + k] = a.data[i * a.cols + k]! * inverse[i]!;
    }
    this.steps.push(() => {
      for (let i = 0; i < a.rows; i++) {
        let dot = 0;
        for (let k = 0; k < a.cols; k++) dot += out.grad[i * a.cols + k]! * out.data[i * a.cols + k]!;
        for (let k = 0; k < a.cols; k++)
          a.grad[i * a.cols + k]! +=
            inverse[i]! * (out.grad[i * a.cols + k]! - (out.data[i * a.cols + k]! * dot) / a.cols);
      }
    });
    return out;
  }

  relu(a: Matrix): Matrix {
    const out = matrix(a.rows, a.cols);
    for (let at = 0; at < out.data.length; at++) out.data[at] = Math.max(0, a.data[at]!);
    this.steps.push(() => {
      for (let at = 0; at < out.grad.length; at++) if (a.data[at]! > 0) a.grad[at]! += out.grad[at]!;
    });
    return out;
  }

  /**
   * Log-probability of the target of each row, and its gradient: `weights[i]` is how much the loss falls when row i's
   * log-probability rises by one.
   */
  logProbabilities(logits: Matrix, targets: readonly number[], weights: readonly number[]): number[] {
    const probabilities = new Float64Array(logits.data.length);
    const result = targets.map((target, row) => {
      softmax(logits.data, probabilities, row * logits.cols, logits.cols);
      return Math.log(probabilities[row * logits.cols + target]!);
    });
    this.steps.push(() => {
      targets.forEach((target, row) => {
        const weight = weights[row] ?? 0;
        if (weight === 0) return;
        for (let col = 0; col < logits.cols; col++)
          logits.grad[row * logits.cols + col]! +=
            weight * (probabilities[row * logits.cols + col]! - (col === target ? 1 : 0));
      });
    });
    return result;
  }
}

function multiply(a: Float64Array, b: Float64Array, out: Float64Array, n: number, m: number, p: number): void {
  for (let i = 0; i < n; i++)
    for (let k = 0; k < m; k++) {
      const left = a[i * m + k]!;
      for (let j = 0; j < p; j++) out[i * p + j]! += left * b[k * p + j]!;
    }
}

/** Softmax of `count` numbers from `start` on. */
export function softmax(from: Float64Array, to: Float64Array, start: number, count: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = start; at < start + count; at++) most = Math.max(most, from[at]!);
  let sum = 0;
  for (let at = start; at < start + count; at++) {
    to[at] = Math.exp(from[at]! - most);
    sum += to[at]!;
  }
  for (let at = start; at < start + count; at++) to[at]! /= sum;
}

/** The mean; zero of nothing. */
export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
