import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { cleanDrawing } from '../../../../src/shell/services/diagram/clean.ts';
import { asVariables, readableOn, roleOf } from '../../../../src/shell/services/diagram/colours.ts';
import { explain } from '../../../../src/shell/services/diagram/explain.ts';
import { cleanDeclarations } from '../../../../src/shell/services/diagram/stylesheet.ts';
import { THEME_VARIABLES, toVariables } from '../../../../src/shell/services/diagram/theme.ts';

const { document } = new JSDOM('').window;
const clean = (inner: string, css = '') =>
  cleanDrawing(
    `<svg id="d" viewBox="0 0 100 50"><style>${css}</style>${inner}</svg>`,
    'd',
    '流程图',
    document as unknown as Document,
  );

describe('safe', () => {
  test.each([
    '<script>alert(1)</script>',
    '<g onclick="alert(1)" onload="x()"><path d="M0,0"/></g>',
    '<a href="javascript:alert(1)"><path d="M0,0"/></a>',
    '<a xlink:href=" java\tscript:alert(1)"><path d="M0,0"/></a>',
    '<a href="data:text/html,x"><path d="M0,0"/></a>',
    '<foreignObject><iframe src="https://example.org"></iframe></foreignObject>',
    '<image href="https://example.org/a.png"/>',
    '<use href="https://example.org/a.svg#x"/>',
    '<path style="fill:url(https://example.org/a.svg#x)"/>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
  ])('%s', (inner) => {
    expect(clean(inner).svg).not.toMatch(/<script|script:|alert|onclick|onload|example\.org|iframe|data:/i);
  });

  test('a sheet can load nothing', () => {
    const { svg } = clean(
      '<path class="a" d="M0,0"/>',
      '@import url(https://example.org/x.css);#d .a{fill:url(//example.org/x);stroke:#000}',
    );
    expect(svg).toContain('stroke:');
    expect(svg).not.toContain('example');
  });

  test('links to pages stay, without a window of their own', () => {
    const { svg } = clean('<a xlink:href="https://example.org/" target="_blank" onclick="x()"><path d="M0,0"/></a>');
    expect(svg).toContain('<a href="https://example.org/" rel="noopener noreferrer">');
  });
});

describe('small and its own', () => {
  test('only rules with an element stay, once', () => {
    const css = '#d .a{fill:none}#d .b{fill:none}#d .a{fill:none}#d{font-family:x;font-size:1px}';
    expect(clean('<path class="a" d="M0,0"/>', css).svg).toContain('<style>#d .a{fill:none}#d{font-size:1px}</style>');
  });

  test('ids that nothing points to go, the others begin with the id of the drawing', () => {
    const { svg } = clean(
      '<defs><marker id="d-end"><path d="M0,0"/></marker><marker id="d-unused"><path d="M0,0"/></marker></defs><g id="A-0"><path d="M0,0" marker-end="url(#d-end)"/></g>',
      '#d-end path{stroke:none}',
    );
    expect([...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1])).toEqual(['d', 'd-1']);
    expect(svg).toContain('marker-end="url(#d-1)"');
    expect(svg).toContain('#d-1 path{stroke:none}');
  });

  test('a rule for the end of an id still holds', () => {
    const { svg } = clean(
      '<defs><marker id="d-arrowhead"><path d="M0,0"/></marker></defs><path d="M0,0" marker-end="url(#d-arrowhead)"/>',
      '#d [id$="-arrowhead"] path{stroke-width:3}',
    );
    expect(svg).toContain('#d .arrowhead path{stroke-width:3}');
    expect(svg).toContain('class="arrowhead"');
  });

  test('numbers are no longer than anyone can see', () => {
    expect(clean('<path d="M1.23456,-0.00001L2.96,3"/>').svg).toContain('d="M1.2,0L3,3"');
  });

  test('size as attributes, a smallest width where it is wider than a phone', () => {
    expect(clean('<path d="M0,0"/>').svg).toMatch(/^<svg [^>]*width="100"[^>]*height="50"/);
    const wide = cleanDrawing(
      '<svg id="d" style="max-width:9px" viewBox="0 0 1000 50"><g></g></svg>',
      'd',
      '图',
      document as unknown as Document,
    );
    expect(wide.svg).toContain('style="min-width:720px"');
  });
});

describe('heard and linked', () => {
  test('the kind and the words of a drawing are its name', () => {
    const { svg } = clean('<text>词元</text><text>注意力</text><text>词元</text>');
    expect(svg).toContain('aria-label="流程图：词元、注意力"');
  });

  test("an author's title is the name instead", () => {
    const { svg } = clean('<title id="t">标题</title><text>词元</text>');
    expect(svg).not.toContain('aria-label=');
  });

  test('nodes of class internal-link are wrapped, their rows joined', () => {
    const node = (text: string) => `<g class="node internal-link"><text>${text}</text></g>`;
    const rows =
      '<tspan class="text-outer-tspan row">注意</tspan><tspan class="text-outer-tspan row">力 of</tspan><tspan class="text-outer-tspan row">all</tspan>';
    const { svg, labels } = clean(node('词元') + node(rows) + node('词元'));
    expect(labels).toEqual(['词元', '注意力 of all']);
    expect(svg.match(/<a data-internal-link="词元"><g /g)).toHaveLength(2);
  });
});

