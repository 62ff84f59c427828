import type { Element, ElementContent } from 'hast';
import type { Link, Nodes } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { normalizeUri } from 'micromark-util-sanitize-uri';
import { destinationOf } from '../markdown/destination.ts';
import type { WikiLink } from '../markdown/nodes.ts';
import type { LinkView } from '../types.ts';
import { type RenderContext, report, viewOf } from './context.ts';
import { element } from './hast.ts';

/** `[[…]]` → a link, or its text where it leads nowhere (OBSIDIAN.md 10, 23). */
export function printWikiLink(state: State, node: WikiLink, context: RenderContext): ElementContent[] {
  const children = insideLink(context, () => state.all(node));
  return printView(viewOf(context, node.target, node.fragment), children, context);
}

/** `[text](destination)`: of the vault or of another host (OBSIDIAN.md 35–38). */
export function printLink(state: State, node: Link, context: RenderContext): ElementContent[] {
  const children = insideLink(context, () => state.all(node));
  const destination = destinationOf(node.url);
  if (destination.kind === 'unsafe') {
    report(
      context,
      'sanitized-html',
      node,
      `去掉了 ${destination.scheme}: 链接，只留下文字。`,
      '改成 https: 或仓库内的地址。',
    );
    return children;
  }
  if (destination.kind === 'external') return wrap(context, children, externalLink(destination.url, node.title));
  return printView(viewOf(context, destination.target, destination.fragment), children, context, node.title);
}

/** A link of another host; the address is percent-encoded where it must be. */
export function externalLink(url: string, title?: string | null): Element {
  return element('a', { href: normalizeUri(url), rel: ['noopener', 'noreferrer'], ...titled(title) });
}

/** Wraps `children` in what a resolved link prints. */
export function printView(
  view: LinkView,
  children: ElementContent[],
  context: RenderContext,
  title?: string | null,
): ElementContent[] {
  switch (view.kind) {
    case 'note':
      return wrap(
        context,
        children,
        element('a', { href: noteHref(view, context), dataType: view.type, ...titled(title) }),
      );
    case 'file':
      return wrap(context, children, element('a', { href: view.href, ...titled(title) }));
    case 'external':
      return wrap(context, children, externalLink(view.href, title));
    case 'unresolved':
      if (context.page.mode === 'excerpt') return children;
      return [element('span', { className: ['unresolved'], dataReason: view.reason }, children)];
  }
}

/** A link of an embedded note into that note stays inside the embed, where its ids carry a prefix. */
function noteHref(view: LinkView & { kind: 'note' }, context: RenderContext): string {
  const inside = view.path === context.source.note.path && context.prefix !== '';
  if (!inside || view.anchor === undefined || !context.ids.has(view.anchor)) return view.href;
  return `#${context.prefix}${view.anchor}`;
}

/** Links do not nest, and a preview has none. */
function wrap(context: RenderContext, children: ElementContent[], link: Element): ElementContent[] {
  if (context.links > 0 || context.page.mode === 'excerpt') return children;
  link.children = children;
  return [link];
}

/** Prints what stands inside a link: links in there become plain text. */
function insideLink(context: RenderContext, print: () => ElementContent[]): ElementContent[] {
  context.links += 1;
  try {
    return print();
  } finally {
    context.links -= 1;
  }
}

function titled(title: string | null | undefined): { title?: string } {
  return title ? { title } : {};
}

/** True where a block may stand in place of an inline node: alone or between lines of a paragraph, or in a table cell. */
export function mayBeBlock(parent: Nodes | undefined, context: RenderContext): boolean {
  return context.links === 0 && (parent?.type === 'paragraph' || parent?.type === 'tableCell');
}
