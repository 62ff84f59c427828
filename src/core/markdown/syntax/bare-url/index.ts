import type { Link, Nodes, Parents, Root } from 'mdast';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { CJK_PUNCTUATION } from '../../../text/cjk.ts';
import { parentsInsideOut } from '../../walk.ts';
import type { ParseFile, Syntax } from '../syntax.ts';

const extension = gfmAutolinkLiteral();

/** Addresses as they are typed, `https://…` and `www.…`: GitHub's tokenizer, which knows nothing of Chinese punctuation. */
export const bareUrl: Syntax = {
  name: 'bare-url',
  // It is tried at every letter, which costs half of a parse.
  when: (body) => /@|www\.|https?:/i.test(body),
  micromark: () => extension,
  fromMarkdown: () => ({ ...gfmAutolinkLiteralFromMarkdown(), transforms: [] }),
  transform: cutAtChinesePunctuation,
};

/** `见 https://a.example/路，后面`: the address ends before `，`; Han characters may be part of one. */
function cutAtChinesePunctuation(tree: Root, file: ParseFile): void {
  for (const parent of parentsInsideOut(tree)) {
    const children = parent.children as Nodes[];
    for (let index = 0; index < children.length; index += 1) {
      const node = children[index] as Nodes;
      if (node.type === 'link' && isBare(node, file.body)) cut(node, parent, index);
    }
  }
}

function isBare(node: Link, body: string): boolean {
  const [only] = node.children;
  const start = node.position?.start.offset;
  return (
    only?.type === 'text' && start !== undefined && body.startsWith(only.value, start) && !body.startsWith('<', start)
  );
}

function cut(node: Link, parent: Parents, index: number): void {
  const [only] = node.children;
  if (only?.type !== 'text') return;
  const at = only.value.search(CJK_PUNCTUATION);
  if (at <= 0) return;
  const rest = only.value.slice(at);
  node.url = node.url.slice(0, node.url.length - rest.length);
  only.value = only.value.slice(0, at);
  parent.children.splice(index + 1, 0, { type: 'text', value: rest } as never);
}
