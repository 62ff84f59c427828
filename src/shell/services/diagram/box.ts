/** A box in an element's coordinates, and how boxes come about. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Point = readonly [x: number, y: number];

/** A box by its corner and size. */
export function box(x: number, y: number, width: number, height: number): Box {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** The box around points; undefined around none. */
export function around(points: readonly Point[]): Box | undefined {
  if (points.length === 0) return undefined;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The box around boxes; undefined around none. */
export function union(boxes: readonly (Box | undefined)[]): Box | undefined {
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
