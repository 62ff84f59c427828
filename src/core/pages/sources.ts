import { authorYear } from '../bibliography/labels.ts';
import type { Entry, Garden } from '../garden.ts';
import { citationView, sourceKey } from '../links/citations.ts';
import type { SourceItem } from './types.ts';

/** 出处: the works that a note cites, each once, in the order of its text; then what else its `sources` name. */
export function sourcesOf(garden: Garden, entry: Entry): SourceItem[] {
  const { citations, frontmatter } = entry.note;
  const keys = new Set(citations.map((citation) => citation.key));
  const cited = [...keys].flatMap((key) => citedItem(garden, key) ?? []);
  const others = frontmatter.sources.filter((text) => !keys.has(sourceKey(text) ?? ''));
  return [...cited, ...others.map(plainItem)];
}

function citedItem(garden: Garden, key: string): SourceItem | undefined {
  const view = citationView(garden, key);
  const reference = garden.references.get(key);
  if (view === undefined) return undefined;
  if (reference === undefined) return { ...view, text: view.label };
  const label = authorYear(reference);
  return {
    ...view,
    label,
    text: `${label}. ${reference.title}`,
    work: { title: reference.title, detail: reference.venue },
  };
}

/** An address is a link, anything else its own text. */
function plainItem(text: string): SourceItem {
  const url = /^https?:\/\/\S+$/.exec(text.trim())?.[0];
  return { label: text, text, href: url };
}
