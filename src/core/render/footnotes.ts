import type { Element, ElementContent } from 'hast';
import type { FootnoteReference } from 'mdast';
import type { RenderContext } from './context.ts';
import { element, isElement, text } from './hast.ts';

/** `[^1]` → its number, a link to the note at the end of the body or of the embed (OBSIDIAN.md 53). */
export function printFootnoteReference(node: FootnoteReference, context: RenderContext): ElementContent[] {
  const id = node.identifier.toUpperCase();
  if (context.page.mode === 'excerpt' || !context.document.footnotes.has(id)) return [];
  const { numbers, counts } = context.footnotes;
  const number = numbers.get(id) ?? numbers.size + 1;
  numbers.set(id, number);
  const count = (counts.get(id) ?? 0) + 1;
  if (context.links > 0) return [element('sup', {}, [text(String(number))])];
  counts.set(id, count);
  const link = element(
    'a',
    {
      id: referenceId(context, number, count),
      href: `#${context.prefix}fn_${number}`,
      role: 'doc-noteref',
      ariaLabel: `脚注 ${number}`,
    },
    [text(String(number))],
  );
  return [element('sup', { className: ['footnote-ref'] }, [link])];
}

function referenceId(context: RenderContext, number: number, count: number): string {
  return `${context.prefix}fnref_${number}${count > 1 ? `_${count}` : ''}`;
}

/** The footnotes that were referred to, in that order; those they refer to themselves follow. */
export function printFootnotes(
  context: RenderContext,
  print: (identifier: string) => ElementContent[],
): ElementContent[] {
  const { numbers, counts } = context.footnotes;
  if (numbers.size === 0) return [];
  const items: Element[] = [];
  // Grows while it is walked: a footnote may be the first to refer to another.
  for (const [id, number] of numbers) items.push(element('li', { id: `${context.prefix}fn_${number}` }, print(id)));
  // Counts are known only when every body has been printed.
  for (const [id, number] of numbers) addBackLinks(items[number - 1] as Element, number, counts.get(id) ?? 0, context);
  return [
    element('section', { className: ['footnotes'], role: 'doc-endnotes', ariaLabel: '脚注' }, [
      element('ol', {}, items),
    ]),
  ];
}

function addBackLinks(item: Element, number: number, count: number, context: RenderContext): void {
  const last = item.children[item.children.length - 1];
  const target = isElement(last, 'p') ? last : item;
  for (let index = 1; index <= count; index += 1) {
    const place = count > 1 ? `第 ${index} 处` : '';
    const link = element(
      'a',
      {
        className: ['footnote-back'],
        href: `#${referenceId(context, number, index)}`,
        role: 'doc-backlink',
        ariaLabel: `回到正文中脚注 ${number} 的${place || '位置'}`,
        dataUi: '',
      },
      [text('↩\uFE0E')],
    );
    target.children.push(text(' '), link);
  }
}
