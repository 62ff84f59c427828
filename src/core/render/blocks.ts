import type { Element, ElementContent } from 'hast';
import type { Heading, Nodes, Paragraph, Table } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { blockAnchor } from '../markdown/outline.ts';
import { isCode, isOnlyCode } from '../markdown/syntax/mdx/index.ts';
import type { RenderContext } from './context.ts';
import { element, isElement, text } from './hast.ts';

/** A heading with the id that the reader gave it; a page's only h1 is its title (OBSIDIAN.md 74, policy). */
export function printHeading(state: State, node: Heading, context: RenderContext): ElementContent[] {
  const children = state.all(node);
  if (context.page.mode === 'excerpt') return [];
  const heading = context.source.note.headings[context.document.headings.get(node) ?? -1];
  const level = `h${Math.max(node.depth, 2)}`;
  if (heading === undefined) return [element(level, {}, children)];
  if (context.prefix === '') children.push(text(' '), permalink(heading.id, heading.text || '图'));
  return [element(level, { id: context.prefix + heading.id }, children)];
}

function permalink(id: string, name: string): Element {
  return element('a', { className: ['permalink'], href: `#${id}`, ariaLabel: `「${name}」的链接`, dataUi: '' }, [
    element('span', { ariaHidden: 'true' }, [text('#')]),
  ]);
}

/** A paragraph; where it embeds a block it is split around it, for a `p` holds no blocks. */
export function printParagraph(state: State, node: Paragraph): ElementContent[] {
  const children = state.all(node);
  if (isOnlyCode(children)) return children.filter(isCode);
  if (!children.some(isBlock)) {
    const line = trimLine(children);
    return line.length === 0 ? [] : [element('p', {}, line)];
  }
  const result: ElementContent[] = [];
  let line: ElementContent[] = [];
  for (const child of [...children, undefined]) {
    if (child !== undefined && !isBlock(child)) {
      line.push(child);
      continue;
    }
    const trimmed = trimLine(line);
    if (trimmed.length > 0) result.push(element('p', {}, trimmed));
    line = [];
    if (child !== undefined) result.push(child);
  }
  return result;
}

function isBlock(node: ElementContent): boolean {
  return isElement(node, 'div') || isElement(node, 'figure');
}

/** A line without the white space and breaks at its ends. */
function trimLine(line: ElementContent[]): ElementContent[] {
  const isBlank = (node: ElementContent | undefined): boolean =>
    isElement(node, 'br') || (node?.type === 'text' && node.value.trim() === '');
  let start = 0;
  let end = line.length;
  while (start < end && isBlank(line[start])) start += 1;
  while (end > start && isBlank(line[end - 1])) end -= 1;
  const trimmed = line.slice(start, end);
  const [first] = trimmed;
  const last = trimmed[trimmed.length - 1];
  if (first?.type === 'text') first.value = first.value.replace(/^[ \t\n]+/, '');
  if (last?.type === 'text') last.value = last.value.replace(/[ \t\n]+$/, '');
  return trimmed;
}

const MOST_FILLED_CELLS = 100_000;

/** A table in a region that scrolls by keyboard too; columns are aligned by style, the `align` attribute being obsolete. */
export function printTable(state: State, node: Table, context: RenderContext): ElementContent[] {
  if (context.page.mode === 'excerpt') return [];
  // Short rows are filled up to the header's width: thousands of each would make millions of empty cells.
  const filled = node.children.length * (node.align?.length ?? 0) <= MOST_FILLED_CELLS;
  const table = defaultHandlers.table(state, filled ? node : { ...node, align: null }) as Element;
  for (const section of table.children) {
    if (section.type !== 'element') continue;
    for (const row of section.children) if (row.type === 'element') alignCells(row, section.tagName === 'thead');
  }
  context.page.tables += 1;
  const label = `表格 ${context.page.tables}`;
  return [element('div', { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: label }, [table])];
}

function alignCells(row: Element, head: boolean): void {
  for (const cell of row.children) {
    if (cell.type !== 'element') continue;
    const { align, ...properties } = cell.properties;
    const style = typeof align === 'string' ? { style: `text-align:${align}` } : {};
    cell.properties = { ...properties, ...(head ? { scope: 'col' } : {}), ...style };
  }
}

/** Puts a block's id on what it printed (OBSIDIAN.md 31–34). */
export function withBlockId(
  result: ElementContent[] | ElementContent | undefined,
  node: Nodes,
  context: RenderContext,
): ElementContent[] | ElementContent | undefined {
  const name = node.data?.blockId;
  if (name === undefined || context.page.mode === 'excerpt') return result;
  const id = blockAnchor(name);
  const first = (Array.isArray(result) ? result : [result]).find((child) => child?.type === 'element') as
    | Element
    | undefined;
  if (first === undefined || context.page.ids.has(context.prefix + id)) return result;
  context.page.ids.add(context.prefix + id);
  if (first.properties.id === undefined) first.properties.id = context.prefix + id;
  else first.children.unshift(element('span', { id: context.prefix + id }));
  return result;
}
