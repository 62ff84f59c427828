import type { Entry, Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { slugify } from '../text/slug.ts';
import { lineHtml } from '../views/inline-html.ts';
import { type Question, questionsOf, STATES } from '../views/questions/questions.ts';
import type { NavItem } from './types.ts';
import { viewPage } from './view-page.ts';
import type { QuestionCard, QuestionsPage, QuestionView } from './view-types/questions.ts';

/** 存疑: the board of open questions by state, the latest progress first; answered ones stay, at their address. */
export function* planQuestions(garden: Garden): Generator<QuestionsPage> {
  if (!garden.views.has('questions')) return;
  const questions = questionsOf(garden);
  const groups = STATES.map((state) => ({
    label: state,
    items: questions.filter((question) => question.state === state).map((question) => cardOf(garden, question)),
  }));
  yield {
    ...viewPage(garden, 'questions', '/questions/'),
    kind: 'questions',
    groups: groups.filter((group) => group.items.length > 0),
    count: questions.length,
    stale: questions.filter((question) => question.stale).length,
    feed: garden.config.url === undefined ? undefined : href(garden.base, '/questions/feed.xml'),
  };
}

/** What the board adds to the page of a question. */
export function questionView(garden: Garden, entry: Entry): QuestionView | undefined {
  const question = questionsOf(garden).find((candidate) => candidate.entry === entry);
  return question && { kind: 'question', card: cardOf(garden, question), terms: termsOf(garden, entry) };
}

function cardOf(garden: Garden, question: Question): QuestionCard {
  const { note, address, href: link } = question.entry;
  const print = (line: Parameters<typeof lineHtml>[2]) => lineHtml(garden, note.path, line);
  const latest = question.judgements.at(-1);
  return {
    id: slugify(address.split('/').filter(Boolean).at(-1) ?? note.title),
    title: note.title,
    href: link,
    state: question.state,
    why: question.why,
    progress: question.progress,
    reviewed: question.reviewed,
    stale: question.stale,
    support: question.support.map((item) => print(item.text)),
    against: question.against.map((item) => print(item.text)),
    judgement: latest && { date: latest.date, label: latest.label, html: print(latest.text) },
  };
}

/** The notes that `terms` names. */
function termsOf(garden: Garden, entry: Entry): NavItem[] {
  return entry.links.flatMap(({ raw, resolution }) => {
    const target =
      raw.relation === 'terms' && resolution.kind === 'note' ? garden.byPath.get(resolution.path) : undefined;
    return target === undefined ? [] : [{ title: target.note.title, href: target.href }];
  });
}
