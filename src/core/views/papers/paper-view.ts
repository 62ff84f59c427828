import { gbt7714 } from '../../bibliography/gbt7714.ts';
import { authorsLong, authorsShort } from '../../bibliography/labels.ts';
import type { Paper } from '../../bibliography/papers.ts';
import type { Reference } from '../../bibliography/types.ts';
import type { Garden } from '../../garden.ts';
import { citationView } from '../../links/citations.ts';
import { href } from '../../links/href.ts';
import { byKind, noteItem } from '../../pages/items.ts';
import type { BacklinkItem, Group, NavItem } from '../../pages/types.ts';
import type { PaperRow, PaperView } from '../../pages/view-types/papers.ts';
import { normalizeSpacing } from '../../text/spacing.ts';
import type { LinkContext } from '../../types.ts';
import { dependentsOf } from '../paths/prerequisites.ts';
import { eventLink } from '../timeline/event-view.ts';
import { eventsAbout } from '../timeline/timeline.ts';

/** A link that no number names. */
const ORIGINAL = '原文';

/** Citations of each work by other notes: one a sentence. */
export type Uses = ReadonlyMap<string, readonly BacklinkItem[]>;

/** Who cites which work, with the sentence; entries of `sources` count where the text does not cite the work itself. */
export function usesOf(garden: Garden): Uses {
  const uses = new Map<string, BacklinkItem[]>();
  for (const entry of garden.entries) {
    const item = noteItem(garden, entry);
    const seen = new Set<string>();
    const inText = new Set(entry.note.citations.filter(({ context }) => saysSomething(context)).map(({ key }) => key));
    for (const { key, context } of entry.note.citations) {
      if (garden.papers.get(key)?.note === entry.note.path || (!saysSomething(context) && inText.has(key))) continue;
      const sentence = `${key}\n${context.before}${context.text}${context.after}`;
      if (seen.has(sentence)) continue;
      seen.add(sentence);
      const found: BacklinkItem = {
        ...item,
        context: saysSomething(context) ? marked(garden, key, context) : { before: '', text: '出处', after: '' },
        relation: undefined,
      };
      const list = uses.get(key);
      if (list) list.push(found);
      else uses.set(key, [found]);
    }
  }
  return uses;
}

/** The sentence with the citation in its place, as it reads on the page. */
function marked(garden: Garden, key: string, { before, text, after }: LinkContext): LinkContext {
  return {
    before: (before + text).trimEnd(),
    text: `（${citationView(garden, key)?.label ?? key}）`,
    after: after.trimStart(),
  };
}

function saysSomething(context: { before: string; after: string }): boolean {
  return context.before + context.after !== '';
}

/** A work as the index lists it. */
export function paperRow(garden: Garden, paper: Paper, uses: Uses): PaperRow {
  const { reference } = paper;
  const note = paper.note === undefined ? undefined : garden.byPath.get(paper.note)?.note;
  const gist = note?.frontmatter.description ?? reference?.gist;
  const original = reference?.title ?? note?.frontmatter.en ?? note?.title ?? paper.key;
  return {
    key: paper.key,
    href: href(garden.base, paper.address),
    title: note !== undefined && note.title !== original ? note.title : undefined,
    original,
    authors: reference && authorsShort(reference),
    date: reference?.date ?? note?.frontmatter.date,
    venue: reference?.venue,
    gist: gist === undefined ? undefined : normalizeSpacing(gist),
    source: reference && linksOf(reference).find(({ title }) => title !== ORIGINAL),
    withdrawn: Boolean(reference?.withdrawn),
    status: note?.frontmatter.status,
    noted: note !== undefined,
    uses: new Set(uses.get(paper.key)?.map((use) => use.path)).size,
  };
}

/** A work with everything that its page tells. */
export function paperView(garden: Garden, paper: Paper, uses: Uses): PaperView {
  const { reference } = paper;
  return {
    kind: 'paper',
    row: paperRow(garden, paper, uses),
    authors: reference && authorsLong(reference),
    detail: reference && imprint(reference),
    links: reference === undefined ? [] : linksOf(reference),
    topics: reference?.topics ?? [],
    later: laterThan(garden, paper),
    remarks: [
      reference?.version && `版本：${reference.version}`,
      reference?.withdrawn && `已撤回：${reference.withdrawn}`,
    ].filter((remark): remark is string => remark !== undefined && remark !== ''),
    unverified: reference?.unverified ?? [],
    bibtex: reference?.bibtex,
    gbt: reference && gbt7714(reference, garden.now),
    cited: byKind(garden, [...(uses.get(paper.key) ?? [])], () => 0) as Group<BacklinkItem>[],
    events: (eventsAbout(garden).get(`@${paper.key}`) ?? []).map((event) => eventLink(garden, event)),
  };
}

/** Papers whose notes ask for this one to be read first. */
function laterThan(garden: Garden, { note }: Paper): NavItem[] {
  const after = note === undefined ? [] : (dependentsOf(garden).get(note) ?? []);
  return after.flatMap((path) => {
    const entry = garden.byPath.get(path);
    return entry?.type === 'paper' && path !== note ? [{ title: entry.note.title, href: entry.href }] : [];
  });
}

/** `ICLR，2017` with volume, issue and pages where they are known. */
function imprint({ venue, year, volume, issue, pages }: Reference): string | undefined {
  const number = volume === undefined ? undefined : `第${volume}卷${issue === undefined ? '' : `第${issue}期`}`;
  const parts = [venue, year, number, pages === undefined ? undefined : `${pages}页`].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? undefined : parts.join('，');
}

function linksOf({ arxiv, doi, url }: Reference): NavItem[] {
  const links: NavItem[] = [];
  if (arxiv !== undefined) links.push({ title: `arXiv:${arxiv}`, href: `https://arxiv.org/abs/${arxiv}` });
  if (doi !== undefined) links.push({ title: `DOI:${doi}`, href: `https://doi.org/${encodeURI(doi)}` });
  if (url !== undefined && !links.some((link) => link.href === url)) links.push({ title: ORIGINAL, href: url });
  return links;
}
