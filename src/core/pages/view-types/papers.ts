import type { InkStatus } from '../../types.ts';
import type { BacklinkItem, Group, NavItem, PageBase } from '../types.ts';
import type { Tab, ViewBase } from './base.ts';
import type { EventLink } from './timeline.ts';

/** A work as a row of the index. */
export interface PaperRow {
  readonly key: string;
  readonly href: string;
  /** Chinese title, where a note gives one. */
  readonly title: string | undefined;
  readonly original: string;
  readonly authors: string | undefined;
  readonly date: string | undefined;
  readonly venue: string | undefined;
  readonly gist: string | undefined;
  /** Where to read it, by its arXiv number or DOI. */
  readonly source: NavItem | undefined;
  readonly withdrawn: boolean;
  /** Ink of our own note on it; undefined without one. */
  readonly status: InkStatus | undefined;
  readonly noted: boolean;
  /** Notes of this garden that cite it. */
  readonly uses: number;
}

export interface PapersPage extends ViewBase {
  readonly kind: 'papers';
  readonly by: 'year' | 'topic' | 'cited';
  /** What stands on this page; `id` is the anchor of the group. */
  readonly groups: readonly (Group<PaperRow> & { readonly id: string })[];
  /** All groups of the order, wherever they stand. */
  readonly marks: readonly NavItem[];
  /** The pages of the order, named by their first and last group; one alone is this page. */
  readonly sheets: readonly Tab[];
  /** Works in all. */
  readonly count: number;
}

/** Everything about one work, for its page and for the page of its note. */
export interface PaperView {
  readonly kind: 'paper';
  readonly row: PaperRow;
  readonly authors: string | undefined;
  readonly detail: string | undefined;
  readonly links: readonly NavItem[];
  readonly topics: readonly string[];
  /** 后读: papers that lean on this one. */
  readonly later: readonly NavItem[];
  /** 版本 and 撤稿, as the bibliography words them. */
  readonly remarks: readonly string[];
  readonly unverified: readonly string[];
  readonly bibtex: string | undefined;
  readonly gbt: string | undefined;
  readonly cited: readonly Group<BacklinkItem>[];
  readonly events: readonly EventLink[];
}

/** A cited work that nobody has written a note on. */
export interface PaperPage extends PageBase {
  readonly kind: 'paper';
  readonly paper: PaperView;
}
