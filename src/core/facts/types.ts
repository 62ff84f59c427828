import type { Macros } from '../markdown/syntax/math/macros.ts';
import type { Anchor } from '../path.ts';

/** A run of a line's text that survives JSON: what views print anew in another place. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis' | 'highlight' | 'delete'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly value: string }
  | ({ readonly kind: 'math' } & Formula)
  | {
      readonly kind: 'link';
      readonly target: string;
      readonly fragment: string | undefined;
      readonly children: readonly Inline[];
    }
  | { readonly kind: 'url'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'citation'; readonly keys: readonly string[] }
  | { readonly kind: 'tag'; readonly value: string };

/** LaTeX, with what the formulas before it in its note define. */
export interface Formula {
  readonly value: string;
  readonly macros?: Macros;
}

export type Line = readonly Inline[];

/** An item of a list, with what stands below its first line. */
export interface Item {
  readonly line: number;
  readonly text: Line;
  readonly details: readonly Line[];
}

/** What stands under one heading of a note, or above the first (then `heading` is empty): paragraphs and list items apart. */
export interface Part {
  readonly heading: string;
  readonly id: Anchor | undefined;
  readonly paragraphs: readonly Line[];
  readonly items: readonly Item[];
  /** The displayed ones. */
  readonly formulas: readonly Formula[];
}

/** When something happened, as precisely as it is known and no more. */
export interface EventDate {
  /** `2017-06-12`, `2017-06` or `2017`. */
  readonly start: string;
  /** A part of the year or month where no number is known: 春, 初, 上半年, 第三季度 … */
  readonly part: string | undefined;
  /** `约`: the date itself is in doubt. */
  readonly about: boolean;
  /** Where it ended: a date, or `now` for 至今. */
  readonly end: string | undefined;
}

/** One dated item of a timeline, as its note writes it. */
export interface RawEvent {
  readonly date: EventDate;
  readonly line: number;
  readonly text: Line;
  /** 为什么要紧. */
  readonly why: Line | undefined;
  readonly details: readonly Line[];
  readonly tags: readonly string[];
}

/** What the views read in a note of their kind (core/facts); other notes have none. */
export interface Facts {
  readonly parts: readonly Part[];
  readonly events: readonly RawEvent[];
}
