import type { Heading, Nodes, Parents, Root, RootContent } from 'mdast';
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

/** The heading of that index (see {@link headingsOf}) and what stands under it, to the next of its level or above (OBSIDIAN.md 29). */
export function sectionOf(tree: Root, index: number): RootContent[] {
  const heading = headingsOf(tree)[index];
  if (heading === undefined) return [];
  const siblings = parentOf(tree, heading).children as RootContent[];
  const start = siblings.indexOf(heading);
  const rest = siblings.slice(start + 1);
  const length = rest.findIndex((node) => node.type === 'heading' && node.depth <= heading.depth);
  return [heading, ...(length < 0 ? rest : rest.slice(0, length))].filter((node) => node.type !== 'footnoteDefinition');
}

/** The node that `^name` marks (OBSIDIAN.md 31–33), compared without case. */
export function blockNode(tree: Root, name: string): Nodes | undefined {
  const wanted = name.toLowerCase();
  let found: Nodes | undefined;
  forEachNode(tree, (node) => {
    if (found === undefined && node.data?.blockId?.toLowerCase() === wanted) found = node;
  });
  return found;
}

function parentOf(tree: Root, wanted: Nodes): Parents {
  let found: Parents = tree;
  forEachNode(tree, (node, parent) => {
    if (node === wanted) found = parent;
  });
  return found;
}
