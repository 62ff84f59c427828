import type { Nodes, Parents } from 'mdast';

/**
 * Calls `visitor` for every node below `tree`, in document order, parents first, with the depth (1 for children of `tree`).
 * Not recursive: hostile text nests deeper than the stack. The visitor may change the node and its children, but not its
 * siblings.
 */
export function forEachNode(tree: Nodes, visitor: (node: Nodes, parent: Parents, depth: number) => void): void {
  if (!('children' in tree)) return;
  const parents: Parents[] = [tree];
  const indexes: number[] = [0];
  while (parents.length > 0) {
    const depth = parents.length;
    const parent = parents[depth - 1] as Parents;
    const index = indexes[depth - 1] as number;
    const node = parent.children[index] as Nodes | undefined;
    if (node === undefined) {
      parents.pop();
      indexes.pop();
      continue;
    }
    indexes[depth - 1] = index + 1;
    visitor(node, parent, depth);
    if ('children' in node) {
      parents.push(node);
      indexes.push(0);
    }
  }
}

/** Every node of `tree` that has children, the innermost first, `tree` itself last: for changes to lists of children. */
export function parentsInsideOut(tree: Nodes): Parents[] {
  const found: Parents[] = 'children' in tree ? [tree] : [];
  forEachNode(tree, (node) => {
    if ('children' in node) found.push(node);
  });
  return found.reverse();
}

/** Turns a node into another kind in place: whoever holds it sees the new one. Its position stays. */
export function become(node: Nodes, other: Nodes): void {
  const { position } = node;
  for (const key of Object.keys(node)) delete (node as unknown as Record<string, unknown>)[key];
  Object.assign(node, other, { position });
}
