import type { Json } from '../types.ts';
import type { ParsedFrontmatter } from './frontmatter.ts';
import { NAME_PROPERTIES } from './property-links.ts';

/** A link in a property that YAML took for a list in a list: `up: [[札记]]` without its quotes. */
export interface BareLink {
  readonly key: string;
  readonly name: string;
  readonly line: number;
}

/** Every `[[札记]]` without quotes in properties where only quotes make it a link (OBSIDIAN.md 73). */
export function bareLinks({ raw, lines }: ParsedFrontmatter): BareLink[] {
  const found: BareLink[] = [];
  const visit = (key: string, path: string, value: Json, inList: boolean): void => {
    if (!Array.isArray(value)) return;
    const [only] = value as readonly Json[];
    if (inList && value.length === 1 && typeof only === 'string')
      found.push({ key, name: only, line: lines.get(path) ?? lines.get(key) ?? 1 });
    for (const [index, item] of (value as readonly Json[]).entries()) visit(key, `${path}.${index}`, item, true);
  };
  for (const [key, value] of Object.entries(raw)) if (!NAME_PROPERTIES.has(key)) visit(key, key, value, false);
  return found;
}
