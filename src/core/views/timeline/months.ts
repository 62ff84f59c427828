import type { EventDate, RawEvent } from '../../facts/types.ts';
import type { Note } from '../../types.ts';

/** The tag that marks a turning point. */
export const TURNING = new Set(['转折点', '转折']);

/** Whether one of its tags calls an event a turning point. */
export function isTurning(event: Pick<RawEvent, 'tags'>): boolean {
  return event.tags.some((tag) => TURNING.has(tag));
}

/** `2022-11` of a date whose month is known for certain; no page can say what was known at the end of 约 2018. */
export function knownMonth(date: EventDate): string | undefined {
  return date.about || date.start.length < 7 ? undefined : date.start.slice(0, 7);
}

/** Months that hold a turning point, in order: each has a page that tells what was known then. */
export function turningMonths(notes: readonly Note[]): string[] {
  const months = new Set<string>();
  for (const note of notes)
    for (const event of note.facts?.events ?? []) {
      const month = isTurning(event) ? knownMonth(event.date) : undefined;
      if (month !== undefined) months.add(month);
    }
  return [...months].sort();
}
