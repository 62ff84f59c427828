import type { InkStatus } from '../types.ts';
import type { Travel } from '../views/pipeline/model/travel.ts';
import type { StepName } from '../views/pipeline/steps.ts';
import type { BacklinkItem, Group, NavItem, NotePage, PageBase } from './types.ts';

/** One of several static pages that show the same things in another order. */
export interface Tab {
  readonly title: string;
  readonly href: string;
  readonly current: boolean;
}

/** What every page of a view has: a note that introduces it, where its folder has an `index`. */
export interface ViewBase extends PageBase {
  readonly intro: NotePage | undefined;
  readonly tabs: readonly Tab[];
}

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

/** A stage as a card of the pipeline. */
export interface StageCard {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly href: string;
  readonly description: string | undefined;
  /** 输入, 输出 …: the heading and what stands under it, as safe HTML, one entry a line. */
  readonly facts: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly next: readonly StageLink[];
  readonly branches: readonly StageLink[];
  /** Steps of the travelling sentence that happen here. */
  readonly steps: readonly StepName[];
}

export interface StageLink {
  readonly number: number;
  readonly title: string;
  readonly href: string;
}

export interface EffortRow {
  readonly title: string;
  readonly href: string;
  /** 算力, 数据, 人力: 0 to 5, undefined where the note says nothing. */
  readonly values: readonly (number | undefined)[];
}

export interface PipelinePage extends ViewBase {
  readonly kind: 'pipeline';
  /** The drawing, as SVG of our own making. */
  readonly svg: string;
  readonly stages: readonly StageCard[];
  readonly efforts: readonly EffortRow[];
  /** Undefined where the stages train no language model. */
  readonly travel: Travel | undefined;
}

/** What the pipeline adds to the page of a stage. */
export interface StageView {
  readonly kind: 'stage';
  readonly number: number;
  readonly count: number;
  readonly svg: string;
  readonly previous: readonly StageLink[];
  readonly next: readonly StageLink[];
  readonly branches: readonly StageLink[];
  readonly pipeline: string;
}

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

/** What views add to the page of a note of their type. */
export type NoteView = PaperView | TermView | QuestionView | StageView | PathView;

export type ViewPage =
  | PapersPage
  | PaperPage
  | TimelinePage
  | AsOfPage
  | TermsPage
  | ConfusablePage
  | QuestionsPage
  | PipelinePage
  | PathsPage;
