import type { ElementContent } from 'hast';
import type {} from 'mdast-util-mdx';
import type { RenderContext } from '../../../render/context.ts';
import type { PlainForm, Syntax, SyntaxHandler } from '../syntax.ts';

/** Keeps code in the tree where the note itself runs; in embeds, excerpts and the Markdown reading it says nothing. */
const code: SyntaxHandler = (_, node, __, context) => (runs(context) ? (node as ElementContent) : []);

/** Like {@link code}; what stands between the tags is Markdown and is printed either way. */
const element: SyntaxHandler = (state, node, _, context) => {
  const children = state.all(node);
  return runs(context) ? ({ ...node, children } as ElementContent) : children;
};

/** Markdown has what stands between the tags. */
const between: PlainForm = (node, kids) => kids(node.children);

function runs(context: RenderContext): boolean {
  return context.page.runs && context.cameThrough === undefined;
}

/** `import`, `export`, `{…}` and `<Component>` of an `.mdx` note; Markdown wherever the file is none that may run. */
export const mdx: Syntax = {
  name: 'mdx',
  micromark: (file) => file.mdx?.micromark ?? {},
  fromMarkdown: (file) => [...(file.mdx?.fromMarkdown ?? [])],
  handlers: {
    mdxjsEsm: code,
    mdxFlowExpression: code,
    mdxTextExpression: code,
    mdxJsxFlowElement: element,
    mdxJsxTextElement: element,
  },
  plain: {
    mdxjsEsm: () => [],
    mdxFlowExpression: () => [],
    mdxTextExpression: () => [],
    mdxJsxFlowElement: between,
    mdxJsxTextElement: between,
  },
};

const CODE = /^mdx(?:FlowExpression|TextExpression|JsxFlowElement|JsxTextElement)$/;

/** True for a paragraph that holds nothing but code: `<B>字</B>` on a line of its own is no `p` in MDX. */
export function isOnlyCode(children: readonly ElementContent[]): boolean {
  return children.some(isCode) && children.every((child) => isCode(child) || isBlank(child));
}

/** A node of a program, not of HTML. */
export function isCode(node: ElementContent): boolean {
  return CODE.test(node.type);
}

function isBlank(node: ElementContent): boolean {
  return (node.type === 'text' && node.value.trim() === '') || (node.type === 'element' && node.tagName === 'br');
}