describe('colours', () => {
  test('every colour of the theme is a role of the page', () => {
    const colours = JSON.stringify(THEME_VARIABLES).match(/#[0-9a-f]{6}/gi) ?? [];
    expect(colours.length).toBeGreaterThan(150);
    for (const colour of colours) expect(toVariables(colour)).toMatch(/^var\(--diagram-[\w-]+\)$/);
  });

  test('translucent ones are mixed', () => {
    const { primaryColor } = THEME_VARIABLES as { primaryColor: string };
    const middle = Number.parseInt(primaryColor.slice(3, 5), 16);
    expect(toVariables(`rgba(11, ${middle}, 13, 0.5)`)).toBe('color-mix(in srgb,var(--diagram-node) 50%,transparent)');
    expect(toVariables(`rgb(11,${middle},13)`)).toBe('var(--diagram-node)');
    expect(toVariables('rgb(11,1,13) #0bff0d')).toBe('rgb(11,1,13) #0bff0d');
  });

  test.each([
    ['#000', 'text'],
    ['#666', 'muted'],
    ['white', 'paper'],
    ['#f8f8f8', 'cluster'],
    ['#1168bd', 'ink-0'],
    ['#d32f2f', 'ink-3'],
    ['#fff8dc', 'hue-2'],
    ['hsl(120, 50%, 80%)', 'hue-1'],
  ])('%s of Mermaid becomes %s', (colour, role) => {
    expect(roleOf(colour)).toBe(role);
  });

  test('what points elsewhere is no colour', () => {
    expect(asVariables('url(#fff) 1px #000')).toBe('url(#fff) 1px var(--diagram-text)');
    expect(asVariables('color-mix(in srgb,var(--red) 50%,transparent)')).toBe(
      'color-mix(in srgb,var(--red) 50%,transparent)',
    );
  });

  test("an author's colours are kept", () => {
    expect(cleanDeclarations('fill:#f9f !important; stroke:#000')).toBe(
      'fill:#f9f !important;stroke:var(--diagram-text)',
    );
  });

  test('text on a fill of the author reads in light and dark', () => {
    expect(readableOn('#ff99ff')).toBe('#1b2327');
    expect(readableOn('#112233')).toBe('#f1f5f5');
    expect(readableOn('pink')).toBe('#1b2327');
    expect(readableOn('rgba(0,0,0,.1)')).toBeUndefined();
    const { svg } = clean(
      '<g class="node"><rect width="9" height="9" style="fill:#123 !important"/><text>甲</text></g>',
    );
    expect(svg).toContain('<text style="fill:#f1f5f5!important">');
  });

  test('a text colour of the author is left alone', () => {
    const { svg } = clean(
      '<g class="node"><rect width="9" height="9" style="fill:#123 !important"/><text style="fill:#ff0 !important">甲</text></g>',
    );
    expect(svg).not.toContain('#f1f5f5');
  });
});

test('dates of an axis that would lie on one another are left out, the first and its neighbours kept', () => {
  const tick = (x: number) =>
    `<g class="tick" transform="translate(${x},0)"><line y2="-9"/><text>2024-01-07</text></g>`;
  const { svg } = clean(`<g class="grid">${[0, 30, 60, 90, 180].map(tick).join('')}</g>`);
  expect(svg.match(/<line/g)).toHaveLength(5);
  const shown = [...svg.matchAll(/translate\((\d+)[^>]*><line[^>]*>(?:<\/line>)?<text/g)].map(([, x]) => Number(x));
  expect(shown).toEqual([0, 90, 180]);
});

test('flows of a sankey diagram are seen on a dark page', () => {
  const { svg } = clean(
    '<g class="link" style="mix-blend-mode: multiply; opacity: 0.5"><path d="M0,0"/></g>',
    '.link{mix-blend-mode:multiply;fill:none}',
  );
  expect(svg).toMatch(/opacity:\s*0?\.5/);
  expect(svg).not.toContain('mix-blend-mode');
});

describe('why there is no drawing', () => {
  test.each([
    ["Parse error on line 4:\n...A[x --> B\n---^\nExpecting 'SQE', got '1'", '图的第 4 行附近有语法错误'],
    ['Lexical error on line 2. Unrecognized text.\nx', '图的第 2 行附近有语法错误'],
    [
      'No diagram type detected matching given configuration for text: x',
      '认不出是哪一种图：第一行应是 flowchart、sequenceDiagram 这样的类型名',
    ],
    ['boom\nat x', 'Mermaid 画不出这幅图（boom）'],
  ])('%s', (message, expected) => {
    expect(explain(new Error(message))).toBe(expected);
  });

  test.each([
    ['sankey-beta\n网页,清洗,60', 2, /桑基图只认英文/],
    ['sankey-beta\n"网页","清洗",60', 2, /桑基图只认英文/],
    ['sankey-beta\nweb,clean', 2, /错误$/],
    ['xychart-beta\n  x-axis [一月, 二月]', 2, /双引号/],
    ['xychart-beta\n  x-axis ["一月" "二月"]', 2, /错误$/],
    ['gitGraph\n  branch 开发', 2, /双引号/],
    ['classDiagram\n  class A\n  <<抽象>> A', 3, /花括号/],
    ['flowchart LR\n  A[函数(参数)] --> B', 2, /括号，要放在英文的双引号里/],
    ['flowchart LR\n  A["函数(参数)"] --> B[甲', 2, /错误$/],
  ])('%j says what to do', (source, line, expected) => {
    expect(explain(new Error(`Parse error on line ${line}:\nExpecting 'A', got 'B'`), source)).toMatch(expected);
  });
});
