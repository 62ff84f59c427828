import type { Parents, Root } from 'mdast';
import { codes } from 'micromark-util-symbol';
import type { Construct } from 'micromark-util-types';
import { forEachNode } from '../../walk.ts';
import type { ParseFile, Syntax } from '../syntax.ts';
import { deepContainers, mayNestDeep } from './deep-container.ts';
import './edit-map.ts';
import { longParagraph, mayHoldLongParagraph } from './long-paragraph.ts';
import { quickDefinitions } from './name-list.ts';

/** How far back, in events, a `]` looks for its `[`; a link's text is never as long as that. */
const BRACKET_REACH = 2000;

/** How deep quotes, lists and spans nest. What lies deeper is printed as it was typed: printing is recursive. */
const MAX_DEPTH = 150;

/**
 * A `]` that nothing opened. The kept tokenizer walks back over the whole paragraph for each one, which is quadratic in a
 * text full of them; here the walk has an end.
 */
const strayBracket: Construct = {
  name: 'strayBracket',
  tokenize(effects, ok, nok) {
    const { events } = this;
    return (code) => {
      const end = Math.max(0, events.length - BRACKET_REACH);
      for (let index = events.length - 1; index >= end; index -= 1) {
        const token = events[index]?.[1];
        if ((token?.type === 'labelLink' || token?.type === 'labelImage') && token._balanced !== true) return nok(code);
      }
      effects.enter('data');
      effects.consume(code);
      effects.exit('data');
      return ok;
    };
  },
};

/** Keeps hostile text from costing more than its length. */
export const limits: Syntax = {
  name: 'limits',
  micromark: (file) => ({
    document: { ...quickDefinitions, ...(mayNestDeep(file.body) ? deepContainers : {}) },
    text: { [codes.rightSquareBracket]: strayBracket },
    contentInitial: mayHoldLongParagraph(file.body) ? { null: { ...longParagraph, add: 'after' } } : {},
  }),
  transform: flattenDeepNodes,
};

function flattenDeepNodes(tree: Root, file: ParseFile): void {
  forEachNode(tree, (node, _, depth) => {
    if (depth === MAX_DEPTH && 'children' in node) flatten(node, file);
  });
}

function flatten(node: Parents, file: ParseFile): void {
  const first = node.children[0];
  const last = node.children[node.children.length - 1];
  if (first?.position === undefined || last?.position === undefined) return;
  const text = { type: 'text', value: file.body.slice(first.position.start.offset, last.position.end.offset) } as const;
  const { position } = first;
  switch (node.type) {
    case 'blockquote':
    case 'listItem':
    case 'footnoteDefinition':
      node.children = [{ type: 'paragraph', children: [text], position }];
      break;
    case 'list':
      node.children = [{ type: 'listItem', children: [{ type: 'paragraph', children: [text], position }], position }];
      break;
    case 'table':
    case 'tableRow':
      break;
    default:
      node.children = [text] as typeof node.children;
  }
}
