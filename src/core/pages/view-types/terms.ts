import type { Group, NavItem } from '../types.ts';
import type { ViewBase } from './base.ts';

/** One entry of the glossary: a term, or another name that leads to it. */
export interface TermRow {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** `zhu yi li`; undefined for Latin names. */
  readonly pinyin: string | undefined;
  readonly en: string | undefined;
  readonly abbr: string | undefined;
  readonly others: readonly string[];
  readonly definition: string | undefined;
  readonly confusable: readonly NavItem[];
  /** Set for an entry that only leads on: the term that this garden uses. */
  readonly see: string | undefined;
  /** A name that terms lean on and that nobody has written yet. */
  readonly missing: boolean;
}

export interface TermsPage extends ViewBase {
  readonly kind: 'terms';
  readonly by: 'pinyin' | 'english' | 'topic';
  readonly groups: readonly Group<TermRow>[];
  /** A to Z with the groups that there are; empty where the groups are no letters. */
  readonly letters: readonly { readonly letter: string; readonly id: string | undefined }[];
  readonly count: number;
}

/** Two terms that are easily confused, and what tells them apart. */
export interface TermPair {
  readonly sides: readonly [PairSide, PairSide];
}

export interface PairSide {
  readonly title: string;
  readonly href: string | undefined;
  readonly definition: string | undefined;
  /** How the other one's note sets it apart, as safe HTML. */
  readonly said: readonly string[];
}

export interface ConfusablePage extends ViewBase {
  readonly kind: 'confusable';
  readonly pairs: readonly TermPair[];
}

/** What the glossary adds to the page of a term. */
export interface TermView {
  readonly kind: 'term';
  readonly title: string;
  readonly pinyin: string | undefined;
  readonly others: readonly string[];
  readonly translations: readonly { readonly name: string; readonly avoided: boolean }[];
  readonly topic: NavItem;
  readonly formula: string | undefined;
  readonly paper: (NavItem & { readonly note?: string | undefined }) | undefined;
  /** Everything that comes before it, in an order in which it can be learnt. */
  readonly route: readonly NavItem[];
  /** Names that come first and are not written yet. */
  readonly missing: readonly string[];
  readonly questions: readonly NavItem[];
  readonly pairs: readonly TermPair[];
  /** `术语（English, ABBR）：定义。`, for the copy button. */
  readonly copy: string;
  readonly href: string;
}
