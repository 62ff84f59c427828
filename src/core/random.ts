import { stir } from './text/hash.ts';

/** Numbers in [0, 1) that look drawn by lot; the same seed gives the same numbers on every machine. */
export function randomSource(seed: number): () => number {
  let state = stir(seed);
  return () => {
    // An odd step walks through all 2³² words before one comes again.
    state = (state + 0x6a09e667) | 0;
    return stir(state) / 0x100000000;
  };
}

/** A normal deviate of mean 0 and deviation 1, by Box and Muller. */
export function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
