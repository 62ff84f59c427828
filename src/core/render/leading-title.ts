import type { Heading, Note } from '../types.ts';

/** The H1 that opens a note and repeats its title: the page's own `h1` stands for it (policy on OBSIDIAN.md 74). */
export function leadingTitle(note: Note): Heading | undefined {
  const first = note.headings[0];
  const opens = note.text[0]?.kind === 'heading' && note.text[0].line === first?.line;
  return first?.depth === 1 && opens && same(first.text, note.title) ? first : undefined;
}

function same(a: string, b: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, '').toLowerCase();
  return plain(a) === plain(b);
}
