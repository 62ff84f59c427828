import type { Element, ElementContent, Properties, Text } from 'hast';

/**
 * HTML that we made ourselves (formulas, highlighted code, drawings). It takes no part in sanitising or typography and is
 * printed as it stands. No text of an author can become one.
 */
export interface Generated {
  type: 'generated';
  value: string;
}

declare module 'hast' {
  interface ElementContentMap {
    generated: Generated;
  }
  interface RootContentMap {
    generated: Generated;
  }
}

/** `element('p', {}, [text('字')])`. */
export function element(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/** Markup that is ours and is printed as it stands. */
export function generated(value: string): Generated {
  return { type: 'generated', value };
}

export function isElement(node: ElementContent | undefined, tagName: string): node is Element {
  return node?.type === 'element' && node.tagName === tagName;
}
