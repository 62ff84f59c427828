import type { Entry, Name, Names } from '../../core/search/entries.ts';
import { gradeSlip } from './near-names.ts';
import type { Query } from './query.ts';
import { asSound, matchSound } from './sound-match.ts';

/** Why an entry is a hit, and so what is marked of it. */
export type Reason =
  /** The terms stand in these names. */
  | { readonly kind: 'text'; readonly names: readonly Name[] }
  /** Characters `from`–`to` of the name sound like what was typed. */
  | { readonly kind: 'sound'; readonly names: readonly [Name]; readonly from: number; readonly to: number }
  /** The name is what was typed but for a slip. */
  | { readonly kind: 'slip'; readonly names: readonly [Name] }
  /** The terms stand in the definition, perhaps some of them in these names. */
  | { readonly kind: 'gist'; readonly names: readonly Name[] };

export interface NameHit {
  readonly entry: Entry;
  /** Lower is better; whole numbers are the classes of {@link RANK}. */
  readonly rank: number;
  readonly reason: Reason;
}

/** Only entries that pass are ranked: those of a kind, by its index, and of certain pages. */
export interface Filter {
  readonly kind?: number | undefined;
  readonly pages?: ReadonlySet<number> | undefined;
}

const RANK = {
  title: 0,
  name: 1,
  begins: 2,
  nameBegins: 3,
  soundsWhole: 4,
  word: 5,
  holds: 6,
  sounds: 7,
  slip: 8,
  gist: 9,
} as const;

/**
 * The title tier: which pages a query names, best first. A slip of the keyboard is looked for only where nothing
 * else is found, so that nothing is listed beside exact hits that is not one.
 */
export function rankNames(query: Query, names: Names, filter: Filter = {}): NameHit[] {
  if (!asksForSomething(query)) return [];
  const entries = names.entries.filter((entry) => passes(entry, filter));
  const hits = entries.flatMap((entry) => judge(entry, query) ?? []);
  const found = hits.length > 0 ? hits : entries.flatMap((entry) => judgeSlip(entry, query, names) ?? []);
  return found.sort(compare);
}

/** Marks alone ask for nothing; a picture may be part of a title. */
function asksForSomething(query: Query): boolean {
  return query.terms.length > 0 || /\p{Extended_Pictographic}/u.test(query.text);
}

function passes(entry: Entry, { kind, pages }: Filter): boolean {
  return (kind === undefined || entry.kind === kind) && (pages === undefined || pages.has(entry.page));
}

function judge(entry: Entry, query: Query): NameHit | undefined {
  let best: NameHit | undefined;
  for (const name of entry.names) {
    const hit = judgeName(entry, name, query);
    if (hit !== undefined && (best === undefined || hit.rank < best.rank)) best = hit;
  }
  return best ?? judgeTerms(entry, query);
}

function judgeName(entry: Entry, name: Name, query: Query): NameHit | undefined {
  const text = (rank: number): NameHit => ({ entry, rank, reason: { kind: 'text', names: [name] } });
  const title = name.field === 'title';
  const { folded } = name;
  if (folded === query.text || name.closed === query.closed)
    return text(title ? RANK.title : RANK.name + fieldOrder(name));
  if (name.field === 'id')
    return query.text.length > 3 && folded.startsWith(query.text) ? text(RANK.nameBegins + 0.5) : undefined;
  const at = folded.indexOf(query.text);
  if (at === 0) return text(title ? RANK.begins : RANK.nameBegins + fieldOrder(name));
  const sound = judgeSound(entry, name, query);
  if (sound !== undefined && sound.rank < RANK.word) return sound;
  if (at > 0 && !inWord(folded, at)) return text(RANK.word + (title ? 0 : 0.1) + fieldOrder(name));
  if (at > 0 && query.text.length > 1) return text(RANK.holds + (title ? 0 : 0.1) + fieldOrder(name));
  return sound;
}

function judgeSound(entry: Entry, name: Name, query: Query): NameHit | undefined {
  const sounds = /[a-z]/.test(query.joined) ? name.sounds : undefined;
  if (sounds === undefined) return undefined;
  const found = matchSound(asSound(query.joined), [...name.folded], sounds);
  if (found === undefined) return undefined;
  // One letter is the initial of half a dictionary: it names only what begins with it.
  if (query.joined.length < 2 && found.from > 0) return undefined;
  const manner = { full: 0, initials: 0.2, mixed: 0.4 }[found.manner];
  const rank = found.whole ? RANK.soundsWhole + manner : RANK.sounds + manner + (found.from > 0 ? 0.5 : 0);
  return {
    entry,
    rank: rank + (name.field === 'title' ? 0 : 0.05),
    reason: { kind: 'sound', names: [name], from: found.from, to: found.to },
  };
}

/** Several terms, each somewhere in the names or the definition. */
function judgeTerms(entry: Entry, { terms }: Query): NameHit | undefined {
  if (terms.length === 0) return undefined;
  const named = new Set<Name>();
  let inGist = false;
  for (const term of terms) {
    const words = term.units.map((unit) => unit.text);
    const name = entry.names.find((candidate) => candidate.field !== 'id' && holdsAll(candidate.folded, words));
    if (name !== undefined) named.add(name);
    else if (holdsAll(entry.foldedGist, words)) inGist = true;
    else return undefined;
  }
  const names = [...named];
  if (inGist) return { entry, rank: RANK.gist, reason: { kind: 'gist', names } };
  return { entry, rank: RANK.holds + 0.3, reason: { kind: 'text', names } };
}

/** The parts of a term, one after the other with nothing but marks between. */
function holdsAll(text: string, words: readonly string[]): boolean {
  const first = words[0] ?? '';
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let end = at + first.length;
    const rest = words.slice(1).every((word) => {
      while (end < text.length && !text.startsWith(word, end) && !/[\p{L}\p{N}]/u.test(text[end] ?? '')) end++;
      if (!text.startsWith(word, end)) return false;
      end += word.length;
      return true;
    });
    if (rest && !(isLatin(first) && inWord(text, at))) return true;
  }
  return false;
}

function judgeSlip(entry: Entry, query: Query, names: Names): NameHit | undefined {
  let best: NameHit | undefined;
  for (const name of entry.names) {
    const grade = gradeSlip(name, query, names);
    if (grade === undefined) continue;
    const rank = RANK.slip + grade / 10 + fieldOrder(name);
    if (best === undefined || rank < best.rank) best = { entry, rank, reason: { kind: 'slip', names: [name] } };
  }
  return best;
}

/** Names of one rank: an alias before an abbreviation before the English name. */
function fieldOrder(name: Name): number {
  return { title: 0, alias: 0.01, abbr: 0.02, en: 0.03, id: 0 }[name.field];
}

/** Whether a Latin word goes on to the left of this place: a match there is no match of its beginning. */
function inWord(text: string, at: number): boolean {
  return isLatin(text[at - 1] ?? '') && isLatin(text[at] ?? '');
}

function isLatin(text: string): boolean {
  return /^[a-z0-9\u00df-\u024f]/.test(text);
}

function compare(a: NameHit, b: NameHit): number {
  return a.rank - b.rank || b.entry.weight - a.entry.weight || lengthOf(a) - lengthOf(b) || a.entry.page - b.entry.page;
}

function lengthOf({ entry }: NameHit): number {
  return entry.title.length;
}
