/** Bounding boxes of SVG elements without a browser, as SVG 2 defines them (8.10, "object bounding box"). */
import svgPathProperties from 'svg-path-properties';
import { around, type Box, box, type Point, union } from './box.ts';
import { textBox } from './text-box.ts';

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
