import type { Nodes, Parents } from 'mdast';

/**
 * Calls `visitor` for every node below `tree`, in document order, parents first. Not recursive: hostile text nests deeper
 * than the stack. The visitor may change the node and its children, but not its siblings.
 */
export function forEachNode(tree: Nodes, visitor: (node: Nodes, parent: Parents) => void): void {
  const stack: { readonly parent: Parents; index: number }[] = 'children' in tree ? [{ parent: tree, index: 0 }] : [];
  for (let top = stack[stack.length - 1]; top !== undefined; top = stack[stack.length - 1]) {
    const node = top.parent.children[top.index] as Nodes | undefined;
    top.index += 1;
    if (node === undefined) stack.pop();
    else {
      visitor(node, top.parent);
      if ('children' in node) stack.push({ parent: node, index: 0 });
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
