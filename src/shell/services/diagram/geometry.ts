/** Bounding boxes of SVG elements without a browser, as SVG 2 defines them (8.10, "object bounding box"). */
import svgPathProperties from 'svg-path-properties';
import { fontSizeOf, styleOf } from './cascade.ts';
import { spreadRow } from './repairs.ts';
import { ASCENT, DESCENT, textWidth } from './text-metrics.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Elements that draw nothing where they stand. */
const UNSEEN: ReadonlySet<string> = new Set([
  'defs',
  'marker',
  'style',
  'title',
  'desc',
  'clipPath',
  'symbol',
  'linearGradient',
  'radialGradient',
  'mask',
  'pattern',
  'filter',
  'script',
]);

/** The box in the element's own coordinates; undefined where nothing is drawn. */
export function boxOf(element: Element): Box | undefined {
  const number = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '') || 0;
  switch (element.tagName) {
    case 'rect':
    case 'image':
    case 'use':
    case 'foreignObject':
      return box(number('x'), number('y'), number('width'), number('height'));
    case 'circle':
      return box(number('cx') - number('r'), number('cy') - number('r'), 2 * number('r'), 2 * number('r'));
    case 'ellipse':
      return box(number('cx') - number('rx'), number('cy') - number('ry'), 2 * number('rx'), 2 * number('ry'));
    case 'line':
      return around([
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ]);
    case 'polygon':
    case 'polyline':
      return around(pairs(element.getAttribute('points') ?? ''));
    case 'path':
      return around(pathPoints(element.getAttribute('d') ?? ''));
    case 'text':
    case 'tspan':
      return textBox(element);
    default:
      return union([...element.children].map(placedBox));
  }
}

/** Length of a text in pixels, of its longest line where it has several. */
export function textLengthOf(element: Element): number {
  const found = textBox(element);
  return found === undefined ? 0 : found.right - found.left;
}

/** The parsed outline of a path; undefined where it has none. */
export function outline(d: string): InstanceType<typeof svgPathProperties.svgPathProperties> | undefined {
  if (d.trim() === '' || d.includes('NaN')) return undefined;
  try {
    return new svgPathProperties.svgPathProperties(d);
  } catch {
    return undefined;
  }
}

function placedBox(element: Element): Box | undefined {
  if (UNSEEN.has(element.tagName) || element.getAttribute('display') === 'none') return undefined;
  const inner = boxOf(element);
  if (!inner) return undefined;
  const matrix = transformOf(element.getAttribute('transform') ?? '');
  if (matrix === IDENTITY) return inner;
  const { left, top, right, bottom } = inner;
  const corners: Point[] = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ];
  return around(corners.map((corner) => apply(matrix, corner)));
}

type Point = readonly [x: number, y: number];

