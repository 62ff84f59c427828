import type { DensityYear } from '../../pages/view-types/timeline.ts';
import { dateKey } from './date-order.ts';
import type { PlacedEvent } from './timeline.ts';

/** How many events each quarter holds; years without any are left out. Events known to the year alone count for the year. */
export function densityOf(events: readonly PlacedEvent[]): DensityYear[] {
  const years = new Map<string, { count: number; quarters: { count: number; first: string }[] }>();
  for (const event of events) {
    const year = event.date.start.slice(0, 4);
    const entry = years.get(year) ?? { count: 0, quarters: [0, 1, 2, 3].map(() => ({ count: 0, first: '' })) };
    years.set(year, entry);
    entry.count++;
    const month = Number(dateKey(event.date).slice(5, 7));
    const quarter = month === 0 ? undefined : entry.quarters[Math.floor((month - 1) / 3)];
    if (quarter === undefined) continue;
    if (quarter.count === 0) quarter.first = event.id;
    quarter.count++;
  }
  return [...years].map(([year, { count, quarters }]) => ({ year, count, quarters }));
}

/** Height of a bar between 0 and 1: logarithmic, so that one event is seen beside thirty. */
export function barHeight(count: number, most: number): number {
  return count === 0 ? 0 : Math.log2(count + 1) / Math.log2(most + 1);
}
