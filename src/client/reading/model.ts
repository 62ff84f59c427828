/** Where a reader left a page: id and text of the section, and when, in milliseconds. */
export interface Place {
  readonly id: string;
  readonly text: string;
  readonly at: number;
}

export type Places = Readonly<Record<string, Place>>;

const MONTH = 30 * 24 * 60 * 60 * 1000;
/** Pages remembered: enough for a month of reading, and little in storage. */
const KEPT = 60;

/** Reads what was stored; anything that is not ours counts as nothing. */
export function readPlaces(stored: string | null): Places {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Places) : {};
  } catch {
    return {};
  }
}

/** Adds a place; the oldest pages fall out. */
export function withPlace(places: Places, page: string, place: Place): Places {
  const entries = Object.entries({ ...places, [page]: place });
  return Object.fromEntries(entries.sort(([, a], [, b]) => b.at - a.at).slice(0, KEPT));
}

/** What to offer a reader who comes back to `page` at time `now`; undefined after 30 days. */
export function lastPlace(places: Places, page: string, now: number): Place | undefined {
  const place = places[page];
  return place !== undefined && typeof place.id === 'string' && now - place.at < MONTH ? place : undefined;
}
