/** Milliseconds from the pointer's arrival to the card, and from its leaving to the card's closing (READER.md 3.2.4). */
export const OPEN_AFTER = 500;
export const CLOSE_AFTER = 300;
/** The data is asked for before the card opens, so that the card is not late. */
export const FETCH_AFTER = 150;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Air between link and card, and between card and window, in pixels. */
const GAP = 8;

/**
 * Where a card of `size` stands, so that it never covers its link: below it, above it where there is more room, shortened
 * where there is room for it on neither side.
 * @param link the line of the link under the pointer, in the window
 * @param view the window's inner size
 */
export function placeCard(
  link: Box,
  size: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number; readonly height: number; readonly above: boolean } {
  const below = view.height - link.bottom - 2 * GAP;
  const over = link.top - 2 * GAP;
  const above = size.height > below && over > below;
  const height = Math.max(0, Math.min(size.height, above ? over : below));
  const left = Math.max(GAP, Math.min(link.left, view.width - size.width - GAP));
  return { left, top: above ? link.top - GAP - height : link.bottom + GAP, height, above };
}

/**
 * What a card keeps clear of: all lines that a link is broken into, from the left edge of the one under the pointer; the
 * first line for a keyboard.
 */
export function linkBox(lines: readonly Box[], x: number | undefined, y: number | undefined): Box | undefined {
  const line = x === undefined || y === undefined ? lines[0] : lineAt(lines, x, y);
  if (line === undefined) return undefined;
  const top = Math.min(...lines.map((one) => one.top));
  const bottom = Math.max(...lines.map((one) => one.bottom));
  return { left: line.left, right: line.right, top, bottom };
}

function lineAt(lines: readonly Box[], x: number, y: number): Box | undefined {
  return (
    lines.find((line) => x >= line.left - 1 && x <= line.right + 1 && y >= line.top - 1 && y <= line.bottom + 1) ??
    lines[0]
  );
}

/** A sheet that was drawn down by more than this, in pixels, or faster than this, in pixels a millisecond, closes. */
export function swipedAway(distance: number, duration: number): boolean {
  return distance > 96 || (distance > 24 && distance / Math.max(duration, 1) > 0.5);
}
