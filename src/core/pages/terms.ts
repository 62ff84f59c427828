import type { Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { pinyin, pinyinKey } from '../text/pinyin.ts';
import { slugify } from '../text/slug.ts';
import { SUBVIEWS } from '../views/register.ts';
import { cachedPairs } from '../views/terms/pairs.ts';
import { bySortKey, type Term, termsOf } from '../views/terms/terms.ts';
import type { Group, NavItem } from './types.ts';
import { viewPage } from './view-page.ts';
import type { Tab } from './view-types/base.ts';
import type { ConfusablePage, TermRow, TermsPage } from './view-types/terms.ts';

type Sorted = TermRow & { readonly sortKey: string };

const ORDERS = [
  { by: 'pinyin', title: '按拼音', address: '/terms/' },
  { by: 'english', title: '按英文', address: SUBVIEWS.termsByEnglish },
  { by: 'topic', title: '按主题', address: SUBVIEWS.termsByTopic },
] as const;

/** 术语: the glossary by pinyin, by English name and by topic, and the pairs that are easily confused. */
export function* planTerms(garden: Garden): Generator<TermsPage | ConfusablePage> {
  if (!garden.views.has('terms')) return;
  const terms = termsOf(garden);
  const pairs = cachedPairs(garden);
  for (const { by, address } of ORDERS) {
    const groups =
      by === 'pinyin' ? byPinyin(garden, terms) : by === 'english' ? byEnglish(garden, terms) : byTopic(garden, terms);
    const letters = by === 'topic' ? [] : alphabet(groups);
    yield {
      ...viewPage(garden, 'terms', address),
      kind: 'terms',
      tabs: tabsOf(garden, address, pairs.length),
      by,
      groups,
      letters,
      count: terms.length,
    };
  }
  if (pairs.length === 0) return;
  const address = SUBVIEWS.termsConfusable;
  yield {
    ...viewPage(garden, 'terms', address),
    kind: 'confusable',
    tabs: tabsOf(garden, address, pairs.length),
    pairs,
  };
}

function tabsOf(garden: Garden, current: string, pairs: number): Tab[] {
  const all = pairs === 0 ? [...ORDERS] : [...ORDERS, { title: '易混', address: SUBVIEWS.termsConfusable }];
  return all.map(({ title, address }) => ({ title, href: href(garden.base, address), current: address === current }));
}

function byPinyin(garden: Garden, terms: readonly Term[]): Group<TermRow>[] {
  const rows: Sorted[] = [
    ...terms.map((term) => ({ ...rowOf(garden, term), sortKey: term.sortKey })),
    ...seeRows(garden, terms),
    ...missingRows(garden),
  ];
  return byLetter(unique(rows));
}

function byEnglish(garden: Garden, terms: readonly Term[]): Group<TermRow>[] {
  const rows = terms.flatMap((term) =>
    term.en === undefined ? [] : [{ ...rowOf(garden, term), sortKey: pinyinKey(term.en) }],
  );
  return byLetter(unique(rows));
}

function byTopic(garden: Garden, terms: readonly Term[]): Group<TermRow>[] {
  const groups = new Map<string, TermRow[]>();
  for (const term of terms) groups.set(term.topic, [...(groups.get(term.topic) ?? []), rowOf(garden, term)]);
  const key = (label: string) => (label === '其他' ? '[' : pinyinKey(label, garden.config.pinyin));
  return [...groups]
    .sort(([a], [b]) => (key(a) < key(b) ? -1 : 1))
    .map(([label, items]) => ({ label, items: unique(items) }));
}

function rowOf(garden: Garden, term: Term): TermRow {
  const confusable = term.confusable.flatMap(({ path }): NavItem[] => {
    const entry = path === undefined ? undefined : garden.byPath.get(path);
    return entry === undefined ? [] : [{ title: entry.note.title, href: entry.href }];
  });
  return {
    id: slugify(term.entry.address.split('/').filter(Boolean).at(-1) ?? term.title),
    title: term.title,
    href: term.entry.href,
    pinyin: term.pinyin.length === 0 ? undefined : term.pinyin.join(' '),
    en: term.en,
    abbr: term.abbr === term.title ? undefined : term.abbr,
    others: [...new Set([...term.translations, ...term.others])],
    definition: term.definition,
    confusable,
    see: undefined,
    missing: false,
  };
}

/** 同词异译: each other translation stands in its own place and leads to the one in use. */
function seeRows(garden: Garden, terms: readonly Term[]): Sorted[] {
  const titles = new Set(terms.map((term) => term.title));
  return terms.flatMap((term) =>
    term.translations
      .filter((name) => !titles.has(name))
      .map((name): Sorted => leadingRow(garden, name, { href: term.entry.href, see: term.title, missing: false })),
  );
}

/** Names among the prerequisites of terms that no note has: they are marked as not yet written. */
function missingRows(garden: Garden): Sorted[] {
  const names = new Set<string>();
  for (const { type, links } of garden.entries)
    for (const { raw, resolution } of links)
      if (
        type === 'term' &&
        (raw.relation === 'prerequisites' || raw.relation === '前置') &&
        resolution.kind === 'missing-note'
      )
        names.add(raw.text);
  return [...names].map((name) => leadingRow(garden, name, { href: '', see: undefined, missing: true }));
}

function leadingRow(
  garden: Garden,
  title: string,
  rest: { href: string; see: string | undefined; missing: boolean },
): Sorted {
  const sounds = /\p{Script=Han}/u.test(title) ? pinyin(title, garden.config.pinyin).join(' ') : undefined;
  const sortKey = pinyinKey(title, garden.config.pinyin);
  return {
    id: slugify(title, garden.config.pinyin),
    title,
    pinyin: sounds,
    en: undefined,
    abbr: undefined,
    others: [],
    definition: undefined,
    confusable: [],
    ...rest,
    sortKey,
  };
}

/** Ids are told apart: a translation may be spelled as a term's address. */
function unique<R extends TermRow>(rows: readonly R[]): R[] {
  const taken = new Set(rows.filter((row) => row.see === undefined && !row.missing).map((row) => row.id));
  const used = new Set<string>();
  return rows.map((row) => {
    const base = (row.see !== undefined || row.missing) && taken.has(row.id) ? `${row.id}-2` : row.id;
    let id = base;
    for (let number = 2; used.has(id); number++) id = `${base}-${number}`;
    used.add(id);
    return id === row.id ? row : { ...row, id };
  });
}

function byLetter(rows: readonly Sorted[]): Group<TermRow>[] {
  const groups = new Map<string, TermRow[]>();
  for (const { sortKey, ...row } of [...rows].sort(bySortKey)) {
    const letter = sortKey.charAt(0);
    const list = groups.get(letter);
    if (list) list.push(row);
    else groups.set(letter, [row]);
  }
  const rank = (letter: string) => (letter === '#' ? '[' : letter);
  return [...groups].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)).map(([label, items]) => ({ label, items }));
}

/** All twenty-six letters; those without a group are no links. */
function alphabet(groups: readonly Group<TermRow>[]): TermsPage['letters'] {
  const present = new Set(groups.map((group) => group.label));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...(present.has('#') ? ['#'] : [])];
  return letters.map((letter) => ({ letter, id: present.has(letter) ? letterId(letter) : undefined }));
}

/** The id of a letter's heading in the list of terms. */
export function letterId(label: string): string {
  return label === '#' ? 'letter-0' : `letter-${slugify(label)}`;
}
