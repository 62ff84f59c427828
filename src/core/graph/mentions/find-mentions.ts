import type { VaultPath } from '../../path.ts';
import { sentenceAround } from '../../text/sentence.ts';
import type { LinkContext, Note, Place, TextBlock } from '../../types.ts';
import { NameFinder } from './name-finder.ts';
import { takesPart } from './names.ts';

/** A note that names another without a link: the first place where it does. */
export interface Mention {
  readonly source: VaultPath;
  readonly target: VaultPath;
  /** The name as it stands there, in its sentence. */
  readonly context: LinkContext;
  readonly place: Place;
}

/** The first place in a note where another note's name stands outside links, code and formulas. */
export interface NamedNote {
  readonly target: VaultPath;
  readonly block: TextBlock;
  readonly start: number;
  readonly end: number;
}

/** For each note the other notes that its text names, linked or not, each once, in the order of the text. */
export function findNames(notes: readonly Note[], home: VaultPath | undefined): Map<VaultPath, NamedNote[]> {
  const finder = new NameFinder(notes, home);
  const named = new Map<VaultPath, NamedNote[]>();
  for (const note of notes) {
    if (!takesPart(note)) continue;
    const found = new Map<VaultPath, NamedNote>();
    for (const block of note.text) {
      for (const { start, end, target } of finder.find(block)) {
        if (target !== undefined && target !== note.path && !found.has(target))
          found.set(target, { target, block, start, end });
      }
    }
    named.set(note.path, [...found.values()]);
  }
  return named;
}

/**
 * The unlinked mentions of a vault, by the note that is named. A note that links to another anywhere has done its duty: its
 * further mentions of it are not told. `linked` gives what a note links to.
 */
export function findMentions(
  named: ReadonlyMap<VaultPath, readonly NamedNote[]>,
  linked: (source: VaultPath) => ReadonlySet<VaultPath>,
): Map<VaultPath, Mention[]> {
  const mentions = new Map<VaultPath, Mention[]>();
  for (const [source, names] of named) {
    const told = linked(source);
    for (const { target, block, start, end } of names) {
      if (told.has(target)) continue;
      const mention = {
        source,
        target,
        context: sentenceAround(block.text, start, end),
        place: placeIn(source, block, start),
      };
      const list = mentions.get(target);
      if (list) list.push(mention);
      else mentions.set(target, [mention]);
    }
  }
  return mentions;
}

function placeIn(file: VaultPath, block: TextBlock, at: number): Place {
  return { file, line: block.line + (block.text.slice(0, at).match(/\n/g)?.length ?? 0), column: 1 };
}
