import { textPath } from '../../core/search/address.ts';
import { charPlaces, charShard } from '../../core/search/chars.ts';
import { decodeHan } from '../../core/search/han-codec.ts';
import { phraseToken } from '../../core/search/phrase-key.ts';
import { decodePages } from '../../core/search/tag-pages.ts';
import type { FullTextIndex, TextChunk } from '../../core/search/types.ts';
import { shardsFor, wordsWith } from '../../core/search/words.ts';
import { findTerms } from './marks.ts';
import { type Plan, planTerm, type Term } from './query.ts';

/** What the engine asks of Pagefind. */
export interface PhraseIndex {
  search(query: string): Promise<{ results: readonly { id: string; score: number; words: readonly number[] }[] }>;
}

/** Where the engine gets its files: paths below `search/`, parsed. */
export interface EngineSource {
  load(path: string): Promise<unknown>;
  pagefind(): Promise<PhraseIndex>;
}

export interface EngineRequest {
  readonly terms: readonly Term[];
  readonly kind?: number | undefined;
  readonly tag?: number | undefined;
  /** Most hits to give. */
  readonly limit: number;
}

/** Pages that hold all terms, best first. `places[i]`: number of the token where each term first stands. */
export interface EngineAnswer {
  readonly total: number;
  readonly pages: readonly number[];
  readonly places: readonly (readonly number[])[];
  /** Number of hits of each kind, before the filter by kind. */
  readonly kinds: readonly number[];
  /** Tokens in a piece of text: `floor(place / chunk)` is the piece to show. */
  readonly chunk: number;
}

type Places = ReadonlyMap<number, number>;

/** Words of one beginning that are asked for at a time, the shortest first, and all of them. */
const WORDS = 48;
const MOST_WORDS = 192;
/** As many pages as a list shows at first: with them found, longer words are not asked for. */
const ENOUGH_PAGES = 60;
/** Candidates whose text is looked at, for terms that the index cannot decide. */
const MOST_CHECKED = 40;
/** Vaults with more pages are ordered by where the terms first stand: to weigh them takes longer than a keystroke may. */
const MOST_WEIGHED = 3000;

/** The full-text tier: exact substrings over Pagefind's phrases and our lists of words and characters. */
export class Engine {
  readonly #source: EngineSource;
  readonly #phrases = new Map<string, Promise<Places>>();
  #full: Promise<FullTextIndex> | undefined;

  constructor(source: EngineSource) {
    this.#source = source;
  }

  /** Loads what every search needs. */
  async warm(): Promise<void> {
    await Promise.all([this.#index(), this.#source.pagefind()]);
  }

  async search(request: EngineRequest): Promise<EngineAnswer> {
    const index = await this.#index();
    const plans = request.terms.map(planTerm);
    const found = await Promise.all(plans.map((plan, at) => this.#find(plan, request.terms[at])));
    const first = found[0] ?? new Map<number, number>();
    const tagged = request.tag === undefined ? undefined : await this.#tagged(request.tag);
    let pages = [...first.keys()].filter(
      (page) => found.every((places) => places.has(page)) && (tagged?.has(page) ?? true),
    );
    const kinds: number[] = [];
    for (const page of pages) kinds[kindOf(index, page)] = (kinds[kindOf(index, page)] ?? 0) + 1;
    if (request.kind !== undefined) pages = pages.filter((page) => kindOf(index, page) === request.kind);
    const scores =
      pages.length > 1 && index.kinds.length <= MOST_WEIGHED ? await this.#scores(plans) : new Map<number, number>();
    const place = (page: number): number => first.get(page) ?? 0;
    pages.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || place(a) - place(b) || a - b);
    const shown = pages.slice(0, request.limit);
    return {
      total: pages.length,
      pages: shown,
      places: shown.map((page) => found.map((places) => places.get(page) ?? 0)),
      kinds: Array.from(kinds, (count) => count ?? 0),
      chunk: index.chunk,
    };
  }

  #index(): Promise<FullTextIndex> {
    this.#full ??= this.#source.load('full.json') as Promise<FullTextIndex>;
    this.#full.catch(() => {
      this.#full = undefined;
    });
    return this.#full;
  }

