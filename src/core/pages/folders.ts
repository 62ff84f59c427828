import { folderOf } from '../path.ts';

/** Every folder that holds a note, with all folders above it; the root excluded; sorted. */
export function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths)
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  return [...folders].sort();
}
