import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** hast → HTML; by now every raw node is one of ours. */
export function toHtmlText(children: readonly ElementContent[]): string {
  return toHtml({ type: 'root', children: children.map(printed) } as Root, { allowDangerousHtml: true });
}

function printed(node: ElementContent): ElementContent {
  if (node.type === 'generated') return { type: 'raw', value: node.value } as unknown as ElementContent;
  if (node.type === 'element') node.children = node.children.map(printed);
  return node;
}
