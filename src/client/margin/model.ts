/** A span of the margin, in pixels from the top of the text. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** A note that wants to stand beside its mark. */
export interface Wish {
  /** Where the line of its mark begins. */
  readonly at: number;
  readonly height: number;
  /** The next section begins here: no note reaches below it. */
  readonly limit: number;
}

/** Air between two notes, in pixels. */
const GAP = 16;

/**
 * Where each note stands, or undefined for one that finds no room before the next section: it then stays among the
 * footnotes only. Notes keep their order and touch neither each other nor what stands in the margin already.
 */
export function placeNotes(wishes: readonly Wish[], taken: readonly Span[]): (number | undefined)[] {
  const spans = [...taken].sort((a, b) => a.top - b.top);
  let floor = Number.NEGATIVE_INFINITY;
  return wishes.map(({ at, height, limit }) => {
    let top = Math.max(at, floor);
    for (const span of spans) {
      if (top < span.bottom + GAP && top + height + GAP > span.top) top = span.bottom + GAP;
    }
    if (top + height > limit) return undefined;
    floor = top + height + GAP;
    return top;
  });
}
