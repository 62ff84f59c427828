import { type Paper, paperKey } from '../bibliography/papers.ts';
import type { Reference } from '../bibliography/types.ts';
import type { Entry, Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { noteItem, TYPE_LABELS } from '../pages/items.ts';
import type { Json } from '../types.ts';
import type { SearchNote } from './types.ts';

/** Frontmatter lists whose items are other names of a term: readers come with any of them (READER.md 3.4). */
const NAME_KEYS = ['translations', 'avoid'];

/** What is searched of a garden: its notes, and the works that have a page though nobody wrote a note about them. */
export function searchNotes(garden: Garden): SearchNote[] {
  const loose = [...garden.papers.values()].filter((paper) => paper.note === undefined);
  return [
    ...garden.entries.map((entry) => searchNote(garden, entry)),
    ...loose.flatMap((paper) => searchWork(garden, paper) ?? []),
  ];
}

function searchNote(garden: Garden, entry: Entry): SearchNote {
  const { note } = entry;
  const { frontmatter } = note;
  const names = [...frontmatter.aliases, ...NAME_KEYS.flatMap((key) => strings(frontmatter.raw[key]))];
  return {
    href: entry.href,
    title: note.title,
    aliases: [...new Set(names)].filter((name) => name !== note.title),
    en: frontmatter.en,
    abbr: strings(frontmatter.raw.abbr)[0],
    description: frontmatter.description,
    kind: noteItem(garden, entry).kindLabel,
    tags: note.tags,
    ids: entry.type === 'paper' ? idsOf(garden.references.get(paperKey(note) ?? '')) : [],
    blocks: note.text,
    headings: note.headings,
    weight: entry.backlinks.length,
  };
}

/**
 * A cited work: its title and its numbers. Hundreds of long English titles would cost the title tier more than all our
 * own names, so the full text finds these. What its page says of it stands in the notes that cite it.
 */
function searchWork({ base }: Garden, { reference, address }: Paper): SearchNote | undefined {
  if (reference === undefined) return undefined;
  const numbers = [reference.arxiv && `arXiv:${reference.arxiv}`, reference.doi && `DOI:${reference.doi}`]
    .filter(Boolean)
    .join('，');
  return {
    href: href(base, address),
    title: reference.title,
    aliases: [],
    en: undefined,
    abbr: undefined,
    description: undefined,
    kind: TYPE_LABELS.paper,
    tags: [],
    ids: [],
    blocks: numbers === '' ? [] : [{ kind: 'text', section: undefined, text: numbers }],
    headings: [],
    named: false,
  };
}

function idsOf(reference: Reference | undefined): string[] {
  return [reference?.arxiv, reference?.doi].filter((id) => id !== undefined);
}

function strings(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
