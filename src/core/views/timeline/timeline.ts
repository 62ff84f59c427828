import { textField } from '../../facts/fields.ts';
import { lineText } from '../../facts/inlines.ts';
import type { EventDate, Inline, Line, RawEvent } from '../../facts/types.ts';
import type { Entry, Garden } from '../../garden.ts';
import { resolveLink } from '../../links/resolve.ts';
import type { VaultPath } from '../../path.ts';
import { hashText } from '../../text/hash.ts';
import { slugify } from '../../text/slug.ts';
import { dateKey } from './date-order.ts';
import { readEventDate } from './dates.ts';
import { isTurning, TURNING } from './months.ts';
import { readScale, type Scale } from './scale.ts';

/** A dated event in its place: what the timeline lists. */
export interface PlacedEvent extends RawEvent {
  /** `2017-06-transformer`: unique on the timeline, and the same while date and first link are. */
  readonly id: string;
  readonly source: VaultPath;
  readonly key: string;
  readonly turning: boolean;
  readonly lanes: readonly string[];
  /** Notes that it links to, itself included where it is a note of its own. */
  readonly notes: readonly VaultPath[];
  /** How large the training run was that it tells of; the line that says so is no detail of the event any more. */
  readonly scale: Scale | undefined;
  /** Works that it cites. */
  readonly cites: readonly string[];
}

const cache = new WeakMap<Garden, readonly PlacedEvent[]>();

/** Every event of the vault in order of time; what is known less precisely stands first in its time. */
export function timelineOf(garden: Garden): readonly PlacedEvent[] {
  let events = cache.get(garden);
  if (events === undefined) {
    events = collect(garden);
    cache.set(garden, events);
  }
  return events;
}

function collect(garden: Garden): PlacedEvent[] {
  const found: (Omit<PlacedEvent, 'id'> & { readonly name: string })[] = [];
  for (const entry of garden.entries) {
    const events =
      entry.type === 'timeline' ? (entry.note.facts?.events ?? []) : entry.type === 'event' ? ownEvent(entry) : [];
    for (const event of events) found.push(place(garden, entry, event));
  }
  found.sort((a, b) => compare(a.key, b.key) || compare(a.source, b.source) || a.line - b.line);
  const count = new Map<string, number>();
  for (const { name } of found) count.set(name, (count.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return found.map(({ name, ...event }) => {
    const base = count.get(name) === 1 ? name : `${name}-${hashText(event.source + lineText(event.text)).slice(-4)}`;
    let id = base;
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
    taken.add(id);
    return { ...event, id };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A note of type `event`: its `date`, its title as a link, its description. */
export function ownEvent({ note }: Entry): RawEvent[] {
  const date = eventNoteDate(note.frontmatter.raw.date);
  if (date === undefined) return [];
  const { description } = note.frontmatter;
  const link: Inline = { kind: 'link', target: `/${note.path}`, fragment: undefined, children: [note.title] };
  const text: Line = description === undefined ? [link] : [link, `：${description}`];
  return [{ date, line: 1, text, why: undefined, details: [], tags: note.tags }];
}

/** `date` of an event note in any form that a timeline knows. */
export function eventNoteDate(value: unknown): EventDate | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const reading = readEventDate(String(value).trim(), { year: undefined, alone: true });
  // Of a day that no calendar has, what can be true counts, as in a list of events.
  return reading === undefined || reading.kind === 'ambiguous' ? undefined : reading.date;
}

/** `scale` of a note of type `event`; what it does not name is called by the note's title. */
function ownScale({ type, note }: Entry, said: string): Scale | undefined {
  const scale = type === 'event' ? readScale(`训练规模：${said}`) : undefined;
  return scale && { ...scale, name: scale.name ?? note.title };
}

function place(garden: Garden, entry: Entry, event: RawEvent): Omit<PlacedEvent, 'id'> & { readonly name: string } {
  const { note } = entry;
  const lines = [event.text, ...(event.why === undefined ? [] : [event.why]), ...event.details];
  const notes = unique(lines.flatMap((line) => linked(garden, note.path, line)));
  const cites = unique(lines.flatMap(citedIn));
  const scales = event.details.map((line) => readScale(lineText(line).trim()));
  const said = textField(note, 'scale');
  return {
    ...event,
    details: event.details.filter((_, at) => scales[at] === undefined),
    scale: scales.find((scale) => scale !== undefined) ?? (said === undefined ? undefined : ownScale(entry, said)),
    source: note.path,
    key: dateKey(event.date),
    turning: isTurning(event),
    lanes: event.tags.filter((tag) => !TURNING.has(tag)),
    notes,
    cites,
    name: `${event.date.start.slice(0, 7)}-${nameOf(garden, event.text, notes[0], cites[0])}`,
  };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function linked(garden: Garden, source: VaultPath, line: Line): VaultPath[] {
  return line.flatMap((inline): VaultPath[] => {
    if (typeof inline === 'string') return [];
    if (inline.kind !== 'link') return 'children' in inline ? linked(garden, source, inline.children) : [];
    const { resolution } = resolveLink(garden.index, source, inline);
    return (resolution.kind === 'note' || resolution.kind === 'missing-anchor') && garden.byPath.has(resolution.path)
      ? [resolution.path]
      : [];
  });
}

function citedIn(line: Line): string[] {
  return line.flatMap((inline) => (typeof inline === 'object' && inline.kind === 'citation' ? inline.keys : []));
}

/** The last part of the address of what it is about, else the work that it cites, else the pinyin of its first words. */
function nameOf(garden: Garden, text: Line, note: VaultPath | undefined, cite: string | undefined): string {
  const address = note === undefined ? undefined : garden.byPath.get(note)?.address;
  const last = address?.split('/').filter(Boolean).at(-1);
  if (last !== undefined) return slugify(last);
  if (cite !== undefined) return slugify(cite);
  return slugify([...lineText(text)].slice(0, 8).join(''), garden.config.pinyin);
}

/** The events that speak of a note, in order of time. */
export function eventsAbout(garden: Garden): ReadonlyMap<string, readonly PlacedEvent[]> {
  let about = aboutCache.get(garden);
  if (about === undefined) {
    about = new Map();
    for (const event of timelineOf(garden))
      for (const name of [...event.notes, ...event.cites.map((key) => `@${key}`)]) {
        const list = about.get(name);
        if (list) list.push(event);
        else about.set(name, [event]);
      }
    aboutCache.set(garden, about);
  }
  return about;
}

const aboutCache = new WeakMap<Garden, Map<string, PlacedEvent[]>>();
