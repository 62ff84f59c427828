import type { BlockContent, Nodes, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { toString as plainText } from 'mdast-util-to-string';
import { destinationOf } from '../markdown/destination.ts';
import type { Citation, WikiLink } from '../markdown/nodes.ts';
import type { LinkView } from '../types.ts';
import { type RenderContext, viewOf } from './context.ts';
import { leadingTitle } from './leading-title.ts';
import { mediaLabel } from './media.ts';

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

/** A node without what only a garden knows; the tree itself is shared and stays as it is. */
function plain(node: Nodes, context: RenderContext): Nodes[] {
  switch (node.type) {
    case 'wikiLink':
      return wikiLink(node, context);
    case 'link':
      return linkTo(hrefOf(node.url, context), kids(node.children, context));
    case 'linkReference':
    case 'imageReference': {
      const definition = context.document.definitions.find(({ identifier }) => identifier === node.identifier);
      if (node.type === 'imageReference') return picture(definition && hrefOf(definition.url, context), node.alt ?? '');
      return linkTo(definition && hrefOf(definition.url, context), kids(node.children, context));
    }
    case 'image':
      return picture(hrefOf(node.url, context), mediaLabel(node.alt ?? undefined).alt ?? '');
    case 'highlight':
      return [html('<mark>'), ...kids(node.children, context), html('</mark>')];
    case 'tag':
      return [{ type: 'text', value: `#${node.value}` }];
    case 'citation':
      return citation(node, context);
    case 'callout': {
      const [title, ...body] = node.children;
      const head: BlockContent = {
        type: 'paragraph',
        children: [{ type: 'strong', children: kids(title.children, context) }],
      };
      return [
        { type: 'blockquote', children: [head, ...(body.flatMap((child) => plain(child, context)) as BlockContent[])] },
      ];
    }
    case 'mdxjsEsm':
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return (node.children as Nodes[]).flatMap((child) => plain(child, context));
    default:
      if (!('children' in node)) return [node];
      return [{ ...node, children: (node.children as Nodes[]).flatMap((child) => plain(child, context)) } as Nodes];
  }
}

function kids(nodes: readonly Nodes[], context: RenderContext): PhrasingContent[] {
  return nodes.flatMap((node) => plain(node, context)) as PhrasingContent[];
}

function wikiLink(node: WikiLink, context: RenderContext): Nodes[] {
  const view = viewOf(context, node.target, node.fragment);
  if (!node.embed) return linkTo(addressOf(view), kids(node.children, context));
  if (view.kind === 'file' && view.media === 'image') return picture(view.href, mediaLabel(node.alias).alt ?? '');
  const name = view.kind === 'note' ? view.title : (mediaLabel(node.alias).alt ?? plainText(node));
  return linkTo(addressOf(view), [{ type: 'text', value: name }]);
}

/** Where a Markdown destination leads; undefined where it leads nowhere or to something that runs. */
function hrefOf(url: string, context: RenderContext): string | undefined {
  const destination = destinationOf(url);
  if (destination.kind === 'external') return destination.url;
  return destination.kind === 'internal'
    ? addressOf(viewOf(context, destination.target, destination.fragment))
    : undefined;
}

function addressOf(view: LinkView): string | undefined {
  return view.kind === 'unresolved' ? undefined : view.href;
}

function linkTo(url: string | undefined, children: PhrasingContent[]): PhrasingContent[] {
  if (url === undefined) return children;
  return [{ type: 'link', url, children: children.filter((child) => child.type !== 'link') as never[] }];
}

function picture(url: string | undefined, alt: string): PhrasingContent[] {
  if (url === undefined) return alt === '' ? [] : [{ type: 'text', value: alt }];
  return [{ type: 'image', url, alt }];
}

function citation(node: Citation, { source }: RenderContext): PhrasingContent[] {
  const parts = node.keys.flatMap((key, index): PhrasingContent[] => {
    const view = source.citations[key];
    const locator = node.locators[index];
    const label: PhrasingContent = { type: 'text', value: view?.label ?? key };
    const after = `${locator === undefined ? '' : `，${locator}`}${index + 1 < node.keys.length ? '；' : ''}`;
    return [...linkTo(view?.href, [label]), ...(after === '' ? [] : [{ type: 'text' as const, value: after }])];
  });
  return [{ type: 'text', value: '（' }, ...parts, { type: 'text', value: '）' }];
}

function html(value: string): PhrasingContent {
  return { type: 'html', value };
}
