import type { Group, NavItem } from '../types.ts';
import type { ViewBase } from './base.ts';

/** An event of the timeline; `html` is safe. */
export interface EventView {
  readonly id: string;
  readonly datetime: string;
  /** The date as it stands under its year, and in full. */
  readonly label: string;
  readonly full: string;
  readonly html: string;
  readonly why: string | undefined;
  readonly details: readonly string[];
  readonly lanes: readonly string[];
  readonly turning: boolean;
  /** The page that tells what was known at the end of its month. */
  readonly asOf: string | undefined;
}

/** An event as another page mentions it. */
export interface EventLink {
  readonly href: string;
  readonly datetime: string;
  readonly label: string;
  readonly html: string;
}

export interface DensityYear {
  readonly year: string;
  readonly count: number;
  /** Four quarters; `first` is the id of the first event in it. */
  readonly quarters: readonly { readonly count: number; readonly first: string }[];
}

/** Events of one year, under the era that begins with it where a note introduces one. */
export interface TimelineYear {
  readonly year: string;
  readonly eras: readonly { readonly title: string; readonly href: string; readonly intro: readonly string[] }[];
  readonly events: readonly EventView[];
}

/** A training run as a point of the chart and a row of its table. */
export interface ComputePoint {
  /** Of its event on the timeline. */
  readonly id: string;
  readonly name: string;
  readonly datetime: string;
  readonly date: string;
  readonly params: string | undefined;
  readonly tokens: string | undefined;
  readonly flop: string;
  /** Worked out from the two before. */
  readonly derived: boolean;
  readonly x: number;
  readonly y: number;
}

/** Training compute over time, placed for drawing (READER.md 3.3.9). */
export interface ComputeChart {
  readonly points: readonly ComputePoint[];
  /** Names beside the points that were larger than any before; `end`: it ends at its place. */
  readonly labels: readonly { readonly text: string; readonly x: number; readonly y: number; readonly end: boolean }[];
  readonly rows: readonly { readonly at: number; readonly label: string }[];
  readonly columns: readonly { readonly at: number; readonly label: string }[];
}

export interface TimelinePage extends ViewBase {
  readonly kind: 'timeline';
  readonly years: readonly TimelineYear[];
  readonly lanes: readonly { readonly id: string; readonly title: string; readonly count: number }[];
  readonly turning: number;
  readonly count: number;
  readonly density: readonly DensityYear[];
  /** Undefined where no event says how large a training run was. */
  readonly compute: ComputeChart | undefined;
}

/** 「2022 年 11 月，人们知道什么」. */
export interface AsOfPage extends ViewBase {
  readonly kind: 'as-of';
  readonly month: string;
  /** Turning points of this month, the twelve months before it, and how many events there were in all. */
  readonly turning: readonly EventView[];
  readonly recent: readonly EventView[];
  readonly before: number;
  readonly models: readonly EventView[];
  readonly terms: readonly Group<NavItem>[];
  readonly undatedTerms: number;
  readonly questions: readonly NavItem[];
  readonly previous: NavItem | undefined;
  readonly next: NavItem | undefined;
}
