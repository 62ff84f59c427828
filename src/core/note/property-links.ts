import { linkParts, WIKILINK_IN_TEXT } from '../markdown/syntax/wikilink/from-markdown.ts';
import type { VaultPath } from '../path.ts';
import type { Json, RawLink } from '../types.ts';
import type { ReadFrontmatter } from './frontmatter.ts';

/** Properties whose values are text about the note, not links out of it. */
const PROSE = new Set(['title', 'en', 'slug', 'permalink', 'aliases', 'tags', 'why']);

/** Properties in which a plain name is a link too (docs/写作指南.md). */
export const NAME_PROPERTIES = new Set([
  'prerequisites',
  '前置',
  'next',
  'branches',
  'terms',
  'goal',
  '取代',
  'supersedes',
]);

/** Links in frontmatter (OBSIDIAN.md 73): `"[[Note]]"` in a text or list property, plain names in the properties that hold names. */
export function propertyLinks(read: ReadFrontmatter, file: VaultPath): RawLink[] {
  const links: RawLink[] = [];
  const visit = (key: string, path: string, value: Json) => {
    if (typeof value === 'string')
      links.push(...linksIn(key, value, file, read.lines.get(path) ?? read.lines.get(key) ?? 1));
    else if (Array.isArray(value))
      for (const [index, item] of value.entries()) visit(key, `${path}.${index}`, item as Json);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, item] of Object.entries(value)) visit(key, `${path}.${inner}`, item as Json);
  };
  for (const [key, value] of Object.entries(read.frontmatter.raw)) if (!PROSE.has(key)) visit(key, key, value);
  return links;
}

function linksIn(key: string, value: string, file: VaultPath, line: number): RawLink[] {
  const make = (inside: string): RawLink => {
    const { target, fragment, text } = linkParts(inside);
    return {
      kind: 'property',
      target,
      fragment,
      text,
      place: { file, line, column: 1 },
      context: { before: `${key}: `, text, after: '' },
      relation: key,
    };
  };
  const written = [...value.matchAll(WIKILINK_IN_TEXT)].map((match) => make(match[1] ?? ''));
  if (written.length > 0) return written;
  return NAME_PROPERTIES.has(key) && value.trim() !== '' ? [make(value.trim())] : [];
}
