import type { BlockContent, Blockquote, Heading, Nodes, Paragraph, PhrasingContent, Root, Text } from 'mdast';
import type { Callout, CalloutTitle } from '../../nodes.ts';
import { forEachNode } from '../../walk.ts';
import type { PlainForm, Syntax } from '../syntax.ts';
import { calloutName } from './kinds.ts';
import { printCallout } from './to-hast.ts';

/** `[!type|metadata]` + fold mark, then the end of the line or a space before the title (OBSIDIAN.md 60, 62, 64). */
const MARKER = /^\[!([^\]|\n]+)(?:\|([^\]\n]*))?\]([+-]?)(?:[ \t\u3000]+|(?=\n)|$)/;

/** `> [!note]- 标题`: a quote whose first line carries a marker. */
export const callout: Syntax = {
  name: 'callout',
  when: (body) => body.includes('[!'),
  transform(tree: Root): void {
    forEachNode(tree, (node) => {
      if (node.type === 'blockquote') toCallout(node);
    });
  },
  handlers: {
    callout: (state, node) => printCallout(state, node),
    calloutTitle: (state, node) => state.all(node),
  },
  plain: { callout: plainCallout },
};

/** A quote under its title in bold. */
function plainCallout(node: Callout, kids: Parameters<PlainForm>[1]): Nodes[] {
  const [title, ...body] = node.children;
  const head: BlockContent = { type: 'paragraph', children: [{ type: 'strong', children: kids(title.children) }] };
  return [{ type: 'blockquote', children: [head, ...(kids(body) as Nodes[] as BlockContent[])] }];
}

function toCallout(quote: Blockquote): void {
  const [first] = quote.children;
  if (first === undefined || first.position?.start.line !== quote.position?.start.line) return;
  // A line of dashes under the marker makes it a heading for CommonMark; for a callout it is the first of the body.
  const underlined = first.type === 'heading' && first.position?.start.line !== first.position?.end.line;
  if (first.type !== 'paragraph' && !underlined) return;
  const [head] = first.children;
  if (head?.type !== 'text') return;
  const match = MARKER.exec(head.value);
  if (match === null) return;
  const [marker, kind = '', metadata, fold] = match;
  // `[!note]**标题**`: the space may not be missing, and at the end of the text only a line end or nothing may follow.
  if (marker.endsWith(']') || marker.endsWith(fold || ']')) {
    if (head.value.length === marker.length && first.children[1] !== undefined && first.children[1].type !== 'break')
      return;
  }
  const { title, body } = splitTitle(first, head, head.value.slice(marker.length));
  const rest = first.type === 'heading' ? underlinedBody(first, body) : body;
  const result: Pick<Callout, 'type' | 'kind' | 'metadata' | 'fold' | 'children'> = {
    type: 'callout',
    kind: kind.trim(),
    metadata: metadata?.trim(),
    fold: fold === '-' ? 'closed' : fold === '+' ? 'open' : undefined,
    children: [titleNode(kind.trim(), title, first), ...(rest === undefined ? [] : [rest]), ...quote.children.slice(1)],
  };
  Object.assign(quote, result);
}

function underlinedBody(heading: Heading, body: Paragraph | undefined): BlockContent | undefined {
  if (body !== undefined) return { ...heading, children: body.children };
  return heading.depth === 2 ? { type: 'thematicBreak', position: heading.position } : undefined;
}

/** The paragraph's first line is the title, what follows it is the first paragraph of the body. */
function splitTitle(
  first: Paragraph | Heading,
  head: Text,
  rest: string,
): { title: PhrasingContent[]; body: Paragraph | undefined } {
  const title: PhrasingContent[] = [];
  const inline: PhrasingContent[] = [{ ...head, value: rest }, ...first.children.slice(1)];
  for (const [index, node] of inline.entries()) {
    const cut = node.type === 'text' ? node.value.indexOf('\n') : -1;
    if (node.type !== 'break' && cut < 0) {
      title.push(node);
      continue;
    }
    const after = inline.slice(index + 1);
    if (node.type === 'text') {
      title.push({ ...node, value: node.value.slice(0, cut) });
      after.unshift({ ...node, value: node.value.slice(cut + 1) });
    } else if (after[0]?.type === 'text') after[0] = { ...after[0], value: after[0].value.replace(/^\n/, '') };
    return { title, body: { type: 'paragraph', children: after, position: first.position } };
  }
  return { title, body: undefined };
}

function titleNode(kind: string, title: PhrasingContent[], first: Paragraph | Heading): CalloutTitle {
  const written = title.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const children: PhrasingContent[] = written.length > 0 ? title : [{ type: 'text', value: calloutName(kind) }];
  return { type: 'calloutTitle', generated: written.length === 0, children, position: first.position };
}
