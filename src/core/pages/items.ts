import type { Entry, Garden } from '../garden.ts';
import { sectionOf } from '../links/addresses.ts';
import { pinyinKey } from '../text/pinyin.ts';
import { TYPE_LABELS } from './type-labels.ts';
import type { Group, NoteItem } from './types.ts';

export { TYPE_LABELS };

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
    description: frontmatter.description,
    status: frontmatter.status,
    // Readers ask how old a text is: one that was never changed is as old as its beginning.
    updated: entry.updated ?? entry.created,
  };
}

/** The section's own name for plain notes, else the name of the type. */
function kindLabel(garden: Garden, entry: Entry): string {
  const section = sectionOf(garden.config, entry.note.path);
  return entry.type === 'note' ? (section?.title ?? TYPE_LABELS.note) : TYPE_LABELS[entry.type];
}

/** Lists by kind, then by name (READER.md, head): kinds in the order in which the types are known. */
export function byKind(
  items: readonly NoteItem[],
  order: (a: NoteItem, b: NoteItem) => number = byName,
): Group<NoteItem>[] {
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
    .map(([label, list]) => ({ label, items: list.sort(order) }));
}

const keys = new Map<string, string>();

/** By pinyin, so that Chinese and Latin titles stand in one alphabet. */
export function byName(a: NoteItem, b: NoteItem): number {
  const left = sortKey(a.title);
  const right = sortKey(b.title);
  return left < right ? -1 : left > right ? 1 : a.path < b.path ? -1 : 1;
}

function sortKey(title: string): string {
  let key = keys.get(title);
  if (key === undefined) {
    key = pinyinKey(title);
    keys.set(title, key);
  }
  return key;
}
