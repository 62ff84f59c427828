import type { Entry, Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { ROUTES } from '../links/routes.ts';
import { sectionOf } from '../links/spell-address.ts';
import { fileName, folderOf } from '../path.ts';
import { viewAddresses } from '../views/register.ts';
import { pageBase } from './base.ts';
import { addressOfFolder, foldersOf } from './folders.ts';
import { byImportance, byKind, noteItem } from './items.ts';
import { notePage } from './note.ts';
import { type TagNode, tagTree } from './tag-tree.ts';
import type { ListPage, NavItem } from './types.ts';

/** One page a folder: what is in it by kind, then by name; its `index` note stands above. */
export function* planFolders(garden: Garden): Generator<ListPage> {
  const folders = foldersOf(garden.entries.map((entry) => entry.note.path));
  const byAddress = new Map(garden.entries.map((entry) => [entry.address, entry]));
  const inside = new Map<string, Entry[]>();
  for (const entry of garden.entries) {
    const folder = folderOf(entry.note.path);
    const list = inside.get(folder);
    if (list) list.push(entry);
    else inside.set(folder, [entry]);
  }
  for (const folder of folders) {
    // A view stands in for the folder whose address it has: it shows the same notes, and their index.
    if (viewAddresses(garden.views).includes(addressOfFolder(garden, folder))) continue;
    const entries = inside.get(folder) ?? [];
    const index = byAddress.get(addressOfFolder(garden, folder));
    const section = sectionOf(garden.config, folder);
    const own = section !== undefined && section.folder.replace(/^\/|\/$/g, '') === folder ? section : undefined;
    const items = entries
      .filter((entry) => entry !== index && entry.note.path !== garden.home)
      .map((entry) => noteItem(garden, entry));
    yield {
      ...pageBase(
        garden,
        index?.address ?? addressOfFolder(garden, folder),
        own?.title ?? index?.note.frontmatter.title ?? fileName(folder),
      ),
      kind: 'folder',
      description: own?.description ?? index?.note.frontmatter.description,
      crumbs: folderCrumbs(garden, folderOf(folder)),
      intro: index === undefined ? undefined : notePage(garden, index),
      groups: byKind(garden, items),
      related: [],
      children: folders.filter((child) => folderOf(child) === folder).map((child) => folderItem(garden, child, inside)),
    };
  }
}

function folderItem(garden: Garden, folder: string, inside: ReadonlyMap<string, readonly Entry[]>): NavItem {
  let count = 0;
  for (const [path, entries] of inside) if (path === folder || path.startsWith(`${folder}/`)) count += entries.length;
  return { title: folderTitle(garden, folder), href: href(garden.base, addressOfFolder(garden, folder)), count };
}

function folderTitle(garden: Garden, folder: string): string {
  const section = sectionOf(garden.config, folder);
  return section !== undefined && section.folder === folder && section.title !== undefined
    ? section.title
    : fileName(folder);
}

/** The trail of folders above a page. */
export function folderCrumbs(garden: Garden, folder: string): NavItem[] {
  const crumbs: NavItem[] = [];
  for (let at = folder; at !== ''; at = folderOf(at))
    crumbs.unshift({ title: folderTitle(garden, at), href: href(garden.base, addressOfFolder(garden, at)) });
  return crumbs;
}

/** The folders at the root of the vault, each with how many notes it holds. */
export function topFolders(garden: Garden): NavItem[] {
  const counts = new Map<string, number>();
  for (const { note } of garden.entries) {
    const [top = ''] = note.path.split('/', 1);
    if (top !== note.path) counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  return [...counts].sort().map(([folder, count]) => ({
    title: folderTitle(garden, folder),
    href: href(garden.base, addressOfFolder(garden, folder)),
    count,
  }));
}

/** Every note of the garden, by kind, then by name. */
export function* planAll(garden: Garden): Generator<ListPage> {
  yield {
    ...pageBase(garden, ROUTES.all, '全部札记'),
    kind: 'all',
    intro: undefined,
    groups: byKind(
      garden,
      garden.entries.map((entry) => noteItem(garden, entry)),
    ),
    related: [],
    children: topFolders(garden),
  };
}

/** The list of tags, and a page for each that is not folded into its parent. */
export function* planTags(garden: Garden): Generator<ListPage> {
  const tree = tagTree(
    garden.entries.map((entry) => entry.note),
    garden.config,
  );
  if (tree.size === 0) return;
  const nodes = [...tree.values()].filter((node) => node.page);
  yield {
    ...pageBase(garden, ROUTES.tags, '主题'),
    kind: 'tags',
    intro: undefined,
    groups: [],
    related: [],
    children: nodes.filter((node) => node.parent === undefined).map((node) => tagItem(garden, node)),
  };
  const near = neighbours(garden, tree);
  for (const node of nodes) yield tagPage(garden, tree, node, near);
}

/** How a tag's page begins: a note of type `map` whose title or alias is the tag's name. */
function introOf(garden: Garden, node: TagNode): Entry | undefined {
  const key = node.key.slice(node.key.lastIndexOf('/') + 1);
  return garden.entries.find(
    ({ type, note }) =>
      type === 'map' && [note.title, ...note.frontmatter.aliases].some((name) => name.toLowerCase() === key),
  );
}

function tagPage(
  garden: Garden,
  tree: ReadonlyMap<string, TagNode>,
  node: TagNode,
  near: ReadonlyMap<string, readonly string[]>,
): ListPage {
  const intro = introOf(garden, node);
  const items = node.notes.map((path) => noteItem(garden, garden.byPath.get(path) as Entry));
  const parent = node.parent === undefined ? undefined : tree.get(node.parent);
  const children = [...tree.values()].filter((child) => child.parent === node.key && child.page);
  return {
    ...pageBase(garden, node.address, node.label),
    kind: 'tag',
    description: intro?.note.frontmatter.description,
    crumbs: [
      { title: '主题', href: href(garden.base, ROUTES.tags) },
      ...(parent === undefined ? [] : [tagItem(garden, parent)]),
    ],
    intro: intro === undefined ? undefined : notePage(garden, intro),
    groups: byKind(garden, items, byImportance(garden)),
    related: (near.get(node.key) ?? []).flatMap((key) => tagItem(garden, tree.get(key) as TagNode)),
    children: children.map((child) => tagItem(garden, child)),
  };
}

function tagItem(garden: Garden, node: TagNode): NavItem {
  return { title: node.label, href: href(garden.base, node.address), count: node.notes.length };
}

/** For each tag the other tags that share most notes with it, at most five. */
function neighbours(garden: Garden, tree: ReadonlyMap<string, TagNode>): Map<string, string[]> {
  const shared = new Map<string, Map<string, number>>();
  for (const { note } of garden.entries) {
    const keys = note.tags.map((tag) => tag.toLowerCase()).filter((key) => tree.get(key)?.page === true);
    for (const a of keys)
      for (const b of keys) {
        if (a === b) continue;
        const counts = shared.get(a) ?? new Map<string, number>();
        counts.set(b, (counts.get(b) ?? 0) + 1);
        shared.set(a, counts);
      }
  }
  return new Map(
    [...shared].map(([key, counts]) => {
      const ranked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      return [key, ranked.slice(0, 5).map(([other]) => other)];
    }),
  );
}
