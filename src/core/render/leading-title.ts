import type { Nodes } from 'mdast';
import type { Heading, Note } from '../types.ts';
import type { NoteDocument } from './document.ts';

/** The H1 that opens a note and repeats its title: the page's own `h1` stands for it (policy on OBSIDIAN.md 74). */
export function leadingTitle(note: Note): Heading | undefined {
  const first = note.headings[0];
  const opens = note.text[0]?.kind === 'heading' && note.text[0].line === first?.line;
  return first?.depth === 1 && opens && same(first.text, note.title) ? first : undefined;
}

/** A note's blocks as they are printed: without the H1 that {@link leadingTitle} names, and without footnotes, which come last. */
export function wholeNote(document: NoteDocument, note: Note): Nodes[] {
  const repeated = leadingTitle(note) === undefined ? undefined : [...document.headings.keys()][0];
  return document.tree.children.filter((node) => node !== repeated && node.type !== 'footnoteDefinition');
}

function same(a: string, b: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, '').toLowerCase();
  return plain(a) === plain(b);
}
