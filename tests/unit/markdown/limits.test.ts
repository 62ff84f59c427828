import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/core/markdown/parse.ts';
import { forEachNode } from '../../../src/core/markdown/walk.ts';
import { renderInVault } from '../../syntax-vault.ts';

const repeat = (piece: string, count: number) => piece.repeat(count);

/** Each would take minutes, or the stack, of a parser that looks back for every marker. */
const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['half a megabyte of Han in one line', repeat('这是一个没有换行的很长的段落。', 35_000)],
  ['half a megabyte of data in one line', `![](data:image/png;base64,${repeat('iVBORw0KGgoAAAANSUhEUgAA', 22_000)})`],
  ...[
    '[[',
    '==',
    '$',
    '%%',
    '![[',
    '[',
    ']',
    'a] ',
    '[a]',
    '^[',
    '`a ',
    '*a ',
    '**a** ',
    '<',
    '&',
    '\\',
    '[^a]',
    '#a ',
  ].map((marker) => [`10,000 of ${marker}`, repeat(marker, 10_000)] as const),
  ['quotes 1,000 deep', `${repeat('> ', 1000)}文`],
  ['quotes 10,000 deep', `${repeat('>', 10_000)}文`],
  ['lists 10,000 deep', `${repeat('- ', 10_000)}文`],
  ['lists 200 deep, one a line', Array.from({ length: 200 }, (_, depth) => `${repeat('  ', depth)}- 文`).join('\n')],
  ['20,000 headings', repeat('# 题\n', 20_000)],
  ['3,000 quotes', repeat('> 文\n\n', 3000)],
  ['10,000 open tags', repeat('<b>', 10_000)],
  ['2,000 open blocks', repeat('<div>\n\n', 2000)],
  ['2,000 tasks', repeat('- [ ] 务\n', 2000)],
];

describe('hostile text', () => {
  test.each(HOSTILE)(
    '%s',
    (_, text) => {
      const { diagnostics } = renderInVault(text);
      expect(diagnostics.filter((found) => found.rule === 'render-error')).toEqual([]);
    },
    60_000,
  );

  test('what nests too deep is shown as it was typed', () => {
    let deepest = 0;
    const depths = new Map<unknown, number>();
    const { tree } = parse(`${repeat('> ', 1000)}文`, { strictLineBreaks: false });
    let text = '';
    forEachNode(tree, (node, parent) => {
      depths.set(node, (depths.get(parent) ?? 0) + 1);
      deepest = Math.max(deepest, depths.get(node) ?? 0);
      if (node.type === 'text') text = node.value;
    });
    expect(deepest).toBeLessThan(200);
    expect(text).toMatch(/^(?:> )+文$/);
  });

  test('a long paragraph loses nothing where it is cut', () => {
    const text = repeat('一句话 and **words** 在这里。', 3000);
    const { html } = renderInVault(text);
    const shown = html.replace(/<[^>]+>/g, '');
    expect(shown.replace(/\s/g, '')).toBe(text.replace(/[\s*]/g, ''));
    expect(html.match(/<strong>words<\/strong>/g)).toHaveLength(3000);
  });

  test('a picture in base64 is one, however long', () => {
    const { html } = renderInVault(`文 ![图](data:image/png;base64,${repeat('iVBORw0KGgoAAAANSUhEUgAA', 10_000)}) 文`);
    expect(html).toMatch(
      /^<p>文 <img src="data:image\/png;base64,[A-Za-z0-9]{240000}" alt="图" decoding="async"> 文<\/p>$/,
    );
  });

  test('one long line full of markers is shown as it stands, and named', () => {
    const text = repeat('**a** [[b]] ', 100_000);
    expect(parse(text, { strictLineBreaks: false }).problems).toMatchObject([{ rule: 'long-line', line: 1 }]);
  });
});
