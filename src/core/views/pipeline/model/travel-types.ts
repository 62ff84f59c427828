import type { Merge } from './bpe.ts';

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
