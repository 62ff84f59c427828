import type { Nodes, Parents, Root } from 'mdast';
import { codes } from 'micromark-util-symbol';
import { LINE_PREFIX } from '../../line-prefix.ts';
import { parentsInsideOut } from '../../walk.ts';
import type { ParseFile, Syntax } from '../syntax.ts';
import { commentFlow, commentMarker, commentText } from './tokenize.ts';

/** Live only between the tokenizer and the transform: no later stage sees them. */
type CommentNode = { type: 'comment' } | { type: 'commentMarker'; value: string };

/** `%%…%%` and `<!-- … -->` reach no output at all: they leave the tree here, before anything is collected (OBSIDIAN.md 49, 50). */
export const comment: Syntax = {
  name: 'comment',
  when: (body) => body.includes('%%') || body.includes('<!--'),
  micromark: (file) => ({
    text: { [codes.percentSign]: [commentText, commentMarker] },
    flow: { [codes.percentSign]: commentFlow(file) },
  }),
  fromMarkdown: () => ({
    enter: {
      comment(token) {
        this.enter({ type: 'comment' } as unknown as Nodes, token);
      },
      commentMarker(token) {
        this.enter({ type: 'commentMarker', value: this.sliceSerialize(token) } as unknown as Nodes, token);
      },
    },
    exit: {
      comment(token) {
        this.exit(token);
      },
      commentMarker(token) {
        this.exit(token);
      },
    },
  }),
  transform: removeComments,
};

/** An HTML comment alone; one among other HTML goes with the sanitiser. */
const HTML_COMMENT = /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/;

function removeComments(tree: Root, file: ParseFile): void {
  for (const parent of parentsInsideOut(tree)) {
    const open = pairAcrossBlocks(parent, file);
    if (open !== undefined) hideToEnd(parent, open, file);
    const kept = (parent.children as Nodes[]).filter((node) => !isComment(node) && !isEmptied(node));
    if (kept.length < parent.children.length) parent.children = kept as typeof parent.children;
  }
  for (const parent of parentsInsideOut(tree)) restoreMarkers(parent);
}

function isComment(node: Nodes): boolean {
  if (node.type === 'html') return HTML_COMMENT.test(node.value);
  return (node as unknown as CommentNode).type === 'comment';
}

function isMarker(node: Nodes): boolean {
  return (node as unknown as CommentNode).type === 'commentMarker';
}

/** A paragraph that held nothing but comments. */
function isEmptied(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false;
  return node.children.every((child) => child.type === 'text' && child.value.trim() === '');
}

/**
 * An opener in one block and a closer in a later one hide all between: better hidden too much than shown. One within a line
 * is named, since its author may not have meant it; after a digit it is no opener, as `涨了 50%%` is a slip for one sign.
 * @returns the index of the block whose opener nothing closes
 */
function pairAcrossBlocks(parent: Parents, file: ParseFile): number | undefined {
  const blocks = parent.children as Nodes[];
  let open: number | undefined;
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Nodes;
    const at = firstMarker(block);
    if (at < 0) continue;
    if (open === undefined) {
      if (!followsDigit((block as Parents).children[at] as Nodes, file)) open = index;
      continue;
    }
    const first = blocks[open] as Parents;
    if (!opensLine(first, file)) nameWide(first, file);
    first.children.splice(firstMarker(first));
    (block as Parents).children.splice(0, at + 1);
    blocks.splice(open + 1, index - open - 1);
    index = open;
    open = undefined;
  }
  return open !== undefined && opensLine(blocks[open] as Parents, file) ? open : undefined;
}

/** Where the first `%%` stands among the children of a block, -1 without one. */
function firstMarker(block: Nodes): number {
  return 'children' in block ? (block.children as Nodes[]).findIndex(isMarker) : -1;
}

function followsDigit(marker: Nodes, file: ParseFile): boolean {
  return /\d/.test(file.body.charAt((marker.position?.start.offset ?? 0) - 1));
}

function nameWide(block: Parents, file: ParseFile): void {
  const message = '句中的注释 %% 到后面的段落才合上，其间都没有显示';
  const start = block.children[firstMarker(block)]?.position?.start;
  file.report('open-comment', start, message, '要跨段就把 %% 写在行首；本是正文就写成 \\%%');
}

/** What may stand before a block comment: a line's prefix, and the box of a task. */
const LINE_START = new RegExp(`${LINE_PREFIX.source}(?:\\[.\\][ \\t]+)?$`);

/** Whether the first marker of a block begins its line. */
function opensLine(block: Parents, file: ParseFile): boolean {
  const offset = block.children[firstMarker(block)]?.position?.start.offset;
  if (offset === undefined || (block.type !== 'paragraph' && block.type !== 'heading')) return false;
  return LINE_START.test(file.body.slice(file.body.lastIndexOf('\n', offset - 1) + 1, offset));
}

/**
 * A block comment that nothing closes hides all that follows beside it, as it does in Obsidian: a remark that its author
 * meant to keep must not come out for want of two signs. Within a line a lone `%%` is text.
 */
function hideToEnd(parent: Parents, open: number, file: ParseFile): void {
  const blocks = parent.children as Nodes[];
  const block = blocks[open] as Parents;
  const at = firstMarker(block);
  file.report(
    'open-comment',
    block.children[at]?.position?.start,
    '这里的注释 %% 没有合上，从这里到末尾都没有显示',
    '在注释末尾补上 %%；本是正文就写成 \\%%',
  );
  block.children.splice(at);
  const last = block.children.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  blocks.splice(at === 0 ? open : open + 1);
}

function restoreMarkers(parent: Parents): void {
  for (const child of parent.children as Nodes[]) if (isMarker(child)) child.type = 'text' as never;
}
