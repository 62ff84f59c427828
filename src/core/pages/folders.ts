import type { Config } from '../config.ts';
import type { Entry, Garden } from '../garden.ts';
import { clashKey, folderAddress, withHash } from '../links/spell-address.ts';
import { folderOf } from '../path.ts';

/** Every folder that holds a note, with all folders above it; the root excluded; sorted. */
export function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths)
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
  return [...folders].sort();
}

/**
 * Addresses of the folders' pages by folder. Folders that would share one (`十` and `石`) each get a hash, as notes do; the
 * notes in them stay where they are. A section with a slug of its own keeps it.
 */
export function folderAddresses(paths: readonly string[], config: Config): Map<string, string> {
  const folders = foldersOf(paths);
  const wishes = new Map(folders.map((folder) => [folder, folderAddress(config, folder)]));
  const rivals = new Map<string, string[]>();
  for (const [folder, wish] of wishes) rivals.set(clashKey(wish), [...(rivals.get(clashKey(wish)) ?? []), folder]);
  const named = (folder: string) =>
    config.sections.some((section) => section.slug !== undefined && section.folder.replace(/^\/|\/$/g, '') === folder);
  return new Map(
    [...wishes].map(([folder, wish]) => {
      const sharers = rivals.get(clashKey(wish)) ?? [];
      const keeps = sharers.length < 2 || sharers.find(named) === folder;
      return [folder, keeps ? wish : withHash(wish, folder)];
    }),
  );
}

/** Address of a folder's page, of one without notes too. */
export function addressOfFolder(garden: Garden, folder: string): string {
  return garden.folders.get(folder) ?? folderAddress(garden.config, folder);
}

/**
 * True of a note that has no page of its own: the home note, and one that stands at its folder's address, as `index` does
 * and as a permalink may ask. It introduces the page that is there.
 */
export function standsElsewhere(garden: Garden, entry: Pick<Entry, 'note' | 'address'>): boolean {
  return entry.note.path === garden.home || garden.folderAddresses.has(entry.address);
}
