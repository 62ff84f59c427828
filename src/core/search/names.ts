import { foldText } from '../text/fold.ts';
import { HAN_VARIANTS } from '../text/han-variants.ts';
import type { Readings } from '../text/pinyin.ts';
import { simpleSlug, soundSlug, splitAddress } from './address.ts';
import { firstClauses } from './clip.ts';
import { hanOf } from './han-codec.ts';
import { soundTable, syllablesOf } from './sounds.ts';
import type { NamesData, SearchNote } from './types.ts';

/** What the columns of the title tier refer to by number. */
export interface NamesLegend {
  readonly base: string;
  readonly kinds: readonly string[];
  readonly tags: readonly string[];
  readonly sections: readonly string[];
}

/** Characters of a definition that are shown under a name. */
const LONGEST_GIST = 32;

/** A page of the title tier; `page` is its number in the full-text index. */
export interface NamedNote {
  readonly page: number;
  readonly note: SearchNote;
}

/** Kinds, the commonest tags and the folders of all addresses, in a stable order. */
export function namesLegend(notes: readonly SearchNote[], base: string): NamesLegend {
  const tags = countOf(notes.flatMap((note) => note.tags));
  return {
    base,
    kinds: countOf(notes.map((note) => note.kind)).map(([kind]) => kind),
    tags: tags.slice(0, 200).map(([tag]) => tag),
    sections: countOf(notes.map((note) => splitAddress(addressOf(note, base)).folder)).map(([folder]) => folder),
  };
}

/** The address below the base: what is stored, so that an index does not depend on where a site stands. */
export function addressOf(note: SearchNote, base: string): string {
  return note.href.startsWith(base) ? note.href.slice(base.length) : note.href.replace(/^\//, '');
}

/**
 * Encodes the names of notes as columns. `gists` is the number of entries that keep the beginning of their definition:
 * those that most links lead to.
 * `numbered` stores page numbers: needed where the entries are a part of the vault (a shard). `overrides` are the
 * readings that the vault gives.
 */
export function encodeNames(
  entries: readonly NamedNote[],
  legend: NamesLegend,
  { gists, numbered, overrides }: { gists: number; numbered: boolean; overrides?: Readings | undefined },
): NamesData {
  const notes = entries.map((entry) => entry.note);
  const spoken = notes.flatMap((note) =>
    [note.title, ...note.aliases].map((name) => foldText(line(name), HAN_VARIANTS)),
  );
  const { sounds, exceptions } = soundTable(spoken, overrides);
  const data: Omit<NamesData, 'gists' | 'han'> = {
    titles: notes.map((note) => line(note.title)).join('\n'),
    en: notes.map((note) => (note.en === undefined || note.en === note.title ? '' : line(note.en))).join('\n'),
    addresses: notes.map((note) => shortAddress(note, legend, overrides)).join('\n'),
    facts: notes.map((note) => facts(note, legend)).join('\n'),
    names: notes.map(otherNames).join('\n'),
    sounds,
    readings: readingsOf(notes, exceptions),
  };
  const pages = numbered ? { pages: entries.map((entry) => entry.page.toString(36)).join('\n') } : {};
  return withGists({ ...pages, ...data }, entries, gists);
}

/** Names with other definitions than they had: to try how many fit, nothing else needs to be encoded anew. */
export function withGists(
  names: Omit<NamesData, 'gists' | 'han'>,
  entries: readonly NamedNote[],
  count: number,
): NamesData {
  const notes = entries.map((entry) => entry.note);
  const defined = mostLinked(notes, count);
  const definitions = notes.map((note) =>
    defined.has(note) ? firstClauses(line(note.description ?? ''), LONGEST_GIST) : '',
  );
  const shown = notes.map((note) => note.title + note.aliases.join('') + (note.en ?? '')).concat(definitions);
  return { ...names, gists: definitions.join('\n'), han: hanOf(shown.join(''), HAN_VARIANTS) };
}

function mostLinked(notes: readonly SearchNote[], count: number): ReadonlySet<SearchNote> {
  const order = [...notes].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0) || (a.href < b.href ? -1 : 1));
  return new Set(order.slice(0, count));
}

/** A slug that a browser can make from the other columns is not stored: see `joinAddress`. */
function shortAddress(note: SearchNote, legend: NamesLegend, overrides: Readings | undefined): string {
  const { folder, leaf } = splitAddress(addressOf(note, legend.base));
  const section = legend.sections.indexOf(folder).toString(36);
  const short =
    leaf !== '' && leaf === simpleSlug(note.en ?? note.title) ? '=' : leaf === titleSlug(note, overrides) ? '~' : leaf;
  return `${section} ${short}`;
}

function titleSlug(note: SearchNote, overrides: Readings | undefined): string | undefined {
  const folded = foldText(line(note.title), HAN_VARIANTS);
  const syllables = syllablesOf(folded, overrides);
  return syllables.some((syllable) => syllable !== '') ? soundSlug(folded, syllables) : undefined;
}

function facts(note: SearchNote, legend: NamesLegend): string {
  return legend.kinds.indexOf(note.kind).toString(36) + Math.floor(Math.log2(1 + (note.weight ?? 0))).toString(36);
}

function otherNames(note: SearchNote): string {
  const names = note.aliases.map((alias) => `a${line(alias)}`);
  for (const abbr of note.abbr?.split('/') ?? []) names.push(`b${line(abbr)}`);
  return names.concat(note.ids.map((id) => `i${line(id)}`)).join('\t');
}

/** `entry.name.position.syllable`, entry and name in base36; a title is name 0, the aliases follow. */
function readingsOf(notes: readonly SearchNote[], exceptions: readonly (readonly string[])[]): string {
  const found: string[] = [];
  let at = 0;
  notes.forEach((note, entry) => {
    for (let name = 0; name <= note.aliases.length; name++)
      for (const exception of exceptions[at++] ?? [])
        found.push(`${entry.toString(36)}.${name.toString(36)}.${exception}`);
  });
  return found.join(' ');
}

/** A name or definition is one line of a column. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Values with their counts, commonest first, then by code units. */
function countOf(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
