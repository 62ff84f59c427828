import type { Garden } from '../garden.ts';
import { ROUTES } from '../links/routes.ts';
import type { VaultPath } from '../path.ts';
import { pageBase } from './base.ts';
import { doors } from './doors.ts';
import { byImportance, byKind, byName, noteItem } from './items.ts';
import { topFolders } from './lists.ts';
import { notePage } from './note.ts';
import type { Group, HomePage, NoteItem } from './types.ts';

/** Entries under 近来改了什么 (READER.md 3.1.3). */
const RECENT = 8;

/** A generated front page lists so many notes one by one; of more it shows the first of each kind. */
const SHOWN_WHOLE = 60;
const CHOSEN = 12;

/** The front page: the vault's own words where it has them, then what the build knows. */
export function* planHome(garden: Garden): Generator<HomePage> {
  const own = garden.home === undefined ? undefined : garden.byPath.get(garden.home);
  const items = garden.entries.filter((entry) => entry !== own).map((entry) => noteItem(garden, entry));
  const counted = byKind(garden, items);
  const recent = recentItems(items, RECENT);
  yield {
    ...pageBase(garden, ROUTES.home, garden.config.title),
    kind: 'home',
    description: own?.note.frontmatter.description ?? garden.config.description,
    intro: own === undefined ? undefined : notePage(garden, own),
    counts: counted.map(({ label, items: list }) => ({ label, count: list.length })),
    doors: doors(garden),
    recent,
    updated: recent[0]?.updated,
    question: featuredQuestion(garden, items),
    groups: own === undefined ? chosen(garden, counted) : [],
    folders: own === undefined && garden.config.sections.length === 0 ? topFolders(garden) : [],
  };
}

/** A generated front page shows every note of a small garden, and of each kind in a large one those that most notes lead to. */
function chosen(garden: Garden, groups: readonly Group<NoteItem>[]): Group<NoteItem>[] {
  if (groups.reduce((sum, { items }) => sum + items.length, 0) <= SHOWN_WHOLE) return [...groups];
  const weigh = byImportance(garden);
  return groups.map(({ label, items }) => {
    const first = [...items].sort(weigh).slice(0, CHOSEN).sort(byName(garden));
    return { label, items: first, count: items.length };
  });
}

/** Newest first; of one day by name. */
export function recentItems(items: readonly NoteItem[], count: number): NoteItem[] {
  const dated = items.filter((item) => item.updated !== undefined);
  return dated.sort((a, b) => compare(b.updated ?? '', a.updated ?? '') || compare(a.path, b.path)).slice(0, count);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One open question, chosen by the build's date, so that equal builds choose alike (READER.md 3.1.4). */
function featuredQuestion(garden: Garden, items: readonly NoteItem[]): NoteItem | undefined {
  const open = items.filter(
    ({ path, type }) =>
      type === 'question' && garden.byPath.get(path as VaultPath)?.note.frontmatter.raw.state !== '已解',
  );
  const day = Math.floor(Date.parse(garden.now) / 86_400_000);
  return open[Math.abs(day) % Math.max(1, open.length)];
}
