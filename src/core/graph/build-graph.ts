import type { Backlink, ResolvedLink } from '../garden.ts';
import { resolveLink } from '../links/resolve.ts';
import type { VaultPath } from '../path.ts';
import type { Note } from '../types.ts';
import type { VaultIndex } from '../vault/build-index.ts';

/** Links and backlinks of every published note: each link to another note is one backlink there (OBSIDIAN.md 76–78). */
export interface Graph {
  readonly links: ReadonlyMap<VaultPath, readonly ResolvedLink[]>;
  readonly backlinks: ReadonlyMap<VaultPath, readonly Backlink[]>;
}

/** Resolves every link of the published notes. `published` is sorted by path, which fixes the order of backlinks. */
export function buildGraph(index: VaultIndex, published: readonly Note[]): Graph {
  const links = new Map<VaultPath, ResolvedLink[]>();
  const backlinks = new Map<VaultPath, Backlink[]>(published.map((note) => [note.path, []]));
  for (const note of published) {
    const resolved = note.links.map((raw) => ({ raw, ...resolveLink(index, note.path, raw) }));
    links.set(note.path, resolved);
    for (const { raw, resolution } of resolved) {
      const isNote = resolution.kind === 'note' || resolution.kind === 'missing-anchor';
      // `[[#self]]` is no edge (policy on rule 77).
      if (!isNote || resolution.path === note.path) continue;
      backlinks.get(resolution.path)?.push({
        source: note.path,
        context: raw.context,
        anchor: resolution.kind === 'note' ? resolution.anchor : undefined,
        relation: raw.relation,
      });
    }
  }
  return { links, backlinks };
}
