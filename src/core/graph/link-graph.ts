import type { Entry, Garden, ResolvedLink } from '../garden.ts';
import type { VaultPath } from '../path.ts';
import type { LinkContext } from '../types.ts';
import { relationName } from './relations.ts';

/** All links from one note to another, as one. */
export interface Edge {
  /** Places in the garden's list of entries. */
  readonly source: number;
  readonly target: number;
  /** Name of the first typed link among them: `前置`. */
  readonly relation: string | undefined;
  /** Why the one links to the other: the sentence of the first link that stands in the text, else that of the first. */
  readonly context: LinkContext;
}

/** The note that a link leads to, whether or not its heading is there; undefined for links to anything else. */
export function linkedNote({ resolution }: Pick<ResolvedLink, 'resolution'>): VaultPath | undefined {
  return resolution.kind === 'note' || resolution.kind === 'missing-anchor' ? resolution.path : undefined;
}

/** The link graph: one edge for each two notes of which the first links to the second, by source, then target. A note's links to itself are none. */
export function linkGraph(garden: Garden): Edge[] {
  const at = new Map(garden.entries.map((entry, index) => [entry.note.path, index]));
  return garden.entries.flatMap((entry, source) => edgesFrom(entry, source, at));
}

function edgesFrom(entry: Entry, source: number, at: ReadonlyMap<VaultPath, number>): Edge[] {
  const edges = new Map<number, { relation: string | undefined; context: LinkContext; inText: boolean }>();
  for (const link of entry.links) {
    const path = linkedNote(link);
    const target = path === undefined ? undefined : at.get(path);
    if (target === undefined || target === source) continue;
    const relation = relationName(link.raw.relation);
    const inText = link.raw.kind !== 'property';
    // A frontmatter key is said in Chinese: `prerequisites: 语料` → 前置：语料.
    const context = inText ? link.raw.context : { ...link.raw.context, before: `${relation}：` };
    const edge = edges.get(target);
    if (edge === undefined) edges.set(target, { relation, context, inText });
    else {
      edge.relation ??= relation;
      if (inText && !edge.inText) Object.assign(edge, { context, inText });
    }
  }
  return [...edges]
    .sort(([a], [b]) => a - b)
    .map(([target, { relation, context }]) => ({ source, target, relation, context }));
}
