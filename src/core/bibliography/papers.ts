import type { VaultPath } from '../path.ts';
import { hashText } from '../text/hash.ts';
import { slugify } from '../text/slug.ts';
import type { Note, NoteType } from '../types.ts';
import type { Reference } from './types.ts';

/** Where a work has its page, and the note that is this page where somebody wrote one. */
export interface Paper {
  readonly key: string;
  /** Undefined for a note of type `paper` whose key stands in no bibliography. */
  readonly reference: Reference | undefined;
  readonly note: VaultPath | undefined;
  /** Decoded path inside the site. */
  readonly address: string;
}

/** The citation key of a note of type `paper`. */
export function paperKey(note: Note): string | undefined {
  const { key } = note.frontmatter.raw;
  return typeof key === 'string' && key.trim() !== '' ? key.trim().replace(/^@/, '') : undefined;
}

/** Notes of type `paper` by key; of two with one key the first counts. One without a key stands under its title. */
export function notedPapers(notes: readonly Note[], typeOf: (note: Note) => NoteType): Map<string, Note> {
  const noted = new Map<string, Note>();
  for (const note of notes) {
    if (typeOf(note) !== 'paper') continue;
    const key = paperKey(note) ?? note.title;
    if (!noted.has(key)) noted.set(key, note);
  }
  return noted;
}

/** The keys that published notes cite. */
export function citedKeys(notes: readonly Note[]): Set<string> {
  return new Set(notes.flatMap((note) => note.citations.map((citation) => citation.key)));
}

/** Works without a note of their own that need a page: cited, and in the bibliography. By key, sorted. */
export function loosePapers(
  notes: readonly Note[],
  typeOf: (note: Note) => NoteType,
  references: readonly Reference[],
): Map<string, string> {
  const cited = citedKeys(notes);
  const noted = notedPapers(notes, typeOf);
  const loose = references.map(({ key }) => key).filter((key) => cited.has(key) && !noted.has(key));
  return paperAddresses(loose.sort());
}

function paperAddresses(keys: readonly string[]): Map<string, string> {
  const slugs = keys.map((key) => slugify(key));
  const count = new Map<string, number>();
  for (const slug of slugs) count.set(slug, (count.get(slug) ?? 0) + 1);
  return new Map(
    keys.map((key, index) => {
      const slug = slugs[index] ?? '';
      const alone = count.get(slug) === 1 && slug !== 'topic' && slug !== 'cited' && !/^\d+$/.test(slug);
      return [key, `/papers/${alone ? slug : `${slug}-${hashText(key).slice(-4)}`}/`];
    }),
  );
}
