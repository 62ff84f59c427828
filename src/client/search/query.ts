import { closeName } from '../../core/search/entries.ts';
import { pairs } from '../../core/search/tokens.ts';
import { type Unit, unitsOf } from '../../core/search/units.ts';
import { foldText, type HanTable } from '../../core/text/fold.ts';

/** One thing to be found: what stands between spaces or inside quotation marks, folded. */
export interface Term {
  readonly text: string;
  readonly units: readonly Unit[];
}

export interface Query {
  /** Folded, trimmed, single spaces. */
  readonly text: string;
  /** As {@link text} without spaces and apostrophes: pinyin, whether typed apart or held by an IME. */
  readonly joined: string;
  /** {@link text} as names are closed. */
  readonly closed: string;
  /** All of them must be found. Empty where there is nothing to search for. */
  readonly terms: readonly Term[];
}

const QUOTED = /["“”「」『』]([^"“”「」『』]+)["“”「」『』]|(\S+)/gu;
const ARXIV = /(?:arxiv\.org\/\w+\/|arxiv:\s*)(\d{4}\.\d{4,5})(?:v\d+)?/;

/** Reads what was typed. `arXiv:1706.03762v5` and its address are the number alone. */
export function parseQuery(typed: string, han: HanTable): Query {
  const folded = foldText(typed, han).replace(/\s+/g, ' ').trim();
  const text = ARXIV.exec(folded)?.[1] ?? folded;
  const terms = [...text.matchAll(QUOTED)].flatMap(([, quoted, plain]) => termsOf(quoted ?? plain ?? ''));
  const plain = text.replace(/["“”「」『』]/g, '');
  return { text: plain, joined: text.replace(/[\s'’‘`"“”]/g, ''), closed: closeName(plain), terms };
}

/** A mark over which no phrase reaches parts a term. */
function termsOf(text: string): Term[] {
  const terms: Unit[][] = [[]];
  for (const unit of unitsOf(text)) {
    if (unit.kind === 'break') terms.push([]);
    else terms.at(-1)?.push(unit);
  }
  return terms
    .filter((units) => units.length > 0)
    .map((units) => ({ text: units.map((unit) => unit.text).join(' '), units }));
}

/** How a term is asked of the full-text index (see `core/search/tokens`). */
export type Plan =
  /** One character: the list of characters knows where it stands. */
  | { readonly kind: 'char'; readonly char: string }
  /** Consecutive tokens; `prefix` is the beginning of the word that follows them. */
  | { readonly kind: 'phrase'; readonly tokens: readonly string[]; readonly prefix: string | undefined }
  /** A phrase that goes on with one character of unknown right neighbour: the text itself must be looked at. */
  | { readonly kind: 'checked'; readonly tokens: readonly string[]; readonly char: string };

/** `缓存kv` → tokens 缓存 存, prefix kv; `注意力` → tokens 注意 意力; `kv缓` → checked. */
export function planTerm(term: Term): Plan {
  const tokens: string[] = [];
  const last = term.units.length - 1;
  for (const [at, unit] of term.units.entries()) {
    const chars = [...unit.text];
    if (unit.kind === 'word') {
      if (at === last) return { kind: 'phrase', tokens, prefix: unit.text };
      tokens.push(unit.text);
    } else if (at < last) tokens.push(...pairs(unit.text), chars.at(-1) ?? '');
    else if (chars.length > 1) tokens.push(...pairs(unit.text));
    else return tokens.length === 0 ? { kind: 'char', char: unit.text } : { kind: 'checked', tokens, char: unit.text };
  }
  return { kind: 'phrase', tokens, prefix: undefined };
}
