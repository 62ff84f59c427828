import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { parentsInsideOut } from '../../walk.ts';
import type { ParseFile, Syntax } from '../syntax.ts';

/** Without strict line breaks a newline is a line break (OBSIDIAN.md 56). */
export const lineBreak: Syntax = {
  name: 'line-break',
  transform(tree: Root, file: ParseFile): void {
    if (file.strictLineBreaks) return;
    for (const parent of parentsInsideOut(tree)) breakLines(parent);
  },
};

function breakLines(parent: Parents): void {
  const children = parent.children as Nodes[];
  if (!children.some((node) => node.type === 'text' && node.value.includes('\n'))) return;
  const result: PhrasingContent[] = [];
  for (const node of children as PhrasingContent[]) {
    if (node.type !== 'text' || !node.value.includes('\n')) {
      result.push(node);
      continue;
    }
    for (const [index, line] of node.value.split('\n').entries()) {
      if (index > 0 && result[result.length - 1]?.type !== 'break') result.push({ type: 'break' });
      if (line !== '') result.push({ ...node, value: line });
    }
  }
  parent.children = result as typeof parent.children;
}
