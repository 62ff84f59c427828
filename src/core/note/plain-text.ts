import type { InlineMath } from 'mdast-util-math';
import type { Node, Parent } from 'unist';
import { ATTACHMENT } from '../links/resolve.ts';
import type { WikiLink } from '../markdown/nodes.ts';
import { extension } from '../path.ts';
import { normalizeSpacing } from '../text/spacing.ts';

/** A block's text as it reads on the page, with the place of each inline node in it. */
export interface PlainText {
  readonly text: string;
  /** Offsets into `text` of every node asked for. */
  readonly spans: ReadonlyMap<Node, readonly [start: number, end: number]>;
}

type Literal = Node & { value: string };

/**
 * Flattens a block's inline content: formulas as their LaTeX, tags with `#`, breaks as line feeds; images, footnote marks
 * and citations say nothing. `marks` tells the nodes whose place is wanted. Spaces beside Han are dropped as on the page.
 */
export function plainText(block: Node, marks: (node: Node) => boolean = () => false): PlainText {
  const pieces: string[] = [];
  const spans = new Map<Node, [number, number]>();
  let length = 0;
  const add = (text: string) => {
    pieces.push(text);
    length += text.length;
  };
  /** The space before a mark that says nothing goes with it: `架构 [@a]。` reads 架构。 */
  const dropSpace = () => {
    const last = pieces.pop() ?? '';
    pieces.push(last.trimEnd());
    length += last.trimEnd().length - last.length;
  };
  const walk = (node: Node) => {
    const start = length;
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        add((node as Literal).value);
        break;
      case 'inlineMath':
        if ((node as InlineMath).data?.silent !== true) add((node as Literal).value);
        break;
      case 'tag':
        add(`#${(node as Literal).value}`);
        break;
      case 'break':
        add('\n');
        break;
      case 'html':
      case 'image':
      case 'imageReference':
        break;
      case 'footnoteReference':
      case 'citation':
        dropSpace();
        break;
      default:
        if (node.type === 'wikiLink' && (node as WikiLink).embed && !isName(node as WikiLink, block)) break;
        for (const child of (node as Partial<Parent>).children ?? []) walk(child);
    }
    if (marks(node)) spans.set(node, [Math.min(start, length), length]);
  };
  walk(block);
  return spans.size === 0
    ? { text: normalizeSpacing(pieces.join('')), spans }
    : normalizeWithSpans(pieces.join(''), spans);
}

/** A heading holds no block: of a note that it embeds the name stands there. */
function isName({ target }: WikiLink, block: Node): boolean {
  return block.type === 'heading' && !ATTACHMENT.has(extension(target));
}

/** Spacing rules only take spaces out, so both texts are walked together to find where each place has gone. */
function normalizeWithSpans(text: string, spans: Map<Node, [number, number]>): PlainText {
  const whole = normalizeSpacing(text);
  const moved = new Int32Array(text.length + 1);
  let to = 0;
  for (let at = 0; at < text.length; at++) {
    moved[at] = to;
    if (text[at] === whole[to]) to++;
  }
  moved[text.length] = whole.length;
  const at = (place: number) => moved[Math.min(place, text.length)] as number;
  return {
    text: whole,
    spans: new Map([...spans].map(([node, [start, end]]) => [node, [at(start), at(end)]])),
  };
}
