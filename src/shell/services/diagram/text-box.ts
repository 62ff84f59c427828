/** Where the pieces of an SVG text stand, and how much room they take. */
import { type Box, union } from './box.ts';
import { fontSizeOf, styleOf } from './cascade.ts';
import { spreadRow } from './repairs.ts';
import { ASCENT, DESCENT, textWidth } from './text-metrics.ts';

/** Where the next character goes, and the boxes of the pieces that were set so far. */
interface Pen {
  x: number;
  y: number;
  /** Pieces since the last absolute x: `text-anchor` moves them together. */
  chunk: { element: Element; start: number; end: number; y: number }[];
  readonly boxes: Box[];
}

/** The box of a text as a browser sets it, piece by piece; undefined where it holds none. */
export function textBox(element: Element): Box | undefined {
  const pen: Pen = { x: 0, y: 0, chunk: [], boxes: [] };
  setText(element, pen);
  endChunk(pen);
  return union(pen.boxes);
}

/** Length of a text in pixels, of its longest line where it has several. */
export function textLengthOf(element: Element): number {
  const found = textBox(element);
  return found === undefined ? 0 : found.right - found.left;
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
