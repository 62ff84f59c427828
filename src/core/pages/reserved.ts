import type { Config } from '../config.ts';
import { folderAddress, isFolderIndex } from '../links/addresses.ts';
import { ROUTES } from '../links/routes.ts';
import type { Note } from '../types.ts';
import { foldersOf } from './folders.ts';
import { tagTree } from './tag-tree.ts';

/** Addresses that belong to the site's own pages, as clash keys: a note that wants one gets another. */
export function reservedAddresses(published: readonly Note[], config: Config, views: readonly string[]): Set<string> {
  const introduced = new Set(published.filter((note) => isFolderIndex(note.path)).map((note) => note.path.replace(/\/[^/]+$/, '')));
  const folders = foldersOf(published.map((note) => note.path)).filter((folder) => !introduced.has(folder));
  return new Set([
    ...Object.values(ROUTES),
    ...views,
    '/files/',
    '/pagefind/',
    '/fonts/',
    '/cards/',
    '/_astro/',
    ...folders.map((folder) => folderAddress(config, folder)),
    ...[...tagTree(published, config).values()].map((tag) => tag.address),
  ]);
}
