import type { Backlink, Entry, Garden } from '../garden.ts';
import { type Mention, mentionContext } from '../graph/mentions/find-mentions.ts';
import { neighbourhood } from '../graph/neighbourhood.ts';
import { relationName } from '../graph/relations.ts';
import { absolute, href } from '../links/href.ts';
import { resolveLink } from '../links/resolve.ts';
import { folderOf, type VaultPath } from '../path.ts';
import { leadingTitle } from '../render/leading-title.ts';
import { pageBase } from './base.ts';
import { byKind, noteItem } from './items.ts';
import { folderCrumbs } from './lists.ts';
import { noteEvents, noteView } from './note-view.ts';
import { sourcesOf } from './sources.ts';
import { tagTreeOf } from './tag-tree.ts';
import type { BacklinkItem, Group, NavItem, NotePage } from './types.ts';

/** Han characters and words that a reader takes in a minute. */
const PER_MINUTE = 400;

/** Unlinked mentions that a page lists: a common word is named by hundreds of notes, and nobody reads them all. */
const MENTIONS = 30;

/** One page a note, except the notes that are the home page or introduce a folder: those stand on the page they introduce. */
export function* planNotes(garden: Garden, standsElsewhere: (entry: Entry) => boolean): Generator<NotePage> {
  for (const entry of garden.entries) if (!standsElsewhere(entry)) yield notePage(garden, entry);
}

/** What the layout of a note prints. */
export function notePage(garden: Garden, entry: Entry): NotePage {
  const { note } = entry;
  const { frontmatter } = note;
  return {
    ...pageBase(garden, entry.address, note.title),
    kind: 'note',
    description: frontmatter.description,
    lang: entry.lang,
    crumbs: folderCrumbs(garden, folderOf(note.path)),
    note: noteItem(garden, entry),
    created: entry.created,
    date: frontmatter.date,
    abbr: typeof frontmatter.raw.abbr === 'string' ? frontmatter.raw.abbr : undefined,
    aliases: frontmatter.aliases,
    cssclasses: frontmatter.cssclasses,
    tags: tagLinks(garden, note.tags),
    outline: note.headings.slice(leadingTitle(note) === undefined ? 0 : 1),
    minutes: Math.max(1, Math.round(note.size / PER_MINUTE)),
    titleId: leadingTitle(note)?.id,
    sources: sourcesOf(garden, entry),
    backlinks: groupBacklinks(garden, entry.backlinks),
    mentions: entry.mentions.slice(0, MENTIONS).flatMap((mention) => mentionItem(garden, mention)),
    mentionCount: entry.mentions.length,
    neighbours: neighbourhood(garden, entry),
    related: entry.related.flatMap(({ path, tie }) => relatedItem(garden, path, tie)),
    prerequisites: prerequisites(garden, entry),
    markdownHref: href(garden.base, `${entry.address}index.md`),
    editHref: garden.config.edit?.replace('{path}', encodeURI(note.path)),
    image: imageOf(garden, entry),
    view: noteView(garden, entry),
    events: noteEvents(garden, entry),
  };
}

function tagLinks(garden: Garden, tags: readonly string[]): NavItem[] {
  const tree = tagTreeOf(garden);
  return tags.flatMap((tag) => {
    const node = tree.get(tag.toLowerCase().split('/').filter(Boolean).join('/'));
    return node === undefined
      ? []
      : [{ title: node.label, href: href(garden.base, node.address), count: node.notes.length }];
  });
}

/** One entry a sentence: two links in one sentence are one. */
function groupBacklinks(garden: Garden, backlinks: readonly Backlink[]): Group<BacklinkItem>[] {
  const seen = new Set<string>();
  const items: BacklinkItem[] = [];
  for (const { source, context, relation } of backlinks) {
    const key = `${source}\n${context.before}${context.text}${context.after}`;
    const entry = garden.byPath.get(source);
    if (entry === undefined || seen.has(key)) continue;
    seen.add(key);
    items.push({ ...noteItem(garden, entry), context, relation });
  }
  return byKind(garden, items) as Group<BacklinkItem>[];
}

function mentionItem(garden: Garden, mention: Mention): BacklinkItem[] {
  const entry = garden.byPath.get(mention.source);
  return entry === undefined
    ? []
    : [{ ...noteItem(garden, entry), context: mentionContext(mention), relation: undefined }];
}

function relatedItem(garden: Garden, path: VaultPath, tie: string): NotePage['related'] {
  const entry = garden.byPath.get(path);
  return entry === undefined ? [] : [{ ...noteItem(garden, entry), tie }];
}

function prerequisites(garden: Garden, entry: Entry): NotePage['prerequisites'] {
  const paths = new Set<VaultPath>();
  for (const { raw, resolution } of entry.links)
    if (relationName(raw.relation) === '前置' && resolution.kind === 'note') paths.add(resolution.path);
  return [...paths].map((path) => noteItem(garden, garden.byPath.get(path) as Entry));
}

function imageOf(garden: Garden, entry: Entry): string | undefined {
  const { image } = entry.note.frontmatter;
  if (image === undefined) return undefined;
  if (/^https?:/i.test(image)) return image;
  const { resolution } = resolveLink(garden.index, entry.note.path, { target: image, fragment: undefined });
  const file = resolution.kind === 'file' ? garden.files.get(resolution.path) : undefined;
  return file && absolute(garden.config.url, file.href);
}
