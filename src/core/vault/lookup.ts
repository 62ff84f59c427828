import { fileName, folderOf, isNotePath, type VaultPath, vaultPath } from '../path.ts';
import { nameKey, type VaultIndex } from './build-index.ts';

/** What a path in a link matches. `tie` lists the paths among which only the alphabet decided (OBSIDIAN.md 18). */
export type Match =
  | { readonly kind: 'found'; readonly path: VaultPath; readonly tie: readonly VaultPath[] }
  | { readonly kind: 'ambiguous-alias'; readonly candidates: readonly VaultPath[] }
  | { readonly kind: 'none' };

const NONE: Match = { kind: 'none' };

/** Finds the file that a link's path means, seen from the note that holds the link (OBSIDIAN.md 13–22). */
export function lookup(index: VaultIndex, source: VaultPath, target: string): Match {
  if (target.startsWith('./') || target.startsWith('../')) return exact(index, relative(source, target));
  if (target.startsWith('/')) return exact(index, vaultPath(target.slice(1)));
  const candidates = suffixMatches(index, target);
  if (candidates.length === 0) return byAlias(index, target);
  // `图.png` names the picture, not the note `图.png.md` beside it (OBSIDIAN.md 13).
  const named = candidates.filter((path) => nameKey(fileName(path)) === nameKey(fileName(target)));
  return choose(named.length > 0 ? named : candidates, source, target);
}

/** Undefined for a path that leaves the vault. */
function relative(source: VaultPath, target: string): VaultPath | undefined {
  const parts = folderOf(source).split('/').filter(Boolean);
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return vaultPath(parts.join('/'));
}

function exact(index: VaultIndex, path: VaultPath | undefined): Match {
  if (path === undefined) return NONE;
  const found = suffixMatches(index, path).filter((candidate) => isWhole(candidate, nameKey(path)));
  return found[0] === undefined
    ? NONE
    : { kind: 'found', path: found.sort(byCaseThenName(path))[0] as VaultPath, tie: [] };
}

/** Paths that equal the target, with or without a note's extension, or end with it after a `/`. */
function suffixMatches(index: VaultIndex, target: string): VaultPath[] {
  const key = nameKey(target);
  const last = key.slice(key.lastIndexOf('/') + 1);
  const listed = index.byName.get(last) ?? [];
  return last === key
    ? [...listed]
    : listed.filter((path) => isWhole(path, key) || spellings(path).some((name) => name.endsWith(`/${key}`)));
}

function spellings(path: VaultPath): string[] {
  const key = nameKey(path);
  return isNotePath(path) ? [key, key.replace(/\.mdx?$/, '')] : [key];
}

function isWhole(path: VaultPath, key: string): boolean {
  return spellings(path).includes(key);
}

/** OBSIDIAN.md 17: the exact vault path, else the note's own folder, else the shortest path; 18: then the alphabet. */
function choose(candidates: readonly VaultPath[], source: VaultPath, target: string): Match {
  const key = nameKey(target);
  const whole = candidates.filter((path) => isWhole(path, key));
  const folder = folderOf(source);
  const own = candidates.filter((path) => isWhole(path, nameKey(folder === '' ? target : `${folder}/${target}`)));
  const preferred = whole.length > 0 ? whole : own.length > 0 ? own : shortest(candidates);
  const sorted = [...preferred].sort(byCaseThenName(target));
  const first = sorted[0] as VaultPath;
  return { kind: 'found', path: first, tie: sorted.length > 1 && !isDecided(sorted, target) ? sorted : [] };
}

function shortest(paths: readonly VaultPath[]): VaultPath[] {
  const least = Math.min(...paths.map((path) => path.length));
  return paths.filter((path) => path.length === least);
}

/** Names that differ in case alone: the one typed as it stands comes first; then the alphabet. */
function byCaseThenName(target: string): (a: VaultPath, b: VaultPath) => number {
  const typed = (path: VaultPath) => (path.includes(target.normalize('NFC')) ? 0 : 1);
  return (a, b) => typed(a) - typed(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function isDecided(sorted: readonly VaultPath[], target: string): boolean {
  return sorted.filter((path) => path.includes(target.normalize('NFC'))).length === 1;
}

/**
 * OBSIDIAN.md 21 and our policy: an alias resolves after file names, like them with or without a note's extension, since
 * `[词](旧名.md)` still says the old name of a renamed note; two notes with one alias make it ambiguous.
 */
function byAlias(index: VaultIndex, target: string): Match {
  const key = nameKey(target);
  const bare = key.replace(/\.mdx?$/, '');
  const paths = index.byAlias.get(key) ?? index.byAlias.get(bare) ?? [];
  const hidden = index.hidden.get(key) ?? index.hidden.get(bare);
  if (paths.length === 0) return hidden === undefined ? NONE : { kind: 'found', path: hidden, tie: [] };
  if (paths.length > 1) return { kind: 'ambiguous-alias', candidates: [...paths].sort() };
  return { kind: 'found', path: paths[0] as VaultPath, tie: [] };
}
