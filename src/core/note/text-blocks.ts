import type { Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Heading, TextBlock } from '../types.ts';
import { plainText } from './plain-text.ts';

/** A note's own text, block by block, as the page shows it: what search, mentions and excerpts read. Embeds add nothing. */
export function readText(tree: Root, headings: readonly Heading[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let heading = -1;
  const add = (kind: TextBlock['kind'], node: Nodes, text: string) => {
    const trimmed = text.trim();
    if (trimmed !== '') blocks.push({ kind, section: headings[heading]?.id, text: trimmed, line: node.position?.start.line ?? 1 });
  };
  visit(tree, (node) => {
    switch (node.type) {
      case 'heading':
        heading++;
        add('heading', node, plainText(node).text);
        return SKIP;
      case 'paragraph':
      case 'tableCell':
        add('text', node, plainText(node).text);
        return SKIP;
      case 'calloutTitle':
        if (!node.generated) add('text', node, plainText(node).text);
        return SKIP;
      case 'code':
        if (node.lang !== 'mermaid') add('code', node, node.value);
        return SKIP;
      case 'math':
        add('math', node, node.value);
        return SKIP;
      case 'html':
        add('text', node, htmlText(node.value));
        return SKIP;
      default:
        return undefined;
    }
  });
  return blocks;
}

/** What is left of raw HTML when its tags, comments and scripts are taken out; for search, never for output. */
function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}
