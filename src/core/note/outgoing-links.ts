import type { Definition, Nodes, Root } from 'mdast';
import { toString as allText } from 'mdast-util-to-string';
import type { Node } from 'unist';
import { SKIP, visit } from 'unist-util-visit';

import { destinationOf } from '../markdown/destination.ts';
import type { WikiLink } from '../markdown/nodes.ts';
import { displayText } from '../markdown/syntax/wikilink/from-markdown.ts';
import type { VaultPath } from '../path.ts';
import { mediaLabel } from '../render/media.ts';
import { sentenceAround } from '../text/sentence.ts';
import type { Heading, LinkContext, RawLink } from '../types.ts';
import { plainText } from './plain-text.ts';

/** How far a line is looked along, in characters: for the name of a typed link, and for what stands beside an embed. */
const LONGEST_LINE = 1000;

/** A link before its sentence is known. */
interface Bare {
  readonly kind: RawLink['kind'];
  readonly target: string;
  readonly fragment: string | undefined;
}

/** Blocks whose text is the context of the links in them. */
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell', 'calloutTitle']);

/**
 * Every link in a note's body to a note or file, in document order, each with its place and its sentence.
 * Links to other hosts are not among them. `title` stands in where an embed has no heading above it.
 */
export function outgoingLinks(tree: Root, file: VaultPath, title: string, headings: readonly Heading[]): RawLink[] {
  const definitions = collectDefinitions(tree);
  const links: RawLink[] = [];
  let heading = -1;
  visit(tree, (node) => {
    if (node.type === 'heading') heading++;
    if (!BLOCKS.has(node.type)) return undefined;
    const found = new Map<Node, Bare>();
    const { text, spans } = plainText(node, (inner) => {
      const bare = bareLink(inner as Nodes, definitions);
      if (bare) found.set(inner, bare);
      return bare !== undefined;
    });
    const above = headings[heading]?.text || title;
    for (const [inner, bare] of found) {
      const [start, end] = spans.get(inner) ?? [0, 0];
      links.push(finish(inner, bare, text, start, end, file, above));
    }
    return SKIP;
  });
  // Inline footnotes stand at the end of the tree.
  return links.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

function finish(
  node: Node,
  bare: Bare,
  text: string,
  start: number,
  end: number,
  file: VaultPath,
  above: string,
): RawLink {
  const from = node.position?.start;
  const embed = bare.kind === 'embed';
  const shown =
    (embed ? embedText(node as Nodes) : text.slice(start, end).trim() || allText(node).trim()) || nameOf(bare);
  return {
    ...bare,
    text: shown,
    place: { file, line: from?.line ?? 1, column: from?.column ?? 1 },
    context:
      embed && isAlone(text, start) ? { before: '', text: above, after: '' } : contextOf(text, start, end, shown),
    relation: relationOf(text, start),
  };
}

/** What stands in for a link that shows no text. */
function nameOf({ target, fragment }: Bare): string {
  return fragment?.replace(/^\^/, '') || target;
}

/** An embed says nothing in the text: it is alone where nothing else stands on its line. */
function isAlone(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_LINE), at);
  const [after = ''] = text.slice(at, at + LONGEST_LINE).split('\n', 1);
  return (before.slice(before.lastIndexOf('\n') + 1) + after).trim() === '';
}

/** The sentence; a link that shows no text there, as an embed does, stands in it by its name. */
function contextOf(text: string, start: number, end: number, shown: string): LinkContext {
  const context = sentenceAround(text, start, end);
  return context.text === '' ? { ...context, text: shown } : context;
}

function embedText(node: Nodes): string {
  if (node.type === 'image' || node.type === 'imageReference') return mediaLabel(node.alt ?? undefined).alt ?? '';
  if (node.type !== 'wikiLink') return '';
  const text = plainText({ type: 'paragraph', children: node.children } as Node).text.trim();
  // A size is no text: what is embedded goes by its name then.
  return (node.alias === undefined ? text : mediaLabel(text).alt) ?? displayText(node.target, node.fragment);
}

/** A name before `::`; `std::vector` is code. */
const FIELD = /([[(])?([\p{L}\p{N}_-][\p{L}\p{N}_ -]{0,19})::(?![A-Za-z0-9_:])/gu;

/**
 * What names a link's relation: `前置:: [[x]]、[[y]]` that of every link on its line, `[前置:: [[x]]]` and `(前置:: [[x]])`
 * that of the links up to their bracket.
 */
function relationOf(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - LONGEST_LINE), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  for (const field of [...line.matchAll(FIELD)].reverse()) {
    const [whole, bracket, name = ''] = field;
    const isAlone = bracket === undefined && line.slice(0, field.index).trim() === '';
    if (isAlone || (bracket !== undefined && isOpen(line.slice(field.index + whole.length), bracket)))
      return name.trim();
  }
  return undefined;
}

/** Whether a bracket that stands before a text is still open at its end. */
function isOpen(text: string, bracket: string): boolean {
  const [open, close] = bracket === '(' ? '()' : '[]';
  let depth = 1;
  for (const char of text) {
    if (char === open) depth++;
    else if (char === close) depth--;
    if (depth === 0) return false;
  }
  return true;
}

function bareLink(node: Nodes, definitions: ReadonlyMap<string, Definition>): Bare | undefined {
  switch (node.type) {
    case 'wikiLink':
      return wikiLink(node);
    case 'link':
      return markdown(node.url, 'markdown');
    case 'image':
      return markdown(node.url, 'embed');
    case 'linkReference':
    case 'imageReference': {
      const definition = definitions.get(node.identifier);
      return definition && markdown(definition.url, node.type === 'linkReference' ? 'markdown' : 'embed');
    }
    default:
      return undefined;
  }
}

function wikiLink(node: WikiLink): Bare {
  return { kind: node.embed ? 'embed' : 'wikilink', target: node.target, fragment: node.fragment };
}

function markdown(url: string, kind: 'markdown' | 'embed'): Bare | undefined {
  const destination = destinationOf(url);
  if (destination.kind !== 'internal') return undefined;
  return { kind, target: destination.target, fragment: destination.fragment };
}

function collectDefinitions(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}
