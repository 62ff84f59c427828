import type { Paper } from '../bibliography/papers.ts';
import type { Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { pinyinKey } from '../text/pinyin.ts';
import { paperRow, paperView, type Uses, usesOf } from '../views/papers/paper-view.ts';
import { SUBVIEWS, VIEWS } from '../views/register.ts';
import { pageBase } from './base.ts';
import { cutIntoSheets, sheetAddresses } from './sheets.ts';
import type { Group } from './types.ts';
import { viewPage } from './view-page.ts';
import type { PaperPage, PaperRow, PapersPage, PaperView } from './view-types/papers.ts';

const ORDERS = [
  { by: 'year', title: '按年份', address: '/papers/' },
  { by: 'topic', title: '按主题', address: SUBVIEWS.papersByTopic },
  { by: 'cited', title: '按被引用', address: SUBVIEWS.papersByUse },
] as const;

/** 论文: the index by year, by topic and by how often it is cited here. */
export function* planPapers(garden: Garden): Generator<PapersPage> {
  if (!garden.views.has('papers')) return;
  const uses = cachedUses(garden);
  const rows = [...garden.papers.values()].map((paper) => paperRow(garden, paper, uses));
  const topics = new Map([...garden.papers.values()].map((paper) => [paper.key, topicsOf(garden, paper.key)]));
  for (const { by, address } of ORDERS) {
    const groups = by === 'year' ? byYear(rows) : by === 'topic' ? byTopic(rows, topics) : byUse(rows);
    const tabs = ORDERS.map((order) => ({
      title: order.title,
      href: href(garden.base, order.address),
      current: order.by === by,
    }));
    yield* sheetsOf(garden, { address, by, tabs, groups });
  }
}

/** An order of the index, on as many pages as its length asks for. */
function* sheetsOf(
  garden: Garden,
  { address, by, tabs, groups }: Pick<PapersPage, 'address' | 'by' | 'tabs'> & { groups: readonly Group<PaperRow>[] },
): Generator<PapersPage> {
  const count = groups.reduce((sum, group) => sum + group.items.length, 0);
  const addresses = sheetAddresses(address, count);
  const sheets = cutIntoSheets(groups);
  const hrefs = addresses.map((each) => href(garden.base, each));
  const marks = groups.map(({ label }, index) => {
    const at = sheets.findIndex((sheet) => sheet.some((group) => group.index === index && !group.continued));
    return { label, sheet: at, anchor: `#g-${index + 1}`, href: `${hrefs[at]}#g-${index + 1}` };
  });
  for (const [at, sheet] of sheets.entries()) {
    const base = viewPage(garden, 'papers', addresses[at] ?? address);
    yield {
      ...base,
      title: at === 0 ? base.title : `${base.title}，第 ${at + 1} 页`,
      description: at === 0 ? base.description : undefined,
      crumbs: at === 0 ? base.crumbs : [{ title: base.title, href: hrefs[0] ?? '' }],
      kind: 'papers',
      tabs,
      by,
      count,
      groups: sheet.map((group) => ({
        id: `g-${group.index + 1}`,
        label: group.continued ? `${group.label}（续）` : group.label,
        items: group.items,
      })),
      marks: marks.map(({ label, sheet: own, anchor, href: link }) => ({
        title: label,
        href: own === at ? anchor : link,
      })),
      sheets: sheets.map((each, index) => ({ title: spanOf(each), href: hrefs[index] ?? '', current: index === at })),
    };
  }
}

/** `2026–2023`: the first and the last group of a sheet. */
function spanOf(sheet: readonly Group<PaperRow>[]): string {
  const [first, last] = [sheet[0]?.label ?? '', sheet.at(-1)?.label ?? ''];
  return first === last ? first : `${first}–${last}`;
}

/** A page for each work that is cited and has no note. */
export function* planPaperPages(garden: Garden): Generator<PaperPage> {
  for (const paper of garden.papers.values()) {
    if (paper.note !== undefined) continue;
    const view = paperView(garden, paper, cachedUses(garden));
    const door = VIEWS.find((candidate) => candidate.name === 'papers') as (typeof VIEWS)[number];
    const crumbs = [{ title: viewPage(garden, 'papers', door.address).title, href: href(garden.base, door.address) }];
    yield {
      ...pageBase(garden, paper.address, view.row.original),
      kind: 'paper',
      description: view.row.gist,
      crumbs,
      paper: view,
    };
  }
}

/** What the page of a note of type `paper` adds to its text. */
export function paperViewOf(garden: Garden, path: string): PaperView | undefined {
  let byNote = papersByNote.get(garden);
  if (byNote === undefined) {
    byNote = new Map(
      [...garden.papers.values()].flatMap((paper) =>
        paper.note === undefined ? [] : [[paper.note as string, paper] as const],
      ),
    );
    papersByNote.set(garden, byNote);
  }
  const paper = byNote.get(path);
  return paper && paperView(garden, paper, cachedUses(garden));
}

const papersByNote = new WeakMap<Garden, Map<string, Paper>>();
const cache = new WeakMap<Garden, Uses>();

function cachedUses(garden: Garden): Uses {
  let uses = cache.get(garden);
  if (uses === undefined) {
    uses = usesOf(garden);
    cache.set(garden, uses);
  }
  return uses;
}

function byYear(rows: readonly PaperRow[]): Group<PaperRow>[] {
  const sorted = [...rows].sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.original, b.original));
  return grouped(sorted, (row) => row.date?.slice(0, 4) ?? '年份不详');
}

/** Topics in the order of their reading, each with its newest works first. */
function byTopic(rows: readonly PaperRow[], topics: ReadonlyMap<string, readonly string[]>): Group<PaperRow>[] {
  const sorted = [...rows].sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.original, b.original));
  const groups = grouped(sorted, (row) => topics.get(row.key)?.[0] ?? '未分主题');
  return groups.sort((a, b) => compare(pinyinKey(a.label), pinyinKey(b.label)));
}

function byUse(rows: readonly PaperRow[]): Group<PaperRow>[] {
  const sorted = [...rows].sort(
    (a, b) => b.uses - a.uses || compare(b.date ?? '', a.date ?? '') || compare(a.original, b.original),
  );
  const label = ({ uses }: PaperRow) =>
    uses >= 10 ? '十处以上' : uses >= 5 ? '五到九处' : uses >= 2 ? '二到四处' : uses === 1 ? '一处' : '未被引用';
  return grouped(sorted, label);
}

function grouped(rows: readonly PaperRow[], labelOf: (row: PaperRow) => string): Group<PaperRow>[] {
  const groups = new Map<string, PaperRow[]>();
  for (const row of rows) {
    const list = groups.get(labelOf(row));
    if (list) list.push(row);
    else groups.set(labelOf(row), [row]);
  }
  return [...groups].map(([label, items]) => ({ label, items }));
}

/** The first keyword of the entry; a note's own first tag wins. */
function topicsOf(garden: Garden, key: string): readonly string[] {
  const paper = garden.papers.get(key);
  const tags = paper?.note === undefined ? [] : (garden.byPath.get(paper.note)?.note.frontmatter.tags ?? []);
  return [...(paper?.reference?.topics ?? []), ...tags];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
