import type { PaperPage, PapersPage, PaperView } from './view-types/papers.ts';
import type { PathsPage, PathView } from './view-types/paths.ts';
import type { PipelinePage, StageView } from './view-types/pipeline.ts';
import type { QuestionsPage, QuestionView } from './view-types/questions.ts';
import type { ConfusablePage, TermsPage, TermView } from './view-types/terms.ts';
import type { AsOfPage, TimelinePage } from './view-types/timeline.ts';

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
