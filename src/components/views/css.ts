import type { NoteView } from '../../core/pages/view-types.ts';
import papers from '../../styles/views/papers.css?inline';
import paths from '../../styles/views/paths.css?inline';
import pipeline from '../../styles/views/pipeline.css?inline';
import questions from '../../styles/views/questions.css?inline';
import terms from '../../styles/views/terms.css?inline';

/** The style sheet of what a view adds to a note's page, as text: it stands in the page, so that painting waits for no second request. */
export const VIEW_CSS: Readonly<Record<NoteView['kind'], string>> = {
  paper: papers,
  term: terms,
  question: questions,
  stage: pipeline,
  path: paths,
};
