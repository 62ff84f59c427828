import type { Dot } from '../../core/graph/global/drawing.ts';
import type { Box } from '../../core/graph/global/geometry.ts';

/** The part of the drawing that is in sight, in its units. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The smallest view of a shape that holds a box, with air around it. */
export function viewOf(box: Box, aspect: number, air: number): View {
  const width = Math.max(box.right - box.left + 2 * air, (box.bottom - box.top + 2 * air) * aspect);
  const height = width / aspect;
  return { x: (box.left + box.right - width) / 2, y: (box.top + box.bottom - height) / 2, width, height };
}

/** Nearer by a factor above 1, farther by one below it; the point `at` stays where it is in sight. */
export function zoom(view: View, factor: number, at: Point, least: number, most: number): View {
  const width = Math.min(most, Math.max(least, view.width / factor));
  const scale = width / view.width;
  return { x: at.x - (at.x - view.x) * scale, y: at.y - (at.y - view.y) * scale, width, height: view.height * scale };
}

/** Moves a view so far that its middle lies on the drawing. */
export function keepOn(view: View, drawing: View): View {
  const clamp = (value: number, from: number, length: number) => Math.min(from + length, Math.max(from, value));
  const x = clamp(view.x + view.width / 2, drawing.x, drawing.width) - view.width / 2;
  const y = clamp(view.y + view.height / 2, drawing.y, drawing.height) - view.height / 2;
  return { ...view, x, y };
}

/** Part of a view at each side that counts as its edge. */
const EDGE = 0.03;

/** Moves a view as little as brings a point into its inner part. */
export function reveal(view: View, { x, y }: Point): View {
  const shift = (at: number, from: number, length: number) =>
    Math.min(0, at - (from + length * EDGE)) + Math.max(0, at - (from + length * (1 - EDGE)));
  return { ...view, x: view.x + shift(x, view.x, view.width), y: view.y + shift(y, view.y, view.height) };
}

/** Number of the dot nearest to a point, within reach. */
export function nearest(
  dots: readonly Dot[],
  isShown: (dot: number) => boolean,
  { x, y }: Point,
  reach: number,
): number | undefined {
  let found: number | undefined;
  let least = reach;
  dots.forEach((dot, index) => {
    const distance = Math.hypot(dot.x - x, dot.y - y);
    if (distance < least && isShown(index)) {
      least = distance;
      found = index;
    }
  });
  return found;
}

export const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Of a dot's neighbours the one that an arrow key means: near, and not far off its direction; undefined where none lies there. */
export function toward(
  dots: readonly Dot[],
  neighbours: readonly number[],
  from: Dot,
  direction: Point,
): number | undefined {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const index of neighbours) {
    const dot = dots[index];
    if (dot === undefined) continue;
    const [dx, dy] = [dot.x - from.x, dot.y - from.y];
    const along = dx * direction.x + dy * direction.y;
    const aside = Math.abs(dx * direction.y - dy * direction.x);
    if (along <= 0 || aside > along * 1.2) continue;
    const cost = along + aside * 2;
    if (cost < least) {
      least = cost;
      found = index;
    }
  }
  return found;
}

/** Numbers of the dots whose title holds a text, those that begin with it first, then the most linked. Without case and width. */
export function matches(dots: readonly Dot[], text: string): number[] {
  const fold = (value: string) => value.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const wanted = fold(text);
  if (wanted === '') return [];
  const found = dots.flatMap((dot, index) => {
    const at = fold(dot.title).indexOf(wanted);
    return at < 0 ? [] : [{ index, first: at === 0 ? 0 : 1, degree: dot.degree }];
  });
  return found.sort((a, b) => a.first - b.first || b.degree - a.degree || a.index - b.index).map(({ index }) => index);
}

/** The box around dots; undefined around none. */
export function around(dots: readonly Dot[]): Box | undefined {
  if (dots.length === 0) return undefined;
  const box = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const { x, y } of dots) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}
