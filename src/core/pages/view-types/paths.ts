import type { NavItem } from '../types.ts';
import type { ViewBase } from './base.ts';

export interface StationView {
  readonly title: string;
  /** Undefined where nobody has written the note. */
  readonly href: string | undefined;
  readonly minutes: number | undefined;
}

/** A learning path as a card. */
export interface PathCard {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly description: string | undefined;
  readonly audience: string | undefined;
  readonly goal: NavItem | undefined;
  /** `6小时`; undefined where no station says how long it takes. */
  readonly duration: string | undefined;
  readonly stations: readonly StationView[];
}

export interface PathsPage extends ViewBase {
  readonly kind: 'paths';
  readonly paths: readonly PathCard[];
}

/** What the paths add to the page of one. */
export interface PathView {
  readonly kind: 'path';
  readonly card: PathCard;
  /** Everything that the goal rests on, in an order in which it can be learnt; `on`: the path visits it. */
  readonly order: readonly (NavItem & { readonly on: boolean })[];
}
