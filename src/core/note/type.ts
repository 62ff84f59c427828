import type { NoteType } from '../types.ts';

/** Folders and the type that their notes have where they name none: `sections` of garden.yml. */
export type Sections = readonly { readonly folder: string; readonly type?: NoteType | undefined }[];

/** The section whose folder holds a path: the deepest one that does. */
export function sectionFor<S extends { readonly folder: string }>(sections: readonly S[], path: string): S | undefined {
  const folder = (section: S) => section.folder.normalize('NFC').replace(/^\/|\/$/g, '');
  return sections
    .filter((section) => path === folder(section) || path.startsWith(`${folder(section)}/`))
    .sort((a, b) => folder(b).length - folder(a).length)[0];
}

/** A note's type: its own, else its section's, else `note` (CONTRACT `Types and keys`). */
export function typeOf(own: NoteType | undefined, sections: Sections, path: string): NoteType {
  return own ?? sectionFor(sections, path)?.type ?? 'note';
}
