import { authorYear } from '../bibliography/labels.ts';
import type { Garden } from '../garden.ts';
import type { CitationView } from '../types.ts';
import { href } from './href.ts';

const KEY = /^\[?@([^\s\]]+)\]?$/;

/** The citation key of an entry of `sources`: `@key` or `[@key]`. */
export function sourceKey(text: string): string | undefined {
  return KEY.exec(text.trim())?.[1];
}

/** A citation as it prints, leading to the work's page; undefined for a key that nothing stands behind. */
export function citationView(garden: Garden, key: string): CitationView | undefined {
  const reference = garden.references.get(key);
  const paper = garden.papers.get(key);
  if (reference === undefined && paper === undefined) return undefined;
  const note = paper?.note === undefined ? undefined : garden.byPath.get(paper.note)?.note;
  const label = reference === undefined ? (note?.frontmatter.en ?? note?.title ?? key) : authorYear(reference);
  const link = paper === undefined ? reference?.url : href(garden.base, paper.address);
  return { label, href: link };
}
