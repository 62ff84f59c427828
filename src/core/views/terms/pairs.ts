import type { Garden } from '../../garden.ts';
import type { PairSide, TermPair } from '../../pages/view-types/terms.ts';
import { normalizeSpacing } from '../../text/spacing.ts';
import { lineHtml } from '../inline-html.ts';
import { type Confusable, type Term, termsOf } from './terms.ts';

interface Side extends PairSide {
  readonly said: string[];
}

/** Every pair of easily confused terms once, with what each note says of the other; in the order of the first one's reading. */
function pairsOf(garden: Garden): TermPair[] {
  const terms = termsOf(garden);
  const byPath = new Map(terms.map((term) => [term.entry.note.path as string, term]));
  const pairs = new Map<string, Map<string, Side>>();
  for (const term of terms) {
    for (const other of term.confusable) {
      const own = term.entry.note.path;
      const key = [own, other.path ?? other.name].sort().join('\n');
      const sides =
        pairs.get(key) ??
        new Map([
          [own, sideOf(term)],
          [other.path ?? other.name, otherSide(garden, other, byPath)],
        ]);
      pairs.set(key, sides);
      sides.get(other.path ?? other.name)?.said.push(lineHtml(garden, own, other.difference));
    }
  }
  return [...pairs.values()].flatMap((sides) => {
    const [left, right] = [...sides.values()];
    return left === undefined || right === undefined ? [] : [{ sides: [left, right] as const }];
  });
}

/** The pairs that one term stands in, itself on the left. */
export function pairsWith(garden: Garden, term: Term): TermPair[] {
  return cachedPairs(garden).flatMap(({ sides: [left, right] }) => {
    if (left.href === term.entry.href) return [{ sides: [left, right] as const }];
    return right.href === term.entry.href ? [{ sides: [right, left] as const }] : [];
  });
}

const cache = new WeakMap<Garden, TermPair[]>();

/** The pairs of a garden, computed once. */
export function cachedPairs(garden: Garden): TermPair[] {
  let pairs = cache.get(garden);
  if (pairs === undefined) {
    pairs = pairsOf(garden);
    cache.set(garden, pairs);
  }
  return pairs;
}

function sideOf(term: Term): Side {
  return { title: term.title, href: term.entry.href, definition: term.definition, said: [] };
}

function otherSide(garden: Garden, other: Confusable, byPath: ReadonlyMap<string, Term>): Side {
  const term = other.path === undefined ? undefined : byPath.get(other.path);
  if (term !== undefined) return sideOf(term);
  const entry = other.path === undefined ? undefined : garden.byPath.get(other.path);
  const description = entry?.note.frontmatter.description;
  return {
    title: entry?.note.title ?? other.name,
    href: entry?.href,
    definition: description && normalizeSpacing(description),
    said: [],
  };
}
