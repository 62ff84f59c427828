/** What the builder and the browser must agree on when they draw the map. Pure arithmetic: it runs in both. */

/** Steps of size, by the number of links. */
const STEPS = [3, 9, 21, 51];
/** Widths of the dots of each step, in pixels, before a crowded map makes them smaller. */
export const DOTS: readonly number[] = [6, 8, 10, 13, 17];

/** 0 to 4: how big a node is drawn. */
export function sizeOf(degree: number): number {
  const step = STEPS.findIndex((least) => degree < least);
  return step < 0 ? STEPS.length : step;
}

/** Dots shrink where there are many, so that they do not run into one another: 1 up to about 600 nodes, less beyond. */
export function dotScale(count: number): number {
  return Math.min(1, Math.max(0.3, Math.round(Math.sqrt(600 / Math.max(count, 1)) * 100) / 100));
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether two boxes share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** Boxes that must not run into one another, in a grid, so that asking costs the same however many there are. */
export class Plane {
  private readonly cells = new Map<string, Box[]>();
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  isFree(box: Box): boolean {
    for (const cell of this.cellsOf(box))
      for (const other of this.cells.get(cell) ?? []) if (overlap(box, other)) return false;
    return true;
  }

  /** How many boxes one would run into. */
  crowd(box: Box): number {
    const met = new Set<Box>();
    for (const cell of this.cellsOf(box))
      for (const other of this.cells.get(cell) ?? []) if (overlap(box, other)) met.add(other);
    return met.size;
  }

  take(box: Box): void {
    for (const cell of this.cellsOf(box)) {
      const list = this.cells.get(cell);
      if (list) list.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  private *cellsOf({ left, top, right, bottom }: Box): Generator<string> {
    for (let x = Math.floor(left / this.size); x <= Math.floor(right / this.size); x++)
      for (let y = Math.floor(top / this.size); y <= Math.floor(bottom / this.size); y++) yield `${x} ${y}`;
  }
}

/** Width of a name in ems: a Han character is one, a Latin letter about a half. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const char of text) ems += char.charCodeAt(0) < 0x2e80 ? 0.56 : 1;
  return ems;
}

/** Cuts a name to a width in ems. `混合专家模型的训练与推理` at 8 → `混合专家模型的…`. */
export function shorten(text: string, ems: number): string {
  if (emsOf(text) <= ems) return text;
  let kept = '';
  let width = 1;
  for (const char of text) {
    width += char.charCodeAt(0) < 0x2e80 ? 0.56 : 1;
    if (width > ems) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

export interface Named {
  readonly x: number;
  readonly y: number;
  /** Half the width of its dot. */
  readonly radius: number;
  readonly text: string;
}

/** A name in its place: where its text begins or ends. */
export interface Label {
  /** Number of the node in the list that was given. */
  readonly node: number;
  readonly text: string;
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

/** Longest name on the map, in ems. */
const LONGEST = 11;

/** How names are set: all lengths in the units of the drawing. */
export interface LabelOptions {
  /** Height of the letters. */
  readonly font: number;
  /** Boxes that are no place for a name. */
  readonly taken: readonly Box[];
  /** Nothing is written beyond it. */
  readonly bounds: Box;
  readonly most: number;
}

/**
 * Chooses which nodes are named and where: the first come first. A name stands right of its dot, else left, below or above,
 * never on another name, nor on the dot of a node that comes before it, and where it covers the fewest of the other dots.
 */
export function placeLabels(nodes: readonly Named[], { font, taken, bounds, most }: LabelOptions): Label[] {
  const plane = new Plane(font * 4);
  for (const box of taken) plane.take(box);
  const dots = new Plane(font * 4);
  for (const node of nodes) dots.take(dotOf(node));
  const labels: Label[] = [];
  for (let node = 0; node < nodes.length && labels.length < most; node++) {
    const own = nodes[node] as Named;
    const dot = dotOf(own);
    const text = shorten(own.text, LONGEST);
    const place = plane.isFree(dot)
      ? clearest(
          dots,
          places(own, node, text, font).filter(({ box }) => inside(box, bounds) && plane.isFree(box)),
        )
      : undefined;
    plane.take(dot);
    if (place === undefined) continue;
    plane.take(place.box);
    labels.push(place.label);
  }
  return labels;
}

function dotOf({ x, y, radius }: Named): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

/** The place that covers the fewest dots, of equal ones the first. */
function clearest(dots: Plane, free: readonly Place[]): Place | undefined {
  let best: Place | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of free) {
    const crowd = dots.crowd(place.box);
    if (crowd >= least) continue;
    best = place;
    least = crowd;
  }
  return best;
}

function inside(box: Box, bounds: Box): boolean {
  return box.left >= bounds.left && box.top >= bounds.top && box.right <= bounds.right && box.bottom <= bounds.bottom;
}

interface Place {
  readonly label: Label;
  readonly box: Box;
}

function places({ x, y, radius }: Named, node: number, text: string, font: number): Place[] {
  const width = emsOf(text) * font;
  const gap = radius + font * 0.25;
  const at = (anchor: Label['anchor'], labelX: number, baseline: number): Place => {
    const left = anchor === 'start' ? labelX : anchor === 'end' ? labelX - width : labelX - width / 2;
    return {
      label: { node, text, x: Math.round(labelX), y: Math.round(baseline), anchor },
      box: { left, top: baseline - font, right: left + width, bottom: baseline + font * 0.2 },
    };
  };
  return [
    at('start', x + gap, y + font * 0.36),
    at('end', x - gap, y + font * 0.36),
    at('middle', x, y + gap + font * 0.85),
    at('middle', x, y - gap),
  ];
}
