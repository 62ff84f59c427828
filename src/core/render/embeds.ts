import type { ElementContent } from 'hast';
import type { Image, Nodes } from 'mdast';
import { destinationOf } from '../markdown/destination.ts';
import type { WikiLink } from '../markdown/nodes.ts';
import { displayText } from '../markdown/syntax/wikilink/from-markdown.ts';
import { type RenderContext, report, viewOf } from './context.ts';
import { printEmbeddedNote } from './embedded-note.ts';
import { element, text } from './hast.ts';
import { externalLink, mayBeBlock, printView } from './links.ts';
import { type MediaLabel, mediaLabel, printExternalMedia, printFile } from './media.ts';

/** `![[…]]` → the thing itself (OBSIDIAN.md F). */
export function printEmbed(node: WikiLink, parent: Nodes | undefined, context: RenderContext): ElementContent[] {
  return printTarget(node, node.target, node.fragment, mediaLabel(node.alias), parent, context);
}

/** `![t](N.md)` is the same thing as `![[N]]`; other hosts have only images and players (OBSIDIAN.md 39, 44, 47). */
export function printImage(node: Image, parent: Nodes | undefined, context: RenderContext): ElementContent[] {
  const label = mediaLabel(node.alt === null || node.alt === undefined || node.alt === '' ? undefined : node.alt);
  const destination = destinationOf(node.url);
  switch (destination.kind) {
    case 'internal':
      return printTarget(node, destination.target, destination.fragment, label, parent, context);
    case 'external':
      return printExternalMedia(destination.url, label, node.title, node, context);
    case 'unsafe':
      if (destination.scheme === 'data' && RASTER.test(node.url) && context.page.mode === 'page')
        return [dataImage(node, label)];
      report(
        context,
        'sanitized-html',
        node,
        `去掉了 ${destination.scheme}: 图片，只留下说明文字。`,
        '把图片存进仓库再引用。',
      );
      return label.alt === undefined ? [] : [text(label.alt)];
  }
}

/** Pixels alone: an SVG is a document. */
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp);base64,[a-z0-9+/=\s]*$/i;

function dataImage(node: Image, label: MediaLabel): ElementContent {
  const size = { ...(label.width && { width: label.width }), ...(label.height && { height: label.height }) };
  return element('img', { src: node.url.replace(/\s+/g, ''), alt: label.alt ?? '', ...size, decoding: 'async' });
}

function printTarget(
  node: WikiLink | Image,
  target: string,
  fragment: string | undefined,
  label: MediaLabel,
  parent: Nodes | undefined,
  context: RenderContext,
): ElementContent[] {
  const block = mayBeBlock(parent, context);
  const view = viewOf(context, target, fragment);
  switch (view.kind) {
    case 'file':
      return printFile(view, target, fragment, label, node, context, block);
    case 'note':
      if (context.page.mode === 'excerpt') return [];
      if (view.missingAnchor !== undefined) return missing(displayText(target, fragment), view.missingAnchor, block);
      if (block) return printEmbeddedNote(view, node, context);
      // A heading or a title holds no block: it is a link there, under the name that its author gave it.
      return printView(view, [text(label.alt ?? displayText(target, fragment))], context);
    case 'external':
      return context.links > 0
        ? [text(target)]
        : [{ ...externalLink(view.href), children: [text(label.alt ?? target)] }];
    case 'unresolved':
      if (context.page.mode === 'excerpt') return [];
      return missing(
        (view.hidden ? label.alt : undefined) ?? displayText(target, fragment),
        view.reason,
        block && view.reason !== 'missing-file',
      );
  }
}

/** A box that names what was to stand here (OBSIDIAN.md 40). */
function missing(name: string, reason: string, block: boolean): ElementContent[] {
  return [
    element(block ? 'div' : 'span', { className: ['embed-missing'] }, [
      element('span', { dataUi: '' }, [text('找不到嵌入的内容：')]),
      element('span', { className: ['unresolved'], dataReason: reason }, [text(name)]),
    ]),
  ];
}
