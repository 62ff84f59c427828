import type { VaultPath } from '../../path.ts';
import { sentenceAround } from '../../text/sentence.ts';
import type { LinkContext, Note, Place, TextBlock } from '../../types.ts';
import { NameFinder } from './name-finder.ts';
import { takesPart } from './names.ts';

/** The first place in a note where another note's name stands outside links, code and formulas. */
export interface Mention {
  readonly source: VaultPath;
  readonly target: VaultPath;
  /** The name is `block.text.slice(start, end)`. */
  readonly block: TextBlock;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** For each note the other notes that its text names, linked or not, each once, in the order of the text. */
export function findNames(notes: readonly Note[], home: VaultPath | undefined): Map<VaultPath, Mention[]> {
  const finder = new NameFinder(notes, home);
  return new Map(notes.filter(takesPart).map((note) => [note.path, namesIn(note, finder)]));
}

function namesIn(note: Note, finder: NameFinder): Mention[] {
  const source = note.path;
  const known = new Set([source]);
  const found: Mention[] = [];
  for (const block of note.text) {
    let { line } = block;
    let counted = 0;
    for (const { start, end, target } of finder.find(block, (path) => known.has(path))) {
      if (target === undefined || known.has(target)) continue;
      known.add(target);
      line += linesIn(block.text, counted, start);
      counted = start;
      found.push({ source, target, block, start, end, line });
    }
  }
  return found;
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/**
 * The unlinked mentions of a vault, by the note that is named. A note that links to another anywhere has done its duty: its
 * further mentions of it are not told. `linked` gives what a note links to.
 */
export function findMentions(
  named: ReadonlyMap<VaultPath, readonly Mention[]>,
  linked: (source: VaultPath) => ReadonlySet<VaultPath>,
): Map<VaultPath, Mention[]> {
  const mentions = new Map<VaultPath, Mention[]>();
  for (const [source, names] of named) {
    const told = linked(source);
    for (const mention of names) {
      if (told.has(mention.target)) continue;
      const list = mentions.get(mention.target);
      if (list) list.push(mention);
      else mentions.set(mention.target, [mention]);
    }
  }
  return mentions;
}

/** The name as it stands there. */
export function mentionedAs({ block, start, end }: Mention): string {
  return block.text.slice(start, end).replace(/\s+/g, ' ');
}

/** The name in its sentence: found when it is shown, since of a common name's thousand places nobody sees but a few. */
export function mentionContext({ block, start, end }: Mention): LinkContext {
  return sentenceAround(block.text, start, end);
}

/** Where the name stands. */
export function mentionPlace({ source, line }: Mention): Place {
  return { file: source, line, column: 1 };
}