  async #find(plan: Plan, term: Term | undefined): Promise<Places> {
    if (plan.kind === 'char') return this.#char(plan.char);
    if (plan.kind === 'checked') return this.#checked(plan, term);
    if (plan.prefix === undefined) return this.#phrase(plan.tokens);
    // One letter alone stands for itself; after other words it may begin the next one: GPT-4 is in GPT-4o.
    const alone = plan.tokens.length === 0 && plan.prefix.length === 1;
    const words = alone ? [plan.prefix] : await this.#words(plan.prefix);
    const all = new Map<number, number>();
    for (let from = 0; from < words.length && all.size < ENOUGH_PAGES; from += WORDS) {
      const some = words.slice(from, from + WORDS);
      for (const places of await Promise.all(some.map((word) => this.#phrase([...plan.tokens, word]))))
        for (const [page, place] of places) all.set(page, Math.min(place, all.get(page) ?? place));
    }
    return all;
  }

  /** Pages where the tokens follow one another, each with the place of the first. */
  #phrase(tokens: readonly string[]): Promise<Places> {
    const phrase = tokens.join(' ');
    let found = this.#phrases.get(phrase);
    if (found === undefined) {
      found = this.#ask(`"${phrase}"`).then(
        (results) => new Map(results.map(({ page, words }) => [page, words[0] ?? 0])),
      );
      if (this.#phrases.size > 400) this.#phrases.clear();
      this.#phrases.set(phrase, found);
      found.catch(() => this.#phrases.delete(phrase));
    }
    return found;
  }

  async #ask(query: string): Promise<{ page: number; score: number; words: readonly number[] }[]> {
    const pagefind = await this.#source.pagefind();
    const { results } = await pagefind.search(phraseToken(query));
    // Pages are named by their numbers (PhraseIndex.head).
    return results.map(({ id, score, words }) => ({ page: Number.parseInt(id, 36), score, words }));
  }

  /** The words that begin so, or a part of which does. */
  async #words(prefix: string): Promise<string[]> {
    const index = await this.#index();
    const shards = await Promise.all(shardsFor(index.words, prefix).map((at) => this.#source.load(`words/${at}.json`)));
    return wordsWith(
      shards.flatMap((shard) => (shard as string).split('\n')),
      prefix,
    ).slice(0, MOST_WORDS);
  }

  async #char(char: string): Promise<Places> {
    const index = await this.#index();
    const shard = await this.#source.load(`chars/${charShard(char, index.chars)}.json`);
    return new Map(charPlaces(shard as Record<string, string>, char));
  }

  /** Pages with the phrase and the character, kept where the text has the one right after the other. */
  async #checked(plan: { tokens: readonly string[]; char: string }, term: Term | undefined): Promise<Places> {
    const [phrase, chars, index] = await Promise.all([this.#phrase(plan.tokens), this.#char(plan.char), this.#index()]);
    const candidates = [...phrase].filter(([page]) => chars.has(page)).slice(0, MOST_CHECKED);
    const kept = await Promise.all(
      candidates.map(async ([page, place]) => {
        const chunk = (await this.#source.load(textPath(page, Math.floor(place / index.chunk)))) as TextChunk;
        const texts = [chunk.title, ...chunk.blocks.map(([text]) => text)];
        return term !== undefined && texts.some((text) => findTerms(text, [term], decodeHan(chunk.han)).length > 0);
      }),
    );
    return new Map(candidates.filter((_, at) => kept[at]));
  }

  /** Relevance of pages to the tokens, adjacent or not; costs no further files. */
  async #scores(plans: readonly Plan[]): Promise<Map<number, number>> {
    const tokens = plans.flatMap((plan) => (plan.kind === 'char' ? [] : plan.tokens));
    for (const plan of plans) {
      if (plan.kind === 'phrase' && plan.prefix !== undefined)
        tokens.push(...(await this.#words(plan.prefix)).slice(0, 3));
    }
    if (tokens.length === 0) return new Map();
    return new Map((await this.#ask(tokens.join(' '))).map(({ page, score }) => [page, score]));
  }

  async #tagged(tag: number): Promise<ReadonlySet<number>> {
    const lists = (await this.#source.load('tags.json')) as string[];
    return decodePages(lists[tag] ?? '');
  }
}

function kindOf(index: FullTextIndex, page: number): number {
  return Number.parseInt(index.kinds[page] ?? '0', 36);
}
