import type { Json, Note } from '../types.ts';
import type { Part } from './types.ts';

/** A property of a note as one text; numbers count, lists and maps do not. */
export function textField(note: Note, key: string): string | undefined {
  const value = note.frontmatter.raw[key];
  if (typeof value === 'string') return value.trim() || undefined;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A property as a list of texts; one text is a list of one. */
export function listField(note: Note, key: string): string[] {
  const value: Json | undefined = note.frontmatter.raw[key];
  const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return items.flatMap((item) =>
    typeof item === 'string' && item.trim() !== '' ? [item.trim()] : typeof item === 'number' ? [String(item)] : [],
  );
}

/** The part of a note under a heading of one of these names. */
export function partNamed(note: Note, ...names: readonly string[]): Part | undefined {
  return note.facts?.parts.find((part) => names.includes(part.heading.replace(/[：:？?\s]/g, '')));
}
