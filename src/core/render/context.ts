import type { Diagnostic } from '../diagnostic.ts';
import type { Answers, RenderInput, RenderSource } from '../types.ts';

export interface RenderOptions {
  readonly strictLineBreaks: boolean;
  /** What becomes of an image of another host: loaded when it comes near, or a link to it. */
  readonly externalImages: 'lazy' | 'link';
  readonly lang: string;
}

/** What handlers know of the note, or the embedded note, that they print. */
export interface RenderContext {
  readonly input: RenderInput;
  readonly source: RenderSource;
  readonly answers: Answers;
  readonly options: RenderOptions;
  readonly diagnostics: Diagnostic[];
}
