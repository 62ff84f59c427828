import { Engine, type PhraseIndex } from '../../../src/client/search/engine.ts';
import { decodeNames, type Names } from '../../../src/core/search/entries.ts';
import { FullText, nameFiles, orderPages, planIndex } from '../../../src/core/search/index-files.ts';
import { phraseToken } from '../../../src/core/search/phrase-key.ts';
import type { NamesData, SearchIndex, SearchNote } from '../../../src/core/search/types.ts';
import { slugify } from '../../../src/core/text/slug.ts';

/** A note from its title and what else matters to the test. */
export function note(title: string, rest: Partial<SearchNote> = {}): SearchNote {
  return {
    href: `/n/${slugify(title)}/`,
    title,
    aliases: [],
    en: undefined,
    abbr: undefined,
    description: undefined,
    kind: '札记',
    tags: [],
    ids: [],
    blocks: [],
    headings: [],
    ...rest,
  };
}

/** A note with nothing but text. */
export function textNote(title: string, ...paragraphs: string[]): SearchNote {
  return note(title, { blocks: paragraphs.map((text) => ({ kind: 'text', section: undefined, text })) });
}

const noSize = (): number => 0;

export function indexOf(notes: readonly SearchNote[]): Omit<SearchIndex, 'version'> {
  return nameFiles(orderPages(notes), { base: '/', readings: undefined }, planIndex(notes), noSize).index;
}

/** The title tier as a browser has it. */
export function namesOf(notes: readonly SearchNote[]): Names {
  const index = indexOf(notes);
  return decodeNames(index.names as NamesData, index);
}

/** The full-text tier over notes, with Pagefind's part played by a plain search for consecutive tokens. */
export function engineOf(notes: readonly SearchNote[], chunk = 24): { engine: Engine; files: Map<string, unknown> } {
  const full = new FullText('/', chunk);
  const files = new Map<string, unknown>();
  const pages = orderPages(notes).map((entry, page) => {
    const { tokens, files: pieces } = full.add(page, entry);
    for (const { path, text } of pieces) files.set(path, JSON.parse(text));
    return tokens.map(phraseToken);
  });
  for (const { path, text } of full.finish(pages.map(() => 0))) files.set(path, JSON.parse(text));
  files.set('tags.json', []);
  const load = async (path: string): Promise<unknown> => {
    if (!files.has(path)) throw new Error(`404 ${path}`);
    return files.get(path);
  };
  return { engine: new Engine({ load, pagefind: async () => phraseIndex(pages) }), files };
}

function phraseIndex(pages: readonly (readonly string[])[]): PhraseIndex {
  return {
    async search(query) {
      const quoted = /^"(.+)"$/.exec(query);
      const words = (quoted?.[1] ?? query).split(' ');
      const results = pages.flatMap((tokens, page) => {
        const at = quoted
          ? tokens.findIndex((_, start) => words.every((word, i) => word !== '·' && tokens[start + i] === word))
          : tokens.findIndex((token) => words.includes(token));
        return at < 0 ? [] : [{ id: page.toString(36), score: 1, words: words.map((_, i) => at + i) }];
      });
      return { results };
    },
  };
}
