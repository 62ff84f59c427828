import { fileName, isNotePath, type VaultPath } from '../path.ts';
import type { Attachment, Note } from '../types.ts';

/** How names are compared: NFC, without case (OBSIDIAN.md 14, 15; never NFKC). */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** What the resolver looks names up in. */
export interface VaultIndex {
  readonly notes: ReadonlyMap<VaultPath, Note>;
  readonly files: ReadonlyMap<VaultPath, Attachment>;
  /** Paths by the key of their last segment, of notes with and without the extension. */
  readonly byName: ReadonlyMap<string, readonly VaultPath[]>;
  /** Paths of notes by the key of an alias. */
  readonly byAlias: ReadonlyMap<string, readonly VaultPath[]>;
  readonly unpublished: ReadonlySet<VaultPath>;
  /** Unpublished notes by the keys of their aliases and titles: a link that says one of these must not tell it on. */
  readonly hidden: ReadonlyMap<string, VaultPath>;
}

/** Indexes a vault for {@link resolveLink}. `unpublished` notes are found by name, so that a link to one is known for what it is. */
export function buildIndex(
  notes: readonly Note[],
  files: readonly Attachment[],
  unpublished: ReadonlySet<VaultPath>,
): VaultIndex {
  const byName = new Map<string, VaultPath[]>();
  const byAlias = new Map<string, VaultPath[]>();
  const hidden = new Map<string, VaultPath>();
  for (const path of [...notes.map((note) => note.path), ...files.map((file) => file.path)]) {
    const name = nameKey(fileName(path));
    append(byName, name, path);
    if (isNotePath(path)) append(byName, name.replace(/\.mdx?$/, ''), path);
  }
  for (const note of notes) {
    if (unpublished.has(note.path)) {
      for (const name of [note.title, ...note.frontmatter.aliases]) hidden.set(nameKey(name), note.path);
      continue;
    }
    for (const alias of new Set(note.frontmatter.aliases.map(nameKey))) append(byAlias, alias, note.path);
  }
  return {
    notes: new Map(notes.map((note) => [note.path, note])),
    files: new Map(files.map((file) => [file.path, file])),
    byName,
    byAlias,
    unpublished,
    hidden,
  };
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
