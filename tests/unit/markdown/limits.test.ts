import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/core/markdown/parse.ts';
import { forEachNode } from '../../../src/core/markdown/walk.ts';
import { renderInVault } from '../../syntax-vault.ts';
import { entryOf, findings, vault } from '../../vault.ts';

const repeat = (piece: string, count: number) => piece.repeat(count);

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

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
  ['lists 1,500 deep, one a line', lines(1500, (depth) => `${repeat('  ', depth)}- 文`)],
  ['quotes 1,500 deep, one a line', lines(1500, (depth) => `${repeat('>', depth + 1)} 文`)],
  ['both 1,500 deep, one a line', lines(1500, (depth) => `${repeat('> - ', depth + 1)}文`)],
  ['1,500 rows, each a cell of 1,500', `|${repeat('甲|', 1500)}\n|${repeat('-|', 1500)}\n${repeat('|a|\n', 1500)}`],
  ['20,000 properties', `---\n${lines(20_000, (key) => `k${key}: 值`)}\n---\n文`],
  ['5,000 links by reference', `${lines(5000, (key) => `[x${key}]: /u`)}\n\n${lines(5000, (key) => `[x${key}]`)}`],
  ['20,000 headings', repeat('# 题\n', 20_000)],
  ['3,000 quotes', repeat('> 文\n\n', 3000)],
  ['10,000 open tags', repeat('<b>', 10_000)],
  ['2,000 open blocks', repeat('<div>\n\n', 2000)],
  ['2,000 tasks', repeat('- [ ] 务\n', 2000)],
];

/** Nodes without where they stand. */
const bare = (nodes: readonly unknown[]): unknown =>
  JSON.parse(JSON.stringify(nodes, (key, value) => (key === 'position' ? undefined : value)));

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

  test('what nests a hundred deep for many lines is shown as it stands, and the line named', () => {
    const text = lines(1500, (depth) => `${repeat('  ', depth)}- [[目标]]`);
    const { tree, problems } = parse(text, { strictLineBreaks: false });
    expect(tree.children).toEqual([{ type: 'paragraph', children: [{ type: 'text', value: text }] }]);
    expect(problems).toMatchObject([{ rule: 'deep-nesting', column: 1 }]);
    expect(problems[0]?.line).toBeGreaterThan(200);
  });

  test('code that is indented far, and an outline of forty levels, are read', () => {
    const code = `\`\`\`\n${lines(1200, () => `${repeat(' ', 120)}x`)}\n\`\`\``;
    const outline = lines(1000, (index) => `${repeat('  ', index % 40)}- 文`);
    const { tree, problems } = parse(`${code}\n\n${outline}`, { strictLineBreaks: false });
    expect(problems).toEqual([]);
    expect(tree.children.map(({ type }) => type)).toEqual(['code', 'list']);
  });

  test('a note of more than ten thousand footnotes is shown as it stands, and the line named', () => {
    const notes = (count: number) => `文[^1]\n\n${lines(count, (id) => `[^${id}]: 注`)}`;
    const { tree, problems } = parse(notes(10_001), { strictLineBreaks: false });
    expect(tree.children.map(({ type }) => type)).toEqual(['paragraph']);
    expect(problems).toMatchObject([{ rule: 'footnote-limit', line: 10_003, column: 1 }]);
    expect(parse(notes(3000), { strictLineBreaks: false }).tree.children).toHaveLength(3001);
  }, 60_000);

  test('nor are more than ten thousand targets of links by reference read', () => {
    const text = `[文][k1]\n\n${lines(10_001, (key) => `[k${key}]: /u`)}`;
    const { tree, problems } = parse(text, { strictLineBreaks: false });
    expect(tree.children.map(({ type }) => type)).toEqual(['paragraph']);
    expect(problems).toMatchObject([{ rule: 'footnote-limit', line: 10_003 }]);
  });

  test('a plain cell of a table is the text that any other cell would be', () => {
    const cells = ['词元', '3.14', 'a, b', '50%', '（甲）', 'é', '50%%x', 'www.a.example', 'a_b_', '1 - 2'];
    const row = `|${cells.map((cell) => ` ${cell} `).join('|')}|\n`;
    const { tree } = parse(`${row}|${repeat('-|', cells.length)}\n${row}`, { strictLineBreaks: false });
    const [table] = tree.children;
    const shown = (cell: string) => {
      const [paragraph] = parse(`${cell}\n`, { strictLineBreaks: false }).tree.children;
      return bare(paragraph && 'children' in paragraph ? paragraph.children : []);
    };
    const rows = table?.type === 'table' ? table.children : [];
    for (const { children } of rows) expect(children.map((cell) => bare(cell.children))).toEqual(cells.map(shown));
    expect(rows).toHaveLength(2);
  });

  test('short rows of a huge table are not filled up', () => {
    const row = (cells: number, cell: string) => `|${repeat(`${cell}|`, cells)}\n`;
    const cells = (rows: number) =>
      renderInVault(row(1000, '甲') + row(1000, '-') + repeat(row(1, 'a'), rows)).html.match(/<td/g)?.length;
    expect(cells(2)).toBe(2000);
    expect(cells(200)).toBe(200);
  });

  test('properties of half a megabyte are not read, and named', () => {
    const garden = vault({ '甲.md': `---\ntitle: 题\nx: ${repeat('长', 500_000)}\n---\n正文` });
    expect(entryOf(garden, '甲.md').note.title).toBe('甲');
    expect(findings(garden, 'bad-frontmatter')).toEqual([['甲.md', 'bad-frontmatter', 2]]);
  });
});
