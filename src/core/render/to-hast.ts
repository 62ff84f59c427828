import type { ElementContent } from 'hast';
import type { Html, Image, ImageReference, Link, LinkReference, Nodes, Root } from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { SYNTAXES } from '../markdown/syntax/index.ts';
import type { SyntaxHandler } from '../markdown/syntax/syntax.ts';
import { printHeading, printParagraph, printTable, withBlockId } from './blocks.ts';
import { printCode } from './code.ts';
import { type RenderContext, report } from './context.ts';
import { printImage } from './embeds.ts';
import { printFootnoteReference, printFootnotes } from './footnotes.ts';
import { element, text } from './hast.ts';
import { printLink } from './links.ts';
import { cleanRawHtml } from './raw-html.ts';

/** Printing of plain Markdown as a garden has it; a syntax of ours brings its own handlers. */
const PLAIN: Readonly<Record<string, SyntaxHandler>> = {
  heading: (state, node, _, context) => printHeading(state, node, context),
  paragraph: (state, node) => printParagraph(state, node),
  table: (state, node, _, context) => printTable(state, node, context),
  code: (_, node, __, context) => printCode(node, context),
  link: (state, node, _, context) => printLink(state, node, context),
  linkReference: (state, node, _, context) => printLinkReference(state, node, context),
  image: (_, node, parent, context) => printImage(node, parent, context),
  imageReference: (_, node, parent, context) => printImageReference(node, parent, context),
  footnoteReference: (_, node, __, context) => printFootnoteReference(node, context),
  html: (_, node, parent, context) => printHtml(node, parent, context),
  // An excerpt is one line: its breaks are white space, which typography judges.
  break: (state, node, _, { page }) => (page.mode === 'excerpt' ? [text('\n')] : defaultHandlers.break(state, node)),
  // As the library prints them, but by way of here: a block id may mark them.
  blockquote: (state, node) => defaultHandlers.blockquote(state, node),
  list: (state, node) => defaultHandlers.list(state, node),
  thematicBreak: (state, node) => defaultHandlers.thematicBreak(state, node),
};

const HANDLERS: [type: string, handler: SyntaxHandler][] = [];

/** Made at the first use: the register and the printers import each other. */
function allHandlers(): readonly (readonly [type: string, handler: SyntaxHandler])[] {
  if (HANDLERS.length === 0) {
    HANDLERS.push(...Object.entries(PLAIN), ...SYNTAXES.flatMap((syntax) => Object.entries(syntax.handlers ?? {})));
  }
  return HANDLERS;
}

/** Prints nodes of `context`'s note, with the footnotes that they refer to at the end; raw HTML is cleaned here. */
export function printNodes(nodes: readonly Nodes[], context: RenderContext): ElementContent[] {
  const handlers: Handlers = {};
  for (const [type, handler] of allHandlers()) {
    handlers[type as Nodes['type']] = (state, node, parent) =>
      withBlockId(handler(state, node, parent, context), node, context);
  }
  const print = (children: readonly Nodes[]): ElementContent[] => {
    const tree = { type: 'root', children } as Root;
    const root = toHast(tree, { handlers: { ...handlers }, allowDangerousHtml: true });
    return 'children' in root ? (root.children as ElementContent[]) : [];
  };
  const body = print(nodes);
  const notes = printFootnotes(context, (id) => print(context.document.footnotes.get(id)?.children ?? []));
  return cleanRawHtml([...body, ...notes], context);
}

function printLinkReference(state: State, node: LinkReference, context: RenderContext): ElementContent[] {
  const definition = context.document.definitions.get(node.identifier.toUpperCase());
  if (definition === undefined) return state.all(node);
  const link: Link = {
    ...node,
    type: 'link',
    url: definition.url,
    title: definition.title ?? null,
    children: node.children,
  };
  return printLink(state, link, context);
}

function printImageReference(
  node: ImageReference,
  parent: Nodes | undefined,
  context: RenderContext,
): ElementContent[] {
  const definition = context.document.definitions.get(node.identifier.toUpperCase());
  if (definition === undefined) return [];
  const image: Image = { type: 'image', url: definition.url, title: definition.title ?? null, alt: node.alt ?? null };
  return printImage({ ...image, position: node.position }, parent, context);
}

/** The one tag that Chinese tables are full of needs no HTML parser. */
function printHtml(node: Html, parent: Nodes | undefined, context: RenderContext): ElementContent[] {
  if (/^<br\s*\/?>$/i.test(node.value)) return [element('br', {})];
  reportUnclosed(node, parent, context);
  return [{ type: 'raw', value: node.value, position: node.position } as unknown as ElementContent];
}

/** HTML that only its own end ends (CommonMark): what follows is part of it, to the end of the note. */
const UNTIL_CLOSED = /^\s*<(!--|script\b|style\b|textarea\b)/i;

function reportUnclosed(node: Html, parent: Nodes | undefined, context: RenderContext): void {
  const open = parent?.type === 'paragraph' ? undefined : UNTIL_CLOSED.exec(node.value)?.[1]?.toLowerCase();
  if (open === undefined) return;
  const close = open === '!--' ? '-->' : `</${open}`;
  if (node.value.toLowerCase().includes(close)) return;
  const name = open === '!--' ? '<!--' : `<${open}>`;
  const end = open === '!--' ? '-->' : `</${open}>`;
  const message = `${name} 没有合上，从这里到它所在的引用、列表项或全篇的末尾都不显示。`;
  report(context, 'sanitized-html', node, message, `在它的末尾加上 ${end}。`);
}
