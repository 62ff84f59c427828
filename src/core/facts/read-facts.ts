import type { Root } from 'mdast';
import type { Diagnostic } from '../diagnostic.ts';
import type { VaultPath } from '../path.ts';
import type { Heading, NoteType } from '../types.ts';
import { readEvents } from '../views/timeline/read-events.ts';
import { definitionsOf } from './inlines.ts';
import { readParts } from './parts.ts';
import type { Facts } from './types.ts';

/** Types whose notes a view prints anew; of all others nothing is kept. */
const VIEWED: ReadonlySet<NoteType> = new Set(['term', 'timeline', 'event', 'stage', 'question', 'paper', 'path']);

/** Reads in a note what the views of its type show of it. */
export function readFacts(
  tree: Root,
  headings: readonly Heading[],
  type: NoteType,
  file: VaultPath,
): { readonly facts: Facts | undefined; readonly diagnostics: readonly Diagnostic[] } {
  if (!VIEWED.has(type)) return { facts: undefined, diagnostics: [] };
  const definitions = definitionsOf(tree);
  const read =
    type === 'timeline' ? readEvents(tree, definitions, file) : { events: [], used: new Set<never>(), diagnostics: [] };
  const parts = readParts(tree, headings, definitions, read.used);
  return { facts: { parts, events: read.events }, diagnostics: read.diagnostics };
}
