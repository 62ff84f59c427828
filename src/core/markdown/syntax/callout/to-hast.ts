import type { Element } from 'hast';
import type { State } from 'mdast-util-to-hast';
import { element } from '../../../render/hast.ts';
import type { Callout } from '../../nodes.ts';
import { calloutStyle } from './kinds.ts';

/** A box with a title; one that folds is a `details`, which needs no script (OBSIDIAN.md 61, 62, 64). */
export function printCallout(state: State, node: Callout): Element {
  const [title, ...body] = node.children;
  const properties = {
    className: ['callout'],
    dataCallout: node.kind.toLowerCase(),
    dataCalloutStyle: calloutStyle(node.kind),
    ...(node.metadata === undefined ? {} : { dataCalloutMetadata: node.metadata }),
  };
  const heading = state.all(title);
  const content = state.all({ type: 'blockquote', children: body });
  const box = content.length === 0 ? [] : [element('div', { className: ['callout-body'] }, content)];
  if (node.fold === undefined) {
    return element('div', properties, [element('p', { className: ['callout-title'] }, heading), ...box]);
  }
  const open = node.fold === 'open' ? { open: true } : {};
  return element('details', { ...properties, ...open }, [
    element('summary', { className: ['callout-title'] }, heading),
    ...box,
  ]);
}
