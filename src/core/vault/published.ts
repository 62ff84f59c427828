import type { Config } from '../config.ts';
import type { VaultPath } from '../path.ts';
import type { Note } from '../types.ts';

/**
 * The notes that are no pages and leave no trace (OBSIDIAN.md 75 and policy): `draft: true`, `publish: false`, and those in
 * folders or under tags that the config excludes. `publish: true` beats an excluded folder.
 */
export function unpublishedNotes(notes: readonly Note[], config: Config): Set<VaultPath> {
  const folders = config.exclude.folders.map((folder) => `${folder.normalize('NFC').replace(/^\/|\/$/g, '')}/`);
  const tags = config.exclude.tags.map((tag) => tag.replace(/^#/, '').toLowerCase());
  const hidden = ({ frontmatter, path, tags: own }: Note): boolean => {
    if (frontmatter.draft || frontmatter.publish === false) return true;
    if (own.some((tag) => tags.some((hiding) => isUnder(tag.toLowerCase(), hiding)))) return true;
    return frontmatter.publish !== true && folders.some((folder) => path.startsWith(folder));
  };
  return new Set(notes.filter(hidden).map((note) => note.path));
}

/** `a/b` belongs to `a` as well (OBSIDIAN.md 69). */
function isUnder(tag: string, parent: string): boolean {
  return tag === parent || tag.startsWith(`${parent}/`);
}
