import type { Nodes, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { SYNTAXES } from '../markdown/syntax/index.ts';
import type { PlainForm } from '../markdown/syntax/syntax.ts';
import type { RenderContext } from './context.ts';
import { leadingTitle } from './leading-title.ts';
import { mediaLabel } from './media.ts';
import { plainHref, plainHtml, plainLink, plainPicture } from './plain-links.ts';

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '*',
  fence: '`',
  fences: true,
  rule: '-',
  listItemIndent: 'one',
  resourceLink: true,
  extensions: [gfmToMarkdown(), mathToMarkdown()],
  handlers: { text: (node: Text) => escapeText(node.value) },
};

/** What would be read as a mark where it was none. The library's own, exact escaping takes ten times as long. */
function escapeText(value: string): string {
  return value
    .replace(/[\\`*[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^(?=#{1,6} |[-+>] )/gm, '\\');
}

/**
 * A note's body as plain Markdown that needs no vault to be read: links lead to pages of the site, embeds are links,
 * callouts are quotes. It says no more than the page does: comments, frontmatter and the targets of links that lead
 * nowhere are not in it.
 */
export function markdownOf(context: RenderContext): string {
  const { tree } = context.document;
  const title = leadingTitle(context.source.note) === undefined ? undefined : [...context.document.headings.keys()][0];
  const children = tree.children.filter((node) => node !== title && node.type !== 'definition');
  const root: Root = { type: 'root', children: children.flatMap((node) => plain(node, context) as RootContent[]) };
  return toMarkdown(root, OPTIONS);
}

const FORMS = new Map<string, PlainForm>();

/** Made at the first use: the register and the printers import each other. */
function formOf(type: string): PlainForm | undefined {
  if (FORMS.size === 0) {
    for (const { plain } of SYNTAXES) for (const [name, form] of Object.entries(plain ?? {})) FORMS.set(name, form);
  }
  return FORMS.get(type);
}

/** A node without what only a garden knows; the tree itself is shared and stays as it is. */
function plain(node: Nodes, context: RenderContext): Nodes[] {
  const kids = (nodes: readonly Nodes[]) => nodes.flatMap((child) => plain(child, context)) as PhrasingContent[];
  switch (node.type) {
    case 'link':
      return plainLink(plainHref(node.url, context), kids(node.children));
    case 'linkReference':
    case 'imageReference': {
      const definition = context.document.definitions.get(node.identifier.toUpperCase());
      const href = definition && plainHref(definition.url, context);
      return node.type === 'imageReference' ? plainPicture(href, node.alt ?? '') : plainLink(href, kids(node.children));
    }
    case 'image':
      return plainPicture(plainHref(node.url, context), mediaLabel(node.alt ?? undefined).alt ?? '');
    case 'html':
      return [{ ...node, value: plainHtml(node.value, context) }];
    default: {
      const form = formOf(node.type);
      if (form !== undefined) return form(node, kids, context);
      return 'children' in node ? [{ ...node, children: kids(node.children) } as Nodes] : [node];
    }
  }
}
