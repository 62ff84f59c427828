import type { Root } from 'mdast';
import { forEachNode } from '../markdown/walk.ts';

const TARGET = /<(?:a|img)\b[^<>]*?\s(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'=<>`]+))/gi;

/**
 * Where raw HTML points, each once, as typed: `<a href="笔记.md">`. No links of the note (OBSIDIAN.md 9), yet they lead
 * somewhere on its page, and what they show must be published with it.
 */
export function htmlTargets(tree: Root): string[] {
  const found = new Set<string>();
  forEachNode(tree, (node) => {
    if (node.type !== 'html') return;
    for (const [, double, single, bare] of node.value.matchAll(TARGET)) {
      const url = (double ?? single ?? bare ?? '').replace(/&amp;/g, '&').trim();
      if (url !== '') found.add(url);
    }
  });
  return [...found];
}
