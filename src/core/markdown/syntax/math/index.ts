import type { Paragraph, Root } from 'mdast';
import { codes } from 'micromark-util-symbol';
import { printDisplay, printMath } from '../../../render/math.ts';
import { become, forEachNode } from '../../walk.ts';
import type { Syntax } from '../syntax.ts';
import { mathFlow } from './flow.ts';
import { shareMacros } from './macros.ts';
import { mathText } from './text.ts';

/** `$…$` and `$$…$$` without Markdown inside. */
export const math: Syntax = {
  name: 'math',
  when: (body) => body.includes('$') || body.includes('math'),
  micromark: (file) => ({
    text: { [codes.dollarSign]: mathText },
    flow: { [codes.dollarSign]: mathFlow(file) },
  }),
  fromMarkdown: () => ({
    enter: {
      dollarMath(token) {
        const raw = this.sliceSerialize(token);
        const size = raw.startsWith('$$') ? 2 : 1;
        const value = formula(raw.slice(size, -size), this.data.inTable === true);
        this.enter({ type: 'inlineMath', value, data: size === 2 ? { display: true } : {} }, token);
      },
      dollarMathFlow(token) {
        const raw = this.sliceSerialize(token).trim().slice(2);
        this.enter({ type: 'math', value: formula(raw.endsWith('$$') ? raw.slice(0, -2) : raw, false) }, token);
      },
    },
    exit: {
      dollarMath(token) {
        this.exit(token);
      },
      dollarMathFlow(token) {
        this.exit(token);
      },
    },
  }),
  transform(tree) {
    displayParagraphs(tree);
    shareMacros(tree);
  },
  handlers: {
    inlineMath: (_, node, __, context) => printMath(node.value, node.data?.display === true, node, context),
    math: (_, node, __, context) => printDisplay(node.value, node, context),
  },
};

/** In a table cell every `|` is written `\|`, as it is in code (GFM). */
function formula(value: string, inTable: boolean): string {
  return (inTable ? value.replaceAll('\\|', '|') : value).trim();
}

/** A paragraph that is one `$$…$$` alone is a block. */
function displayParagraphs(tree: Root): void {
  forEachNode(tree, (node) => {
    if (node.type !== 'paragraph') return;
    const [only, more] = (node as Paragraph).children;
    if (only?.type !== 'inlineMath' || more !== undefined || only.data?.display !== true) return;
    become(node, { type: 'math', value: only.value, data: node.data });
  });
}
