import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import type { Callout, CalloutTitle } from '../../nodes.ts';
import { parentsInsideOut } from '../../walk.ts';
import { calloutName } from '../callout/kinds.ts';
import type { ParseFile, Syntax } from '../syntax.ts';

const AT_END = /(?:^|\s)\^([A-Za-z0-9-]+)\s*$/;

/** `^20b23f` at the end of a paragraph or item, or alone after a block (OBSIDIAN.md D): taken out, `data.blockId` set. */
export const blockId: Syntax = {
  name: 'block-id',
  when: (body) => body.includes('^'),
  transform(tree: Root, file: ParseFile): void {
    for (const parent of parentsInsideOut(tree)) markChildren(parent, file.body);
  },
};

function markChildren(parent: Parents, body: string): void {
  const blocks = parent.children as Nodes[];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Nodes;
    if (block.type === 'calloutTitle' && blocks.length === 1) markTitle(block, parent as Callout, body);
    if (block.type !== 'paragraph' && block.type !== 'heading') continue;
    const name = takeId(block.children, body);
    if (name === undefined) continue;
    if (block.children.length > 0) {
      mark(marked(block, parent, index), name);
      continue;
    }
    // Alone on its line: the block before it is meant.
    const before = blocks[index - 1];
    if (before !== undefined) mark(before, name);
    blocks.splice(index, 1);
    index -= 1;
  }
}

/** `> [!tip] 题 ^id`, where the title is all there is, names the callout. */
function markTitle(title: CalloutTitle, callout: Callout, body: string): void {
  const name = takeId(title.children, body);
  if (name === undefined) return;
  if (title.children.length === 0) title.children = [{ type: 'text', value: calloutName(callout.kind) }];
  mark(callout, name);
}

/** An item's first paragraph stands for the item, a quote's last one for the quote (OBSIDIAN.md 32, 34). */
function marked(block: Nodes, parent: Parents, index: number): Nodes {
  if (parent.type === 'listItem' && index === 0) return parent;
  const endsQuote = (parent.type === 'blockquote' || parent.type === 'callout') && index === parent.children.length - 1;
  return endsQuote ? parent : block;
}

function takeId(children: PhrasingContent[], body: string): string | undefined {
  const last = children[children.length - 1];
  if (last?.type !== 'text') return undefined;
  const match = AT_END.exec(last.value);
  if (match === null) return undefined;
  // `x^2` has a neighbour: the caret must follow white space or begin the block.
  if (match.index === 0 && children.length > 1 && last.value.startsWith('^')) return undefined;
  // `\^x` is text.
  const caret = (last.position?.end.offset ?? 0) - (last.value.length - last.value.lastIndexOf('^'));
  if (body[caret - 1] === '\\') return undefined;
  last.value = last.value.slice(0, match.index);
  if (last.value === '') children.pop();
  return match[1];
}

function mark(node: Nodes, name: string): void {
  if (node.data?.blockId !== undefined) return;
  node.data = { ...node.data, blockId: name };
}