function box(x: number, y: number, width: number, height: number): Box {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function around(points: readonly Point[]): Box | undefined {
  if (points.length === 0) return undefined;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function union(boxes: readonly (Box | undefined)[]): Box | undefined {
  return around(
    boxes.flatMap((one): Point[] =>
      one === undefined
        ? []
        : [
            [one.left, one.top],
            [one.right, one.bottom],
          ],
    ),
  );
}

function pairs(text: string): Point[] {
  const numbers = (text.match(/-?[\d.]+(?:e[-+]?\d+)?/gi) ?? []).map(Number);
  return numbers.flatMap((x, index) => (index % 2 === 0 ? [[x, numbers[index + 1] ?? 0] as const] : []));
}

/** Layouts ask for the same shapes over and over. */
const knownPaths = new Map<string, readonly Point[]>();

function pathPoints(d: string): readonly Point[] {
  const known = knownPaths.get(d);
  if (known) return known;
  if (knownPaths.size > 1000) knownPaths.clear();
  const points = samplePath(d);
  knownPaths.set(d, points);
  return points;
}

/** Ends of every part and four points between: exact for straight parts, near enough for curves. */
function samplePath(d: string): Point[] {
  return (outline(d)?.getParts() ?? []).flatMap((part) =>
    [0, 0.2, 0.4, 0.6, 0.8, 1]
      .map((share) => part.getPointAtLength(part.length * share))
      .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
      .map(({ x, y }): Point => [x, y]),
  );
}

function transformOf(text: string): Matrix {
  let matrix = IDENTITY;
  for (const [, name = '', values = ''] of text.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const [a = 0, b, c] = (values.match(/-?[\d.]+(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    matrix = multiply(matrix, single(name, a, b, c, values));
  }
  return matrix;
}

function single(name: string, a: number, b: number | undefined, c: number | undefined, values: string): Matrix {
  if (name === 'translate') return [1, 0, 0, 1, a, b ?? 0];
  if (name === 'scale') return [a, 0, 0, b ?? a, 0, 0];
  if (name === 'rotate') {
    const [sin, cos] = [Math.sin((a * Math.PI) / 180), Math.cos((a * Math.PI) / 180)];
    const [x, y] = [b ?? 0, c ?? 0];
    return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
  }
  if (name === 'matrix')
    return values
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number) as unknown as Matrix;
  return IDENTITY;
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function apply([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Where the next character goes, and the boxes of the pieces that were set so far. */
interface Pen {
  x: number;
  y: number;
  /** Pieces since the last absolute x: `text-anchor` moves them together. */
  chunk: { element: Element; start: number; end: number; y: number }[];
  readonly boxes: Box[];
}

function textBox(element: Element): Box | undefined {
  const pen: Pen = { x: 0, y: 0, chunk: [], boxes: [] };
  setText(element, pen);
  endChunk(pen);
  return union(pen.boxes);
}

function setText(element: Element, pen: Pen): void {
  const size = fontSizeOf(element);
  const length = (name: string) => lengthOf(element.getAttribute(name), size);
  const row = spreadRow(element);
  const [x, y] = [length('x'), row === undefined ? length('y') : row * size];
  if (x !== undefined || y !== undefined) endChunk(pen);
  pen.x = (x ?? pen.x) + (length('dx') ?? 0);
  pen.y = (y ?? pen.y) + (length('dy') ?? 0);
  for (const child of element.childNodes) {
    if (child.nodeType === 1) setText(child as Element, pen);
    if (child.nodeType !== 3) continue;
    const text = (child.textContent ?? '').replace(/\s+/g, ' ');
    if (text.trim() === '' && (pen.chunk.length === 0 || text === '')) continue;
    const width = textWidth(text, size, isBold(styleOf(element, 'font-weight')));
    pen.chunk.push({ element, start: pen.x, end: pen.x + width, y: pen.y });
    pen.x += width;
  }
}

function endChunk(pen: Pen): void {
  const [first] = pen.chunk;
  if (!first) return;
  const width = pen.x - first.start;
  const anchor = styleOf(first.element, 'text-anchor');
  const shift = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
  for (const { element, start, end, y } of pen.chunk) {
    const size = fontSizeOf(element);
    const baseline = y + baselineShift(element) * size;
    pen.boxes.push({
      left: start + shift,
      right: end + shift,
      top: baseline - ASCENT * size,
      bottom: baseline + DESCENT * size,
    });
  }
  pen.x += shift;
  pen.chunk = [];
}

/** How far below `y` the alphabetic baseline lies, as a part of the font size. */
function baselineShift(element: Element): number {
  const text = element.closest('text') ?? element;
  const wanted =
    styleOf(element, 'alignment-baseline') ??
    styleOf(element, 'dominant-baseline') ??
    styleOf(text, 'dominant-baseline');
  if (wanted === 'middle') return 0.26;
  if (wanted === 'central') return (ASCENT - DESCENT) / 2;
  if (wanted === 'hanging') return 0.75;
  if (wanted === 'text-before-edge' || wanted === 'before-edge' || wanted === 'text-top') return ASCENT;
  if (wanted === 'text-after-edge' || wanted === 'after-edge' || wanted === 'ideographic') return -DESCENT;
  return 0;
}

function lengthOf(value: string | null, fontSize: number): number | undefined {
  const number = Number.parseFloat(value ?? '');
  if (Number.isNaN(number)) return undefined;
  return value?.trim().endsWith('em') ? number * fontSize : number;
}

function isBold(weight: string | undefined): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}
