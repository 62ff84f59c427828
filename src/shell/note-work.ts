import { diagnostic } from '../core/diagnostic.ts';
import { type ReadOptions, readNote } from '../core/note/read-note.ts';
import { LONGEST_PREVIEW } from '../core/pages/preview.ts';
import { extension } from '../core/path.ts';
import { excerptOf } from '../core/render/excerpt.ts';
import { type RenderOptions, renderNote } from '../core/render/render-note.ts';
import type { Answer, Note, RenderedNote, VaultFile } from '../core/types.ts';
import type { Job, Rendering, RenderTask } from './work.ts';

type NoteJob = Exclude<Job, { kind: 'faces' }>;

/** Reads or renders notes. One on which the compiler itself fails is shown as its source and named: it never takes the build with it. */
export async function compile(job: NoteJob): Promise<readonly Note[] | readonly Rendering[]> {
  const mdx = needsMdx(job) ? (await import('../core/markdown/syntax/mdx/language.ts')).mdxLanguage : undefined;
  if (job.kind === 'read') return job.files.map((file) => readSafely(file, { ...job.options, mdx }));
  const answers = new Map(job.answers);
  return job.tasks.map((task) => renderSafely(task, answers, { ...job.options, mdx }));
}

/** MDX brings a JavaScript parser with it: only a job that has such notes loads it. */
function needsMdx(job: NoteJob): boolean {
  if (job.kind === 'read') return job.options.mdx && job.files.some(({ path }) => extension(path) === 'mdx');
  return job.tasks.some(({ input }) =>
    [input.source, ...Object.values(input.embedded)].some(({ note }) => note.mdx !== undefined),
  );
}

function readSafely(file: VaultFile, options: ReadOptions): Note {
  try {
    return readNote(file, options);
  } catch (error) {
    const empty = readNote({ ...file, text: '' }, options);
    return { ...empty, diagnostics: [failure(file, error)] };
  }
}

function renderSafely(
  { input, anchors }: RenderTask,
  answers: ReadonlyMap<string, Answer>,
  options: RenderOptions,
): Rendering {
  try {
    const parts = [undefined, ...anchors].map(
      (anchor) => [anchor ?? '', excerptOf(input, anchor, LONGEST_PREVIEW, options)] as const,
    );
    return { ...renderNote(input, answers, options), excerpts: Object.fromEntries(parts) };
  } catch (error) {
    const { note, text } = input.source;
    const html = `<pre tabindex="0">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
    return { html, markdown: '', hasMath: false, hasCode: false, excerpts: {}, diagnostics: [failure(note, error)] };
  }
}

function failure(file: { readonly path: Note['path'] }, error: unknown): RenderedNote['diagnostics'][number] {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const place = { file: file.path, line: 1, column: 1 };
  return diagnostic(
    'render-error',
    place,
    `编译这篇时出错（${reason}），按原文显示`,
    '请把这篇札记报告给蓝印本的开发者',
  );
}
