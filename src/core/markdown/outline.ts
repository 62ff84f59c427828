import type { Heading, Parents, Root, RootContent } from 'mdast';
import type { Anchor } from '../path.ts';
import { forEachNode } from './walk.ts';

const HEADING_PUNCTUATION = /[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\\r\n\s]+/g;

/** A heading's source text as links are compared with it (OBSIDIAN.md 25): `**粗** 与 \`c\`` → `粗 与 c`. */
export function stripHeading(source: string): string {
  return source.normalize('NFC').replace(HEADING_PUNCTUATION, ' ').trim().toLowerCase();
}

/** All headings in document order, those in quotes and lists too: the order of `Note.headings`. */
export function headingsOf(tree: Root): Heading[] {
  const found: Heading[] = [];
  forEachNode(tree, (node) => {
    if (node.type === 'heading') found.push(node);
  });
  return found;
}

/** A heading's key for {@link stripHeading} comparison, from its source in `body`; comments and block id left out. */
export function headingKey(body: string, heading: Heading): string {
  const source = heading.children
    .map((child) => body.slice(child.position?.start.offset ?? 0, child.position?.end.offset ?? 0))
    .join('');
  const id = heading.data?.blockId;
  return stripHeading(id !== undefined && source.endsWith(`^${id}`) ? source.slice(0, -id.length - 1) : source);
}

/** A heading among its siblings, and what stands under it, to the next of its level or above (OBSIDIAN.md 29). */
export function sectionOf(heading: Heading, parent: Parents): RootContent[] {
  const siblings = parent.children as RootContent[];
  const start = siblings.indexOf(heading);
  let end = start + 1;
  for (; end < siblings.length; end += 1) {
    const node = siblings[end] as RootContent;
    if (node.type === 'heading' && node.depth <= heading.depth) break;
  }
  return siblings.slice(start, end).filter((node) => node.type !== 'footnoteDefinition');
}

/** The HTML id of a block; names compare without case (OBSIDIAN.md 31). */
export function blockAnchor(name: string): Anchor {
  return `b-${name.toLowerCase()}` as Anchor;
}
