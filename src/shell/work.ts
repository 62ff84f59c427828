import { readNote, type ReadOptions } from '../core/note/read-note.ts';
import { type RenderOptions, renderNote } from '../core/render/render-note.ts';
import { diagnostic } from '../core/diagnostic.ts';
import type { Answer, Note, RenderedNote, RenderInput, VaultFile } from '../core/types.ts';

/** The two heavy stages as data in, data out: the same on the main thread and in a worker. */
export type Job =
  | { readonly kind: 'read'; readonly files: readonly VaultFile[]; readonly options: ReadOptions }
  | { readonly kind: 'render'; readonly inputs: readonly RenderInput[]; readonly answers: readonly (readonly [string, Answer])[]; readonly options: RenderOptions };

export type Result = readonly Note[] | readonly RenderedNote[];

/** Does a job. A note on which the compiler itself fails is shown as its source and named: it never takes the build with it. */
export function perform(job: Job): Result {
  if (job.kind === 'read') return job.files.map((file) => readSafely(file, job.options));
  const answers = new Map(job.answers);
  return job.inputs.map((input) => renderSafely(input, answers, job.options));
}

function readSafely(file: VaultFile, options: ReadOptions): Note {
  try {
    return readNote(file, options);
  } catch (error) {
    const empty = readNote({ ...file, text: '' }, options);
    return { ...empty, diagnostics: [failure(file, error)] };
  }
}

function renderSafely(input: RenderInput, answers: ReadonlyMap<string, Answer>, options: RenderOptions): RenderedNote {
  try {
    return renderNote(input, answers, options);
  } catch (error) {
    const { note, text } = input.source;
    const html = `<pre tabindex="0">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
    return { html, hasMath: false, hasCode: false, diagnostics: [failure(note, error)] };
  }
}

function failure(file: { readonly path: Note['path'] }, error: unknown): RenderedNote['diagnostics'][number] {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return diagnostic('render-error', { file: file.path, line: 1, column: 1 }, `编译这篇时出错（${reason}），按原文显示`, '请把这篇札记报告给蓝印本的开发者');
}
