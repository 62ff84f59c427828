import { textPath } from '../../core/search/address.ts';
import { decodeHan } from '../../core/search/han-codec.ts';
import type { TextChunk } from '../../core/search/types.ts';
import { type Excerpt, excerptOf, openingOf } from './excerpt.ts';
import { findQuery, findTerms } from './marks.ts';
import type { Query } from './query.ts';
import type { SearchSource } from './source.ts';

/** A page that the full text found. */
export interface BodyHit {
  readonly page: number;
  readonly title: string;
  readonly address: string;
  readonly kind: string;
  /** What to mark in the title. */
  readonly titleMarks: ReturnType<typeof findQuery>;
  readonly excerpts: readonly Excerpt[];
}

/**
 * Reads the text around the first place of each term in pieces of `size` tokens: one excerpt where one piece shows them
 * all. Rejects where a piece cannot be loaded.
 */
export async function readHit(
  source: SearchSource,
  query: Query,
  page: number,
  { places, size }: { places: readonly number[]; size: number },
): Promise<BodyHit> {
  const numbers = [...new Set(places.map((place) => Math.floor(place / size)))];
  const chunks = (await Promise.all(numbers.map((at) => source.load(textPath(page, at))))) as TextChunk[];
  const first = chunks[0];
  if (first === undefined) throw new Error('no text');
  const han = decodeHan(chunks.map((chunk) => chunk.han ?? '').join(''));
  const titleMarks = findQuery(first.title, query, han);
  return {
    page,
    title: first.title,
    address: first.address,
    kind: first.kind,
    titleMarks,
    excerpts: excerptsOf(chunks, query, han, titleMarks.length > 0),
  };
}

/** One excerpt per piece, as long as it shows a term that none before it does. */
function excerptsOf(
  chunks: readonly TextChunk[],
  query: Query,
  han: ReadonlyMap<string, string>,
  titled: boolean,
): Excerpt[] {
  let missing = [...query.terms];
  const excerpts: Excerpt[] = [];
  for (const chunk of chunks) {
    while (missing.length > 0) {
      const excerpt = excerptOf(chunk, missing, han);
      if (excerpt === undefined) break;
      excerpts.push(excerpt);
      const { text, marks } = excerpt.snippet;
      const marked = marks.map(([from, to]) => text.slice(from, to)).join('\n');
      const left = missing.filter((term) => findTerms(marked, [term], han).length === 0);
      if (left.length === missing.length) break;
      missing = left;
    }
  }
  const opening = excerpts.length === 0 && titled && chunks[0] !== undefined ? openingOf(chunks[0]) : undefined;
  return opening === undefined ? excerpts : [{ section: undefined, heading: undefined, snippet: opening }];
}
