import type { Entry, Garden } from '../garden.ts';
import { sectionOf } from '../links/spell-address.ts';
import type { VaultPath } from '../path.ts';
import { firstClauses } from '../search/clip.ts';
import { pinyinKey } from '../text/pinyin.ts';
import type { Note } from '../types.ts';
import { TYPE_LABELS } from './type-labels.ts';
import type { Group, NoteItem } from './types.ts';

export { TYPE_LABELS };

/** How the notes of a list follow each other. */
export type Order = (a: NoteItem, b: NoteItem) => number;

/** A note as an entry of a list. */
export function noteItem(garden: Garden, entry: Entry): NoteItem {
  const { frontmatter, path, title } = entry.note;
  return {
    path,
    title,
    href: entry.href,
    type: entry.type,
    kindLabel: kindLabel(garden, entry),
    en: frontmatter.en,
    description: frontmatter.description ?? opening(entry.note),
    status: frontmatter.status,
    // Readers ask how old a text is: one that was never changed is as old as its beginning.
    updated: entry.updated ?? entry.created,
  };
}

/** How much of a note's beginning may stand for the description that it does not have, in characters. */
const OPENING = 80;

/** The first sentence of a note's text: a list of bare names says little. */
function opening({ text }: Note): string | undefined {
  const first = text.find(({ kind, text: words }) => kind === 'text' && words.trim() !== '')?.text.trim() ?? '';
  const [sentence = ''] = /^.*?(?:[。！？!?](?=["”’」』）)]?)|\.(?=\s)|$)/mu.exec(first) ?? [];
  return firstClauses(sentence, OPENING) || undefined;
}

/** The section's own name for plain notes, else the name of the type. */
function kindLabel(garden: Garden, entry: Entry): string {
  const section = sectionOf(garden.config, entry.note.path);
  return entry.type === 'note' ? (section?.title ?? TYPE_LABELS.note) : TYPE_LABELS[entry.type];
}

/** A kind with more notes than this is looked up by its first letters. */
const ONE_LIST = 120;

/** Lists by kind, then by name (READER.md, head) or by an order given: kinds in the order in which the types are known. */
export function byKind(garden: Garden, items: readonly NoteItem[], order?: Order): Group<NoteItem>[] {
  const groups = new Map<string, NoteItem[]>();
  for (const item of items) {
    const list = groups.get(item.kindLabel);
    if (list) list.push(item);
    else groups.set(item.kindLabel, [item]);
  }
  const rank = (label: string) => {
    const at = Object.values(TYPE_LABELS).indexOf(label);
    return Math.max(at, 0);
  };
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([label, list]) => {
      const lettered = order === undefined && list.length > ONE_LIST;
      const letters = lettered ? byLetter(list, (item) => sortKey(garden, item.title)) : undefined;
      return { label, items: list.sort(order ?? byName(garden)), letters };
    });
}

/** A to Z by a sorting key; what begins with neither a letter nor Han stands under `#` at the end. */
export function byLetter(items: readonly NoteItem[], keyOf: (item: NoteItem) => string): Group<NoteItem>[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.item.path < b.item.path ? -1 : 1));
  const groups = new Map<string, NoteItem[]>();
  for (const { item, key } of keyed) {
    const letter = key.charAt(0);
    const list = groups.get(letter);
    if (list) list.push(item);
    else groups.set(letter, [item]);
  }
  const rank = (letter: string) => (letter === '#' ? '[' : letter);
  return [...groups].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)).map(([label, list]) => ({ label, items: list }));
}

/** How many notes lead to it, most first; then by name (READER.md 3.8.3). */
export function byImportance(garden: Garden): Order {
  const weight = (item: NoteItem) => garden.byPath.get(item.path as VaultPath)?.backlinks.length ?? 0;
  const named = byName(garden);
  return (a, b) => weight(b) - weight(a) || named(a, b);
}

/** By pinyin, as garden.yml reads it, so that Chinese and Latin titles stand in one alphabet. */
export function byName(garden: Garden): Order {
  return (a, b) => {
    const left = sortKey(garden, a.title);
    const right = sortKey(garden, b.title);
    return left < right ? -1 : left > right ? 1 : a.path < b.path ? -1 : 1;
  };
}

const keys = new WeakMap<Garden, Map<string, string>>();

function sortKey(garden: Garden, title: string): string {
  const known = keys.get(garden) ?? new Map<string, string>();
  keys.set(garden, known);
  let key = known.get(title);
  if (key === undefined) {
    key = pinyinKey(title, garden.config.pinyin);
    known.set(title, key);
  }
  return key;
}
