import type { Group, NavItem } from '../types.ts';
import type { ViewBase } from './base.ts';

/** A judgement with its date; `html` is safe. */
export interface JudgementView {
  readonly date: string;
  readonly label: string;
  readonly html: string;
}

/** An open question as a card of the board. */
export interface QuestionCard {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly state: string;
  readonly why: string | undefined;
  readonly progress: string | undefined;
  readonly reviewed: string | undefined;
  readonly stale: boolean;
  /** Evidence for and against, as safe HTML. */
  readonly support: readonly string[];
  readonly against: readonly string[];
  /** The latest judgement. */
  readonly judgement: JudgementView | undefined;
}

export interface QuestionsPage extends ViewBase {
  readonly kind: 'questions';
  readonly groups: readonly Group<QuestionCard>[];
  readonly count: number;
  readonly stale: number;
  /** Feed of judgements, where the site's URL is known. */
  readonly feed: string | undefined;
}

/** What the board adds to the page of a question. */
export interface QuestionView {
  readonly kind: 'question';
  readonly card: QuestionCard;
  readonly terms: readonly NavItem[];
}
