import { stripHeading } from '../markdown/outline.ts';
import type { Anchor } from '../path.ts';
import type { Note } from '../types.ts';

/** What links may point at in one note. Made at the first question: a note that many link to is not searched for each. */
interface Places {
  /** Places in `Note.headings` by key, in order. */
  readonly headings: ReadonlyMap<string, readonly number[]>;
  /** By name in lower case. */
  readonly blocks: ReadonlyMap<string, Anchor>;
  readonly headingNames: readonly string[];
  readonly blockNames: readonly string[];
}

const known = new WeakMap<Note, Places>();

function placesOf(note: Note): Places {
  const kept = known.get(note);
  if (kept !== undefined) return kept;
  const headings = new Map<string, number[]>();
  for (const [index, { key }] of note.headings.entries()) {
    const list = headings.get(key);
    if (list === undefined) headings.set(key, [index]);
    else list.push(index);
  }
  const places = {
    headings,
    blocks: new Map(note.blocks.map(({ name, id }) => [name.toLowerCase(), id])),
    headingNames: note.headings.map(({ text }) => text),
    blockNames: note.blocks.map(({ name }) => `^${name}`),
  };
  known.set(note, places);
  return places;
}

/** `A#B` walks the headings in order: A, then the next B that is deeper (OBSIDIAN.md 27, 28). */
export function findHeading(note: Note, fragment: string): Anchor | undefined {
  const { headings } = placesOf(note);
  let from = 0;
  let parent = 0;
  let found: Note['headings'][number] | undefined;
  for (const segment of fragment.split('#').map(stripHeading).filter(Boolean)) {
    const at = headings
      .get(segment)
      ?.find((index) => index >= from && (note.headings[index] as (typeof note.headings)[number]).depth > parent);
    if (at === undefined) return undefined;
    found = note.headings[at] as (typeof note.headings)[number];
    from = at + 1;
    parent = found.depth;
  }
  return found?.id;
}

/** The block of that name, compared without case (OBSIDIAN.md 31). */
export function findBlock(note: Note, name: string): Anchor | undefined {
  return placesOf(note).blocks.get(name.toLowerCase());
}

/** What a link to a heading, or to a block, might have meant. */
export function anchorNames(note: Note, kind: 'heading' | 'block'): readonly string[] {
  const { headingNames, blockNames } = placesOf(note);
  return kind === 'heading' ? headingNames : blockNames;
}
