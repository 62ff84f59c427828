import type { ListItem, Nodes, Root } from 'mdast';
import type { Heading } from '../types.ts';
import { type Definitions, formulaOf, inlinesOf, setLine } from './inlines.ts';
import type { Item, Line, Part } from './types.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** A note cut at its headings: paragraphs, list items and formulas of each part. Blocks in `skip` are left out. */
export function readParts(
  tree: Root,
  headings: readonly Heading[],
  definitions: Definitions,
  skip: ReadonlySet<Nodes>,
): Part[] {
  const parts: Mutable<Part>[] = [{ heading: '', id: undefined, paragraphs: [], items: [], formulas: [] }];
  for (const node of tree.children) {
    const part = parts.at(-1) as Mutable<Part>;
    if (node.type === 'heading') {
      const line = node.position?.start.line;
      const heading = headings.find((candidate) => candidate.line === line);
      parts.push({ heading: heading?.text ?? '', id: heading?.id, paragraphs: [], items: [], formulas: [] });
    } else if (skip.has(node)) continue;
    else if (node.type === 'paragraph') {
      part.paragraphs.push(setLine(inlinesOf(node.children, definitions)));
      for (const child of node.children)
        if (child.type === 'inlineMath' && child.data?.display) part.formulas.push(...formulaOf(child));
    } else if (node.type === 'list') part.items.push(...node.children.map((item) => readItem(item, definitions)));
    else if (node.type === 'math') part.formulas.push(...formulaOf(node));
  }
  return parts;
}

function readItem(item: ListItem, definitions: Definitions): Item {
  const lines: Line[] = [];
  const add = (nodes: readonly Nodes[]) => {
    for (const node of nodes) {
      if (node.type === 'paragraph') lines.push(setLine(inlinesOf(node.children, definitions)));
      else if (node.type === 'list') for (const child of node.children) add(child.children);
    }
  };
  add(item.children);
  return { line: item.position?.start.line ?? 1, text: lines[0] ?? [], details: lines.slice(1) };
}
