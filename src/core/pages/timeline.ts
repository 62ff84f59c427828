import type { Entry, Garden } from '../garden.ts';
import { lineHtml } from '../views/inline-html.ts';
import { computeChart } from '../views/timeline/compute.ts';
import { densityOf } from '../views/timeline/density.ts';
import { eventView, laneSlug } from '../views/timeline/event-view.ts';
import { type PlacedEvent, timelineOf } from '../views/timeline/timeline.ts';
import { viewPage } from './view-page.ts';
import type { TimelinePage, TimelineYear } from './view-types/timeline.ts';

/** Filters beyond this many help nobody. */
const MOST_LANES = 10;

/** 年表: every dated event of the vault, by year. */
export function* planTimeline(garden: Garden): Generator<TimelinePage> {
  if (!garden.views.has('timeline')) return;
  const events = timelineOf(garden);
  yield {
    ...viewPage(garden, 'timeline', '/timeline/'),
    kind: 'timeline',
    years: yearsOf(garden, events),
    lanes: lanesOf(events),
    turning: events.filter((event) => event.turning).length,
    count: events.length,
    density: densityOf(events),
    compute: computeChart(events),
  };
}

function yearsOf(garden: Garden, events: readonly PlacedEvent[]): TimelineYear[] {
  const years = new Map<string, PlacedEvent[]>();
  for (const event of events) {
    const year = event.date.start.slice(0, 4);
    const list = years.get(year);
    if (list) list.push(event);
    else years.set(year, [event]);
  }
  const begins = new Map<string, TimelineYear['eras'][number][]>();
  for (const entry of garden.entries) {
    if (entry.type !== 'timeline') continue;
    const first = events.find((event) => event.source === entry.note.path)?.date.start.slice(0, 4);
    if (first !== undefined) begins.set(first, [...(begins.get(first) ?? []), eraOf(garden, entry)]);
  }
  return [...years].map(([year, list]) => ({
    year,
    eras: begins.get(year) ?? [],
    events: list.map((event) => eventView(garden, event)),
  }));
}

/** What a timeline note says before its first event. */
function eraOf(garden: Garden, { note, href }: Entry): TimelineYear['eras'][number] {
  const opening = note.facts?.parts[0]?.paragraphs ?? [];
  return { title: note.title, href, intro: opening.map((line) => lineHtml(garden, note.path, line)) };
}

/** Tags of events as filters, the most used first; one that a single event has filters nothing. */
function lanesOf(events: readonly PlacedEvent[]): TimelinePage['lanes'] {
  const count = new Map<string, { title: string; count: number }>();
  for (const event of events)
    for (const lane of event.lanes) {
      const entry = count.get(laneSlug(lane)) ?? { title: lane, count: 0 };
      count.set(laneSlug(lane), { title: entry.title, count: entry.count + 1 });
    }
  const lanes = [...count]
    .map(([id, lane]) => ({ id, ...lane }))
    .filter((lane) => lane.count > 1 || events.length < 12);
  return lanes.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)).slice(0, MOST_LANES);
}
