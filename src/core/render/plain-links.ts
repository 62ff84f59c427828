import type { Nodes, PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { destinationOf } from '../markdown/destination.ts';
import type { WikiLink } from '../markdown/nodes.ts';
import type { LinkView } from '../types.ts';
import { type RenderContext, viewOf } from './context.ts';
import { mediaLabel } from './media.ts';

/** A link to the page, a picture, or for other embeds a link to what they embed; `children` is the text of a link. */
export function plainWikiLink(node: WikiLink, children: PhrasingContent[], context: RenderContext): Nodes[] {
  const view = viewOf(context, node.target, node.fragment);
  if (!node.embed) return plainLink(addressOf(view), children);
  if (view.kind === 'file' && view.media === 'image') return plainPicture(view.href, mediaLabel(node.alias).alt ?? '');
  const name = view.kind === 'note' ? view.title : (mediaLabel(node.alias).alt ?? plainText(node));
  return plainLink(addressOf(view), [{ type: 'text', value: name }]);
}

/** Where a Markdown destination leads; undefined where it leads nowhere or to something that runs. */
export function plainHref(url: string, context: RenderContext): string | undefined {
  const destination = destinationOf(url);
  if (destination.kind === 'external') return destination.url;
  return destination.kind === 'internal'
    ? addressOf(viewOf(context, destination.target, destination.fragment))
    : undefined;
}

/** Raw HTML as it may stand beside a page: no comments, no scripts, and what it points at in the vault by its address. */
export function plainHtml(html: string, context: RenderContext): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(
      /(\s)(href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'=<>`]+))/gi,
      (_, space, name, double, single, bare) => {
        const address = plainHref((double ?? single ?? bare).replace(/&amp;/g, '&').trim(), context);
        return address === undefined
          ? space
          : `${space}${name}="${address.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
      },
    );
}

function addressOf(view: LinkView): string | undefined {
  return view.kind === 'unresolved' ? undefined : view.href;
}

/** A link of Markdown; only its text where it leads nowhere. Links do not nest: of one inside, the text stays. */
export function plainLink(url: string | undefined, children: PhrasingContent[]): PhrasingContent[] {
  if (url === undefined) return children;
  return [
    { type: 'link', url, children: children.flatMap((child) => (child.type === 'link' ? child.children : [child])) },
  ];
}

/** A picture of Markdown; only its description where there is none. */
export function plainPicture(url: string | undefined, alt: string): PhrasingContent[] {
  if (url === undefined) return alt === '' ? [] : [{ type: 'text', value: alt }];
  return [{ type: 'image', url, alt }];
}
