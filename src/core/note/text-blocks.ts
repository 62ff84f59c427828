import type { Nodes, Root } from 'mdast';
import type { Node } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import type { Heading, TextBlock } from '../types.ts';
import { plainText } from './plain-text.ts';

type Span = readonly [start: number, end: number];

/** Inline nodes whose text is no prose of the note: nobody would put a link into them. */
const OPAQUE = new Set(['wikiLink', 'link', 'linkReference', 'inlineCode', 'inlineMath', 'tag']);

/** Longer blocks are cut at the end of a sentence, so that the cost of looking into one stays small. In characters. */
const LONGEST_BLOCK = 4000;
/** What stands further down in a note is shown, but neither searched nor looked through. In characters. */
const LONGEST_NOTE = 1_000_000;

/** A note's own text, block by block, as the page shows it: what search, mentions and excerpts read. Embeds add nothing. */
export function readText(tree: Root, headings: readonly Heading[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let heading = -1;
  let total = 0;
  const add = (kind: TextBlock['kind'], node: Nodes, text: string, opaque: readonly Span[] = []) => {
    const trimmed = text.trim();
    if (trimmed === '' || total > LONGEST_NOTE) return;
    total += trimmed.length;
    const lead = text.length - text.trimStart().length;
    for (const [from, to] of cuts(trimmed.slice(0, LONGEST_NOTE))) {
      const block = {
        kind,
        section: headings[heading]?.id,
        text: trimmed.slice(from, to),
        line: node.position?.start.line ?? 1,
      };
      const moved = within(opaque, lead + from, to - from);
      blocks.push(moved.length === 0 ? block : { ...block, opaque: moved });
    }
  };
  const addProse = (kind: TextBlock['kind'], node: Nodes) => {
    const { text, spans } = plainText(node, (inner) => OPAQUE.has(inner.type) || inner.type === 'html');
    add(kind, node, text, opaqueSpans(spans));
  };
  visit(tree, (node) => {
    switch (node.type) {
      case 'heading':
        heading++;
        addProse('heading', node);
        return SKIP;
      case 'paragraph':
      case 'tableCell':
        addProse('text', node);
        return SKIP;
      case 'calloutTitle':
        if (!node.generated) addProse('text', node);
        return SKIP;
      case 'code':
        if (node.lang !== 'mermaid' && node.data?.silent !== true) add('code', node, node.value);
        return SKIP;
      case 'math':
        if (node.data?.silent !== true) add('math', node, node.value);
        return SKIP;
      case 'html':
        add('text', node, htmlText(node.value), [[0, Number.POSITIVE_INFINITY]]);
        return SKIP;
      default:
        return undefined;
    }
  });
  return blocks;
}

/** A text as pieces of at most {@link LONGEST_BLOCK} characters, each ending with a sentence where one ends in its second half. */
function cuts(text: string): Span[] {
  const pieces: Span[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + LONGEST_BLOCK);
    if (to < text.length) {
      const half = from + LONGEST_BLOCK / 2;
      const end = Math.max(...['。', '！', '？', '\n', '. '].map((mark) => text.lastIndexOf(mark, to - 1)));
      if (end >= half) to = end + 1;
    }
    pieces.push([from, to]);
    from = to;
  }
  return pieces;
}

/** Spans on the text they end up on, once the text is trimmed. */
function within(spans: readonly Span[], from: number, length: number): Span[] {
  return spans
    .map(([start, end]): Span => [Math.max(0, start - from), Math.min(length, end - from)])
    .filter(([start, end]) => start < end);
}

/** Links, code and formulas; and what stands between the tags of raw HTML that make one of these. */
function opaqueSpans(spans: ReadonlyMap<Node, Span>): Span[] {
  const found: Span[] = [];
  let open: { readonly name: string; readonly start: number } | undefined;
  for (const [node, span] of spans) {
    if (node.type !== 'html') found.push(span);
    else {
      const [, slash, name] =
        /^<(\/?)(a|code|pre|kbd|samp|script|style)\b/i.exec((node as Node & { value: string }).value) ?? [];
      if (name === undefined) continue;
      if (slash === '') open ??= { name: name.toLowerCase(), start: span[0] };
      else if (open?.name === name.toLowerCase()) {
        found.push([open.start, span[1]]);
        open = undefined;
      }
    }
  }
  return found;
}

/** What is left of raw HTML when its tags, comments and scripts are taken out; for search, never for output. */
function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}
