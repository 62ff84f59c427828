import type { EventDate } from '../../facts/types.ts';
import type { Garden } from '../../garden.ts';
import { href } from '../../links/href.ts';
import type { EventLink, EventView } from '../../pages/view-types/timeline.ts';
import { slugify } from '../../text/slug.ts';
import { lineHtml } from '../inline-html.ts';
import { dateLabel, isDecade } from './date-order.ts';
import { knownMonth } from './months.ts';
import type { PlacedEvent } from './timeline.ts';

/** An event as it is printed on the timeline, its links resolved. */
export function eventView(garden: Garden, event: PlacedEvent): EventView {
  const print = (line: PlacedEvent['text']) => lineHtml(garden, event.source, line);
  const month = event.turning ? knownMonth(event.date) : undefined;
  return {
    id: event.id,
    datetime: event.date.start,
    label: labelInYear(event.date),
    full: dateLabel(event.date),
    html: print(event.text),
    why: event.why && print(event.why),
    details: event.details.map(print),
    lanes: event.lanes.map(laneSlug),
    turning: event.turning,
    asOf: month === undefined ? undefined : href(garden.base, `/timeline/${month}/`),
  };
}

/** An event as a note mentions it: date, text, and its place on the timeline. */
export function eventLink(garden: Garden, event: PlacedEvent): EventLink {
  return {
    href: href(garden.base, '/timeline/', event.id),
    datetime: event.date.start,
    label: dateLabel(event.date),
    html: lineHtml(garden, event.source, event.text),
  };
}

/** What names a lane in addresses, classes and attributes. */
export function laneSlug(lane: string): string {
  return slugify(lane);
}

/** A date under the heading of its year: `6月12日`, `约3月`, `春`; one that is only a year says so. */
function labelInYear(date: EventDate): string {
  if (date.end !== undefined || isDecade(date)) return dateLabel(date);
  const [year = '', month, day] = date.start.split('-');
  const about = date.about ? '约' : '';
  if (month === undefined && date.part !== undefined)
    return `${about}${/^[初中底末]$/.test(date.part) ? '年' : ''}${date.part}`;
  if (month === undefined) return `${about}${year}年`;
  return `${about}${Number(month)}月${day === undefined ? (date.part ?? '') : `${Number(day)}日`}`;
}
