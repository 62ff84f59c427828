import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Answers, RenderedNote, RenderInput } from '../types.ts';
import { type PageState, type RenderContext, type RenderOptions, reportAt } from './context.ts';
import { Documents } from './document.ts';
import { element, text } from './hast.ts';
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
 */
export function renderNote(input: RenderInput, answers: Answers, options: RenderOptions): RenderedNote {
  const page = newPage(input, answers, options, 'page');
  const context = newContext(page);
  return {
    html: printOrShowSource(page, context),
    markdown: markdownOf(context),
    hasMath: page.hasMath,
    hasCode: page.hasCode,
    diagnostics: page.diagnostics,
  };
}

/** One bad note never stops a build: what cannot be printed is shown as it was typed, and named. */
function printOrShowSource(page: PageState, context: RenderContext): string {
  const nodes = wholeNote(context.document, context.source.note);
  try {
    return toHtmlText(setType(printNodes(nodes, context), page.options));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    reportAt(
      context,
      'render-error',
      context.document.tree,
      `这篇笔记排不出来，先显示源码：${reason}`,
      '请把这篇笔记附在问题报告里。',
    );
    return toHtmlText([element('pre', { tabIndex: 0 }, [text(context.document.body.trim())])]);
  }
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
    embeds: 0,
    tables: 0,
    diagrams: new Map(),
    hasMath: false,
    hasCode: false,
  };
}

export function newContext(page: PageState): RenderContext {
  const { source } = page.input;
  return {
    page,
    source,
    document: page.documents.get(source, page.options.strictLineBreaks),
    prefix: '',
    trail: [{ path: source.note.path, anchor: undefined, title: source.note.title }],
    cameThrough: undefined,
    ids: new Set(),
    footnotes: { order: [], counts: new Map() },
    links: 0,
    print: printNodes,
  };
}

/** hast → HTML; by now every raw node is one of ours. */
export function toHtmlText(children: ElementContent[]): string {
  return toHtml({ type: 'root', children: children.map(printed) } as Root, { allowDangerousHtml: true });
}

function printed(node: ElementContent): ElementContent {
  if (node.type === 'generated') return { type: 'raw', value: node.value } as unknown as ElementContent;
  if (node.type === 'element') node.children = node.children.map(printed);
  return node;
}
