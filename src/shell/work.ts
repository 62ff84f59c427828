import type { ReadOptions } from '../core/note/read-note.ts';
import type { Anchor } from '../core/path.ts';
import type { RenderOptions } from '../core/render/render-note.ts';
import type { Answer, Note, RenderedNote, RenderInput, VaultFile } from '../core/types.ts';

/** A note to render, with the ids in it that links lead to: their beginnings are wanted for previews. */
export interface RenderTask {
  readonly input: RenderInput;
  readonly anchors: readonly Anchor[];
}

/** A rendered note; `excerpts` holds its beginning (key ``) and that of each wanted anchor, as safe HTML in one line. */
export interface Rendering extends RenderedNote {
  readonly excerpts: Readonly<Record<string, string>>;
}

/** The heavy stages as data in, data out: the same on the main thread and in a worker. */
export type Job =
  /** Faces for titles, each by its glyphs (shell/title-fonts). */
  | { readonly kind: 'faces'; readonly glyphs: readonly string[]; readonly shelf: Uint8Array }
  | { readonly kind: 'read'; readonly files: readonly VaultFile[]; readonly options: ReadJobOptions }
  | {
      readonly kind: 'render';
      readonly tasks: readonly RenderTask[];
      readonly answers: readonly (readonly [string, Answer])[];
      readonly options: RenderOptions;
    };

/** `mdx`: whether notes in `.mdx` files may run. */
export type ReadJobOptions = Omit<ReadOptions, 'mdx'> & { readonly mdx: boolean };

export type Result = readonly Note[] | readonly Rendering[] | readonly Uint8Array[];

/** Does a job. What each kind needs is loaded with the first of its kind: a thread that cuts faces reads no Markdown. */
export async function perform(job: Job): Promise<Result> {
  if (job.kind === 'faces') return (await import('./title-fonts.ts')).cutFaces(job.glyphs, job.shelf);
  return (await import('./note-work.ts')).compile(job);
}
