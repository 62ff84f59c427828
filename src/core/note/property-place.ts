import type { Json, Note, Place } from '../types.ts';

/** The properties whose lines a note keeps: findings about them need other notes, and come when the file is closed. */
const KEPT = /^(?:alias|aliases|slug|permalink|redirect_from)(?:\.\d+)?$/;

/** The lines that {@link propertyPlace} answers from, by key path (`aliases.1`); empty where a note has no such property. */
export function keptLines(lines: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...lines].filter(([key]) => KEPT.test(key)));
}

/** Where a note says something in its frontmatter: the line of the value, else of its key; the first of `keys` that it has. */
export function propertyPlace(note: Note, keys: readonly string[], value?: string): Place {
  const lines = note.propertyLines ?? {};
  for (const key of keys) {
    const index = value === undefined ? -1 : indexOf(note.frontmatter.raw[key], value);
    const line = lines[`${key}.${index}`] ?? lines[key];
    if (line !== undefined) return { file: note.path, line, column: 1 };
  }
  return { file: note.path, line: 1, column: 1 };
}

function indexOf(list: Json | undefined, value: string): number {
  return Array.isArray(list) ? list.findIndex((item) => String(item).trim() === value) : -1;
}
