import type { Config } from '../config.ts';
import type { Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { ROUTES } from '../links/routes.ts';
import type { VaultPath } from '../path.ts';
import { hashText } from '../text/hash.ts';
import { slugify } from '../text/slug.ts';
import type { Note } from '../types.ts';

/** Fewest notes for which a child tag has a page of its own (READER.md 3.8.5). */
const OWN_PAGE = 3;

/** A tag with its notes; `a/b` is a child of `a` and its notes are `a`'s too (OBSIDIAN.md 69). */
export interface TagNode {
  readonly key: string;
  /** As first written. */
  readonly label: string;
  readonly address: string;
  readonly parent: string | undefined;
  /** False where it is folded into its parent, and has that one's address. */
  readonly page: boolean;
  readonly notes: readonly VaultPath[];
}

/** All tags by lower-cased name. */
export function tagTree(published: readonly Note[], config: Config): Map<string, TagNode> {
  const notes = new Map<string, { label: string; paths: Set<VaultPath> }>();
  for (const note of published) {
    for (const tag of note.tags) {
      const parts = tag.split('/').filter(Boolean);
      for (let depth = 1; depth <= parts.length; depth++) {
        const label = parts.slice(0, depth).join('/');
        const key = label.toLowerCase();
        const known = notes.get(key) ?? { label, paths: new Set() };
        known.paths.add(note.path);
        notes.set(key, known);
      }
    }
  }
  return build(notes, config);
}

function build(
  notes: ReadonlyMap<string, { label: string; paths: ReadonlySet<VaultPath> }>,
  config: Config,
): Map<string, TagNode> {
  const slugs = new Map<string, string[]>();
  const slugOf = (key: string) =>
    key
      .split('/')
      .map((part) => slugify(part, config.pinyin))
      .join('/');
  for (const key of notes.keys()) slugs.set(slugOf(key), [...(slugs.get(slugOf(key)) ?? []), key]);
  const tree = new Map<string, TagNode>();
  // Parents sort before their children, so each finds its parent built.
  for (const key of [...notes.keys()].sort()) {
    const { label, paths } = notes.get(key) as { label: string; paths: ReadonlySet<VaultPath> };
    const slash = key.lastIndexOf('/');
    const parent = slash < 0 ? undefined : key.slice(0, slash);
    const page = parent === undefined || paths.size >= OWN_PAGE;
    const slug = slugOf(key);
    const own = `${ROUTES.tags}${slug}${(slugs.get(slug)?.length ?? 0) > 1 ? `-${hashText(key).slice(-4)}` : ''}/`;
    const address = page ? own : (tree.get(parent ?? '')?.address ?? own);
    tree.set(key, { key, label, address, parent, page, notes: [...paths].sort() });
  }
  return tree;
}

const trees = new WeakMap<Garden, Map<string, TagNode>>();

/** {@link tagTree} of a garden, made once. */
export function tagTreeOf(garden: Garden): ReadonlyMap<string, TagNode> {
  let tree = trees.get(garden);
  if (tree === undefined) {
    tree = tagTree(
      garden.entries.map((entry) => entry.note),
      garden.config,
    );
    trees.set(garden, tree);
  }
  return tree;
}

/** Addresses of the pages of some tags, by the tag in lower case as it is written in a note. */
export function tagHrefs(garden: Garden, tags: readonly string[]): Record<string, string> {
  const tree = tagTreeOf(garden);
  const hrefs: Record<string, string> = {};
  for (const tag of tags) {
    const node = tree.get(tag.toLowerCase().split('/').filter(Boolean).join('/'));
    if (node !== undefined) hrefs[tag.toLowerCase()] = href(garden.base, node.address);
  }
  return hrefs;
}
