import type { Entry, Garden } from '../../garden.ts';
import { citationView } from '../../links/citations.ts';
import { href } from '../../links/href.ts';
import type { NavItem } from '../../pages/types.ts';
import type { TermView } from '../../pages/view-types/terms.ts';
import { mathHtml } from '../inline-html.ts';
import { orderTo, prerequisitesOf } from '../paths/prerequisites.ts';
import { SUBVIEWS } from '../register.ts';
import { pairsWith } from './pairs.ts';
import { type Term, termsOf } from './terms.ts';

/** What the glossary adds to the page of a term. */
export function termView(garden: Garden, entry: Entry): TermView | undefined {
  const term = termsOf(garden).find((candidate) => candidate.entry === entry);
  if (term === undefined) return undefined;
  return {
    kind: 'term',
    title: term.title,
    pinyin: term.pinyin.length === 0 ? undefined : term.pinyin.join(' '),
    others: term.others,
    translations: term.translations.map((name) => ({ name, avoided: term.avoid.includes(name) })),
    topic: { title: term.topic, href: href(garden.base, SUBVIEWS.termsByTopic) },
    formula: term.formula === undefined ? undefined : mathHtml(term.formula),
    paper: paperItem(garden, term),
    route: routeTo(garden, entry),
    missing: entry.links
      .filter(({ raw, resolution }) => raw.relation === 'prerequisites' && resolution.kind === 'missing-note')
      .map(({ raw }) => raw.text),
    questions: questionsAbout(garden, entry),
    pairs: pairsWith(garden, term),
    copy: copyText(term),
    href: entry.href,
  };
}

/** `术语（English, ABBR）：定义。` */
function copyText(term: Term): string {
  const names = [term.en, term.abbr].filter((name) => name !== undefined && name !== term.title).join(', ');
  return `${term.title}${names === '' ? '' : `（${names}）`}：${term.definition ?? ''}`;
}

/** A way of more than this many terms is no help on a page; its direct prerequisites stand there anyway. */
const LONGEST_ROUTE = 60;

function routeTo(garden: Garden, entry: Entry): NavItem[] {
  const order = orderTo(prerequisitesOf(garden), entry.note.path, LONGEST_ROUTE);
  if (order.length >= LONGEST_ROUTE) return [];
  return order.flatMap((path) => {
    const before = garden.byPath.get(path);
    return before === undefined ? [] : [{ title: before.note.title, href: before.href }];
  });
}

function paperItem(garden: Garden, { paper }: Term): TermView['paper'] {
  if (paper === undefined) return undefined;
  const view = citationView(garden, paper);
  const reference = garden.references.get(paper);
  if (view?.href === undefined) return undefined;
  return { title: view.label, href: view.href, note: reference?.title };
}

/** Open questions that name the term among their `terms`. */
function questionsAbout(garden: Garden, entry: Entry): NavItem[] {
  const paths = new Set(
    entry.backlinks.filter(({ source }) => garden.byPath.get(source)?.type === 'question').map(({ source }) => source),
  );
  return [...paths].flatMap((path) => {
    const question = garden.byPath.get(path);
    return question === undefined ? [] : [{ title: question.note.title, href: question.href }];
  });
}
