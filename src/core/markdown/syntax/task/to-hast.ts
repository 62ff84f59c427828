import type { Element, ElementContent } from 'hast';
import type { List, ListItem } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { element, isElement, text } from '../../../render/hast.ts';

/** Whether a list keeps the paragraphs of its items: asked once a list, not once an item of it. */
const looseLists = new WeakMap<List, boolean>();

/**
 * A list item as GitHub prints it, with a box where it is a task. Any character but a space counts as checked; style
 * sheets see the raw one (OBSIDIAN.md 54).
 */
export function printItem(state: State, node: ListItem, parent: List | undefined): Element {
  const loose = parent === undefined ? isSpread(node) : isLoose(parent);
  const results = state.all(node);
  const mark = node.data?.task;
  if (mark !== undefined) addBox(results, mark);
  const children: ElementContent[] = [];
  for (const [index, child] of results.entries()) {
    const tight = !loose && isElement(child, 'p') && child.properties.id === undefined;
    if (loose || index > 0 || !tight) children.push(text('\n'));
    if (tight) children.push(...child.children);
    else children.push(child);
  }
  const tail = results[results.length - 1];
  if (tail !== undefined && (loose || !isElement(tail, 'p'))) children.push(text('\n'));
  const properties = mark === undefined ? {} : { className: ['task-list-item'], dataTask: mark };
  return element('li', properties, children);
}

function addBox(results: ElementContent[], mark: string): void {
  const label = mark === ' ' ? '未完成' : /^x$/i.test(mark) ? '已完成' : `标记 ${mark}`;
  const box = element('input', { type: 'checkbox', checked: mark !== ' ', disabled: true, ariaLabel: label });
  const [head] = results;
  if (isElement(head, 'p')) head.children.unshift(box, text(' '));
  else results.unshift(element('p', {}, [box]));
}

function isLoose(list: List): boolean {
  let loose = looseLists.get(list);
  if (loose === undefined) {
    loose = list.spread === true || list.children.some(isSpread);
    looseLists.set(list, loose);
  }
  return loose;
}

function isSpread(item: ListItem): boolean {
  return item.spread ?? item.children.length > 1;
}
