import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { fontSizeOf, styleOf } from '../../../../src/shell/services/diagram/cascade.ts';
import { boxOf } from '../../../../src/shell/services/diagram/geometry.ts';
import { textLengthOf } from '../../../../src/shell/services/diagram/text-box.ts';
import { ASCENT, DESCENT, textWidth } from '../../../../src/shell/services/diagram/text-metrics.ts';

function svg(inner: string): Element {
  const { document } = new JSDOM(`<svg id="d">${inner}</svg>`).window;
  return document.querySelector('svg') as unknown as Element;
}

function box(inner: string): number[] {
  const found = boxOf(svg(inner));
  return found ? [found.left, found.top, found.right, found.bottom].map((edge) => Number(edge.toFixed(2)) + 0) : [];
}

describe('width of text', () => {
  test('a Chinese character or full-width mark is one em', () => {
    for (const text of ['注', '意力。', '“引”', '——', 'ＡＢ']) expect(textWidth(text, 10)).toBe([...text].length * 10);
  });

  test('Latin letters have their own widths, bold is wider', () => {
    expect(textWidth('i', 100)).toBeLessThan(textWidth('m', 100));
    expect(textWidth('Transformer', 16)).toBeGreaterThan(70);
    expect(textWidth('Transformer', 16)).toBeLessThan(95);
    expect(textWidth('a', 16, true)).toBeGreaterThan(textWidth('a', 16));
    expect(textWidth('注', 16, true)).toBe(16);
  });

  test('marks that take no room have none', () => {
    expect(textWidth('e\u0301\u200b', 10)).toBe(textWidth('e', 10));
  });
});

describe('boxes of shapes', () => {
  test.each([
    ['<rect x="1" y="2" width="3" height="4"/>', [1, 2, 4, 6]],
    ['<circle cx="5" cy="5" r="2"/>', [3, 3, 7, 7]],
    ['<ellipse cx="5" cy="5" rx="2" ry="1"/>', [3, 4, 7, 6]],
    ['<line x1="4" y1="1" x2="0" y2="3"/>', [0, 1, 4, 3]],
    ['<polygon points="0,0 4,-2 2,5"/>', [0, -2, 4, 5]],
    ['<path d="M0,0 L10,0 L10,5 Z"/>', [0, 0, 10, 5]],
    ['<path d="M0,0 A5,5 0 0 1 10,0"/>', [0, -4.76, 10, 0]],
    ['<path d="M NaN,0 L1,1"/>', []],
    ['<g transform="translate(10, 20)"><rect width="2" height="2"/></g>', [10, 20, 12, 22]],
    ['<g transform="translate(10,0) rotate(90)"><rect width="4" height="2"/></g>', [8, 0, 10, 4]],
    ['<g transform="rotate(180, 5, 5)"><rect width="2" height="2"/></g>', [8, 8, 10, 10]],
    ['<g transform="scale(2)"><rect x="1" width="2" height="3"/></g>', [2, 0, 6, 6]],
    ['<g transform="matrix(1 0 0 1 3 4)"><rect width="1" height="1"/></g>', [3, 4, 4, 5]],
    ['<rect width="2" height="2"/><g><circle cx="9" cy="9" r="1"/></g>', [0, 0, 10, 10]],
    ['<defs><rect width="99" height="99"/></defs><marker><path d="M0,0 L9,9"/></marker>', []],
    ['<g display="none"><rect width="9" height="9"/></g>', []],
  ])('%s', (inner, expected) => {
    expect(box(inner)).toEqual(expected);
  });
});

describe('boxes of text', () => {
  const [up, down] = [ASCENT * 10, DESCENT * 10];

  test.each([
    ['<text x="5" y="20">注意</text>', [5, 20 - up, 25, 20 + down]],
    ['<text x="5" y="20" text-anchor="middle">注意</text>', [-5, 20 - up, 15, 20 + down]],
    ['<text x="5" y="20" style="text-anchor: end">注意</text>', [-15, 20 - up, 5, 20 + down]],
    [
      '<text y="0"><tspan x="0" dy="1em">注</tspan><tspan x="0" dy="1em">注意力</tspan></text>',
      [0, 10 - up, 30, 20 + down],
    ],
    ['<text x="0" y="0">注<tspan>意</tspan>力</text>', [0, -up, 30, down]],
    ['<text y="0" x="0" dominant-baseline="hanging">注</text>', [0, 7.5 - up, 10, 7.5 + down]],
    ['<text x="0" y="0">  注\n  </text>', [0, -up, 10 + 2.89 * 2, down]],
    ['<text></text>', []],
  ])('%s', (inner, expected) => {
    const rounded = expected.map((edge) => Number(edge.toFixed(2)) + 0);
    expect(box(`<g font-size="10">${inner}</g>`)).toEqual(rounded);
  });

  test('the length of a text is that of its longest line', () => {
    const text = svg(
      '<text font-size="10"><tspan x="0">注意力</tspan><tspan x="0" dy="1em">注</tspan></text>',
    ).firstElementChild;
    expect(textLengthOf(text as Element)).toBe(30);
  });
});

describe('styles of text', () => {
  test('inline, then the sheet by weight, then the attribute, then the parent', () => {
    const root = svg(
      '<style>#d{font-size:16px}#d .big{font-size:2em}text{font-size:1px}#d .mid{text-anchor:middle}</style><g class="big"><text id="a" class="mid" text-anchor="end">x</text><text id="b" style="font-size:8px" text-anchor="end">x</text></g>',
    );
    const [a, b] = ['#a', '#b'].map((id) => root.querySelector(id) as Element);
    expect(styleOf(a as Element, 'text-anchor')).toBe('middle');
    expect(styleOf(b as Element, 'text-anchor')).toBe('end');
    expect(fontSizeOf(a as Element)).toBe(1);
    expect(fontSizeOf(b as Element)).toBe(8);
    expect(fontSizeOf(root.querySelector('.big') as Element)).toBe(32);
  });

  test('a baseline is not inherited', () => {
    const root = svg('<g dominant-baseline="hanging"><text>x</text></g>');
    expect(styleOf(root.querySelector('text') as Element, 'dominant-baseline')).toBeUndefined();
  });
});
