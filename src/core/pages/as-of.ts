import type { Entry, Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { questionsOf } from '../views/questions/questions.ts';
import { latestOf } from '../views/timeline/date-order.ts';
import { eventView } from '../views/timeline/event-view.ts';
import { turningMonths } from '../views/timeline/months.ts';
import { eventsAbout, type PlacedEvent, timelineOf } from '../views/timeline/timeline.ts';
import type { Group, NavItem } from './types.ts';
import { viewPage } from './view-page.ts';
import type { AsOfPage } from './view-types/timeline.ts';

/** Models named on a page: the last ones before its month. */
const MODELS = 8;
const MODEL_LANE = '模型';

/** What was publicly known at the end of each month that holds a turning point (READER.md 3.3.7). */
export function* planAsOf(garden: Garden): Generator<AsOfPage> {
  if (!garden.views.has('timeline')) return;
  const months = turningMonths(garden.entries.map((entry) => entry.note));
  const coined = coinage(garden);
  for (const [index, month] of months.entries())
    yield asOfPage(garden, month, months[index - 1], months[index + 1], coined);
}

function asOfPage(
  garden: Garden,
  month: string,
  before: string | undefined,
  after: string | undefined,
  coined: ReadonlyMap<string, string>,
): AsOfPage {
  const events = timelineOf(garden).filter(
    (event) => isKnown(latestOf(event.date), month) && !(event.date.about && event.date.start.slice(0, 7) === month),
  );
  // Why an event came to matter is hindsight.
  const view = (event: PlacedEvent) => ({ ...eventView(garden, event), why: undefined });
  const turning = events.filter((event) => event.turning && event.date.start.startsWith(month));
  const since = monthsBefore(month, 12);
  const recent = events.filter((event) => event.date.start.slice(0, 7) > since && !turning.includes(event));
  const base = viewPage(garden, 'timeline', `/timeline/${month}/`);
  const terms = garden.entries.filter(({ type }) => type === 'term');
  return {
    ...base,
    title: `${chineseMonth(month)}，人们知道什么`,
    description:
      turning.length === 0 ? undefined : `截至${chineseMonth(month)}底已经公开的事、已经有的词和当时的问题。`,
    crumbs: [{ title: base.title, href: href(garden.base, '/timeline/') }],
    kind: 'as-of',
    month,
    turning: turning.map(view),
    recent: recent.map(view).reverse(),
    before: events.length - turning.length - recent.length,
    models: events
      .filter((event) => event.lanes.includes(MODEL_LANE))
      .slice(-MODELS)
      .reverse()
      .map(view),
    terms: byTopic(terms.filter(({ note }) => isKnown(coined.get(note.path), month))),
    undatedTerms: terms.filter(({ note }) => !coined.has(note.path)).length,
    questions: openQuestions(garden, month),
    previous: before === undefined ? undefined : monthItem(garden, before),
    next: after === undefined ? undefined : monthItem(garden, after),
  };
}

function monthItem(garden: Garden, month: string): NavItem {
  return { title: chineseMonth(month), href: href(garden.base, `/timeline/${month}/`) };
}

function chineseMonth(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

function monthsBefore(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** True where a date is certainly not after the end of a month: of a bare year only an earlier one is. */
export function isKnown(date: string | undefined, month: string): boolean {
  if (date === undefined) return false;
  return date.length >= 7 ? date.slice(0, 7) <= month : date < month.slice(0, 4);
}

/** When each term is first on record: its seminal paper, or the first event that speaks of it. */
function coinage(garden: Garden): ReadonlyMap<string, string> {
  const about = eventsAbout(garden);
  const first = new Map<string, string>();
  for (const { type, note } of garden.entries) {
    if (type !== 'term') continue;
    const { paper } = note.frontmatter.raw;
    const dates = [
      typeof paper === 'string' ? garden.references.get(paper.replace(/^@/, ''))?.date : undefined,
      about.get(note.path)?.[0]?.date.start,
    ];
    const known = dates.filter((date) => date !== undefined).sort()[0];
    if (known !== undefined) first.set(note.path, known);
  }
  return first;
}

function byTopic(entries: readonly Entry[]): Group<NavItem>[] {
  const groups = new Map<string, NavItem[]>();
  for (const { note, href: link } of entries) {
    const topic = typeof note.frontmatter.raw.category === 'string' ? note.frontmatter.raw.category : '其他';
    const item = { title: note.title, href: link };
    groups.set(topic, [...(groups.get(topic) ?? []), item]);
  }
  return [...groups].map(([label, items]) => ({ label, items }));
}

/** Questions of today that somebody had already written on, and that were not answered by then. */
function openQuestions(garden: Garden, month: string): NavItem[] {
  return questionsOf(garden).flatMap(({ entry: { note, href: link }, state, judgements }) => {
    const answered = state === '已解' ? judgements.at(-1)?.date : undefined;
    const raised = note.citations
      .map(({ key }) => garden.references.get(key)?.date)
      .filter((date) => date !== undefined)
      .sort()[0];
    return isKnown(raised, month) && !(answered !== undefined && answered.slice(0, 7) <= month)
      ? [{ title: note.title, href: link }]
      : [];
  });
}
