import type { Html, Image, Nodes, Root } from 'mdast';
import { parentsInsideOut } from '../../walk.ts';
import type { Syntax } from '../syntax.ts';

const TAG = /^\s*<img((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>\s*$/i;
const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;

/**
 * `<img src="图.png" width="300">`, as Typora and others write a sized image: an image like any other, so that it is found
 * in the vault, published and linked (OBSIDIAN.md 44, 58).
 */
export const htmlImage: Syntax = {
  name: 'html-image',
  when: (body) => /<img\s/i.test(body),
  transform(tree: Root): void {
    for (const parent of parentsInsideOut(tree)) {
      const children = parent.children as Nodes[];
      for (const [index, node] of children.entries()) {
        const image = node.type === 'html' ? imageOf(node) : undefined;
        if (image === undefined) continue;
        const inline = parent.type === 'paragraph' || children.some((child) => child.type === 'text');
        children[index] = inline ? image : { type: 'paragraph', children: [image], position: node.position };
      }
    }
  },
};

const KNOWN = new Set([
  'src',
  'alt',
  'title',
  'width',
  'height',
  'style',
  'align',
  'class',
  'loading',
  'decoding',
  'referrerpolicy',
]);

function imageOf(node: Html): Image | undefined {
  const attributes = TAG.exec(node.value)?.[1];
  if (attributes === undefined) return undefined;
  const values = new Map(
    [...attributes.matchAll(ATTRIBUTE)].map((match) => [
      match[1]?.toLowerCase(),
      match[2] ?? match[3] ?? match[4] ?? '',
    ]),
  );
  // An attribute that is not an image's own is for the sanitiser to take out and to name.
  if ([...values.keys()].some((name) => !KNOWN.has(name ?? ''))) return undefined;
  const src = values.get('src');
  if (src === undefined || src.trim() === '') return undefined;
  const width = pixels(values.get('width'));
  const height = pixels(values.get('height'));
  const size = width === undefined ? '' : `|${width}${height === undefined ? '' : `x${height}`}`;
  const zoom = /(?:^|;)\s*zoom\s*:\s*([\d.]+)\s*(%?)/i.exec(values.get('style') ?? '');
  const factor = zoom === null ? undefined : Number(zoom[1]) / (zoom[2] === '%' ? 100 : 1);
  return {
    type: 'image',
    url: plain(src.trim()),
    title: values.has('title') ? plain(values.get('title') ?? '') : null,
    alt: plain(values.get('alt') ?? '').replace(/[|\s]+/g, ' ') + size,
    ...(factor === undefined || !(factor > 0) ? {} : { data: { zoom: factor } }),
    position: node.position,
  };
}

function pixels(value: string | undefined): number | undefined {
  const match = /^\s*(\d{1,5})(?:px)?\s*$/.exec(value ?? '');
  return match === null ? undefined : Number(match[1]);
}

function plain(value: string): string {
  return value.replace(/&(amp|quot|lt|gt|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" };
