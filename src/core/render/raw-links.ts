import type { Element, ElementContent } from 'hast';
import { type Destination, destinationOf } from '../markdown/destination.ts';
import { fileName } from '../path.ts';
import { type RenderContext, viewOf } from './context.ts';
import { element, text } from './hast.ts';
import { SCHEMA } from './raw-schema.ts';

type Internal = Destination & { kind: 'internal' };

/**
 * An element of an author's own HTML on its way to the page: `href` and `src` that name a note or file lead there, an `id`
 * stands on the page once. Gives the reason why where a link or picture leads nowhere.
 */
export function leadOn(node: Element, context: RenderContext): { node: Element; broken?: string } {
  placeId(node, context);
  const attribute = node.tagName === 'a' ? 'href' : 'src';
  const url = node.properties[attribute];
  if (typeof url !== 'string' || (node.tagName !== 'a' && node.tagName !== 'img')) return { node };
  const destination = destinationOf(url);
  if (destination.kind !== 'internal') return { node };
  const address = addressOf(destination, attribute, context);
  if (address === undefined) return { node: unresolved(node, destination, context), broken: url };
  node.properties[attribute] = address;
  if (attribute === 'src')
    node.properties = {
      alt: '',
      ...node.properties,
      ...sizeOf(node, destination, context),
      loading: 'lazy',
      decoding: 'async',
    };
  return { node };
}

/** The file's own size where its author gave none, so that nothing jumps on loading. */
function sizeOf(node: Element, { target, fragment }: Internal, context: RenderContext): Element['properties'] {
  const { width, height, style } = node.properties;
  const view = viewOf(context, target, fragment);
  if (width !== undefined || height !== undefined || style !== undefined || view.kind !== 'file') return {};
  return view.width === undefined || view.height === undefined ? {} : { width: view.width, height: view.height };
}

function unresolved(node: Element, { target, fragment }: Internal, context: RenderContext): Element {
  const view = viewOf(context, target, fragment);
  const found = view.kind === 'unresolved' ? view.reason : 'missing-heading';
  const isLink = node.tagName === 'a';
  const alt = String(node.properties.alt ?? '') || fileName(target);
  const children: ElementContent[] = isLink ? node.children : [text(alt)];
  return element('span', { className: ['unresolved'], dataReason: isLink ? found : 'missing-file' }, children);
}

function addressOf(
  { target, fragment }: Internal,
  attribute: 'href' | 'src',
  context: RenderContext,
): string | undefined {
  const view = viewOf(context, target, fragment);
  if (target === '' && fragment !== undefined && (view.kind !== 'note' || view.anchor === undefined))
    return ownAnchor(fragment, context);
  if (view.kind === 'file') return view.href;
  return view.kind === 'note' && attribute === 'href' ? view.href : undefined;
}

/** `<a href="#x">` to an `id="x"` of the same note, whose name on the page has a prefix. */
function ownAnchor(name: string, context: RenderContext): string | undefined {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const written = new RegExp(`\\s(?:id|name)\\s*=\\s*["']?${quoted}["'\\s>]`, 'i').test(context.source.text);
  return written ? `#${context.prefix}${SCHEMA.clobberPrefix}${encodeURIComponent(name)}` : undefined;
}

/** Of two with one id the first counts, and an embedded note's carry its prefix. */
function placeId(node: Element, context: RenderContext): void {
  const name = node.tagName === 'a' && node.properties.id === undefined ? node.properties.name : node.properties.id;
  if (typeof name !== 'string') return;
  const id = context.prefix + name;
  delete node.properties.id;
  if (node.tagName === 'a') delete node.properties.name;
  if (context.page.ids.has(id) || context.page.mode === 'excerpt') return;
  context.page.ids.add(id);
  node.properties.id = id;
}
