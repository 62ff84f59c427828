import type { CitationView } from '../types.ts';

/** How an entry of `sources` prints: an address as a link, anything else as its text. */
export function citationView(text: string): CitationView {
  const url = /^https?:\/\/\S+$/.exec(text.trim())?.[0];
  return { label: text, href: url };
}
