import type { NoteView } from '../../core/pages/view-types.ts';
import papers from '../../styles/views/papers.css?url';
import paths from '../../styles/views/paths.css?url';
import pipeline from '../../styles/views/pipeline.css?url';
import questions from '../../styles/views/questions.css?url';
import terms from '../../styles/views/terms.css?url';

/** The style sheet of what a view adds to a note's page. */
export const VIEW_CSS: Readonly<Record<NoteView['kind'], string>> = {
  paper: papers,
  term: terms,
  question: questions,
  stage: pipeline,
  path: paths,
};
