import type { ElementContent } from 'hast';
import type { Answers, RenderedNote, RenderInput } from '../types.ts';
import { type PageState, type RenderContext, type RenderOptions, reportAt } from './context.ts';
import { Documents } from './document.ts';
import { element, text } from './hast.ts';
import { toHtmlText } from './html-text.ts';
import { wholeNote } from './leading-title.ts';
import { markdownOf } from './markdown-out.ts';
import { printNodes } from './to-hast.ts';
import { setType } from './typography.ts';

export type { RenderOptions } from './context.ts';

/** Trees kept between renderings: a note embedded by many is parsed once. */
const documents = new Documents(64);

/**
 * Prints a note's body: what goes inside `data-note-body`. Links are looked up in `input.source.links` by linkKey, notes
 * that are embedded in `input.embedded`, highlighted code and diagrams in `answers` by the digest of their request.
 * A note that may run has a program as well; its HTML is then what it reads without its code.
 */
export function renderNote(input: RenderInput, answers: Answers, options: RenderOptions): RenderedNote {
  const page = newPage(input, answers, options, 'page');
  const context = newContext(page);
  const html = printOrShowSource(context);
  const program = programOf(context);
  return {
    html,
    ...(program !== undefined && { program }),
    markdown: markdownOf(context),
    hasMath: page.hasMath,
    hasCode: page.hasCode,
    diagnostics: page.diagnostics,
  };
}

/** One bad note never stops a build: what cannot be printed is shown as it was typed, and named. */
function printOrShowSource(context: RenderContext): string {
  try {
    return toHtmlText(printBody(context));
  } catch (error) {
    reportAt(
      context,
      'render-error',
      context.document.tree,
      `这篇笔记排不出来，先显示源码：${reasonOf(error)}`,
      '请把这篇笔记附在问题报告里。',
    );
    return toHtmlText([element('pre', { tabIndex: 0 }, [text(context.document.body.trim())])]);
  }
}

/** The second printing keeps the code in its place; its findings are those of the first. */
function programOf(context: RenderContext): string | undefined {
  const { input, answers, options } = context.page;
  if (input.source.note.mdx === undefined || options.mdx === undefined) return undefined;
  const page = { ...newPage(input, answers, options, 'page'), runs: true };
  try {
    return options.mdx.toProgram(printBody(newContext(page)), input.source.note.frontmatter.raw);
  } catch (error) {
    const message = `MDX 编译不了（${reasonOf(error)}），只按 Markdown 显示`;
    reportAt(context, 'mdx-error', context.document.tree, message, '照提示改正其中的代码');
    return undefined;
  }
}

function printBody(context: RenderContext): ElementContent[] {
  return setType(printNodes(wholeNote(context.document, context.source.note), context), context.page.options);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

/** The state of one printing; `excerpt` prints text alone. */
export function newPage(
  input: RenderInput,
  answers: Answers,
  options: RenderOptions,
  mode: PageState['mode'],
): PageState {
  return {
    input,
    answers,
    options,
    documents,
    diagnostics: [],
    mode,
    ids: new Set(),
    runs: false,
    embeds: 0,
    told: new Set(),
    tables: 0,
    diagrams: new Map(),
    hasMath: false,
    hasCode: false,
  };
}

/** The state of printing at the top of a page: nothing embedded yet, no prefix before ids. */
export function newContext(page: PageState): RenderContext {
  const { source } = page.input;
  return {
    page,
    source,
    document: page.documents.get(source, page.options),
    prefix: '',
    trail: [{ path: source.note.path, anchor: undefined, title: source.note.title }],
    cameThrough: undefined,
    ids: new Set(),
    footnotes: { numbers: new Map(), counts: new Map() },
    links: 0,
    print: printNodes,
  };
}
