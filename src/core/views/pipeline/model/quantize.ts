// biome-ignore-all lint/style/noNonNullAssertion: indices are computed from the sizes of the typed arrays that they index
import { average } from './tensor.ts';
import { copyModel, logProbabilities, type Model, PARTS, parameterCount } from './transformer.ts';
import type { Travel } from './travel-types.ts';

/** Every matrix rounded to 255 steps of its largest number: what that saves, and what it costs on the sentence. */
export function quantize(model: Model, ids: readonly number[]): Travel['quantized'] {
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
