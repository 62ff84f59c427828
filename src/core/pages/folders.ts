import type { Config } from '../config.ts';
import type { Entry, Garden } from '../garden.ts';
import { folderAddress } from '../links/addresses.ts';
import { folderOf } from '../path.ts';

/** Every folder that holds a note, with all folders above it; the root excluded; sorted. */
export function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths)
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
  return [...folders].sort();
}

/** Addresses of the folders' pages. */
export function folderAddresses(paths: readonly string[], config: Config): Set<string> {
  return new Set(foldersOf(paths).map((folder) => folderAddress(config, folder)));
}

/**
 * True of a note that has no page of its own: the home note, and one that stands at its folder's address, as `index` does
 * and as a permalink may ask. It introduces the page that is there.
 */
export function standsElsewhere(garden: Garden, entry: Pick<Entry, 'note' | 'address'>): boolean {
  return entry.note.path === garden.home || garden.folderAddresses.has(entry.address);
}
