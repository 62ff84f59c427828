import type { Entry, Names } from '../../core/search/entries.ts';
import { decodePages } from '../../core/search/tag-pages.ts';
import type { EngineAnswer } from './engine.ts';
import type { FullText } from './full-text.ts';
import { type NameHit, rankNames } from './model.ts';
import type { NameStore } from './name-store.ts';
import { nearestNames } from './near-names.ts';
import { parseQuery, type Query } from './query.ts';
import { type BodyHit, readHit } from './read-hit.ts';
import type { SearchSource } from './source.ts';

export interface Summary {
  readonly names: number;
  readonly body: number;
  /** The full text could not be asked, or what it found could not be read. */
  readonly failed: boolean;
  /** Exact hits were found after slips had been listed: those are mere suggestions now. */
  readonly slipsOnly: boolean;
  readonly nearest: readonly Entry[];
  /** Whether more body hits can be listed. */
  readonly more: boolean;
}

/** What is told of a search, in this order; a search that a newer one overtook falls silent. */
export interface Listener {
  /** A new search began; its hits replace what is listed. `query` is undefined where nothing is asked. */
  start(query: Query | undefined, names: readonly NameHit[], known: Names): void;
  body(hit: BodyHit): void;
  /** Names that the first list left out, because it was long enough. */
  rest(names: readonly NameHit[], known: Names): void;
  done(summary: Summary): void;
}

/** What the reader narrowed the search to: indexes of a kind and of a tag. */
export interface Choice {
  readonly kind: number | undefined;
  readonly tag: number | undefined;
}

/** Names listed at first; the rest follows the body hits. */
const FIRST_NAMES = 20;
/** Texts that are loaded at a time: a newer search must not wait behind fifty files. */
const AHEAD = 10;
/** Hits listed before the reader asks for more. */
export const LISTED = 50;
/** Time without a keystroke before the full text is first asked, in milliseconds; later it answers within one. */
const PAUSE = 60;

/** Runs searches over both tiers, newest first, and tells a listener what they find. */
export class Session {
  readonly #source: SearchSource;
  readonly #store: NameStore;
  readonly #fullText: FullText;
  readonly #listener: Listener;
  readonly #tagged = new Map<number, ReadonlySet<number>>();
  #turn = 0;
  #warm = false;
  #asking = false;
  #waiting: (() => Promise<void>) | undefined;
  #more: (() => Promise<void>) | undefined;

  constructor(source: SearchSource, store: NameStore, fullText: FullText, listener: Listener) {
    this.#source = source;
    this.#store = store;
    this.#fullText = fullText;
    this.#listener = listener;
  }

  /**
   * Searches for what was typed. `spelling`: letters of an IME that is at work, which only names can match, so the
   * full text is not asked.
   */
  search(typed: string, choice: Choice, spelling: boolean): void {
    const turn = ++this.#turn;
    this.#more = undefined;
    const names = this.#store.at(typed);
    const tagged = choice.tag === undefined ? undefined : this.#tagged.get(choice.tag);
    if (names !== undefined && (choice.tag === undefined || tagged !== undefined)) {
      this.#run(turn, typed, names, choice, spelling);
      return;
    }
    this.#listener.start(parseQuery(typed, new Map()), [], { entries: [], sounds: new Map(), han: new Map() });
    void Promise.all([this.#store.load(typed), this.#loadTag(choice.tag)]).then(([loaded]) => {
      if (turn === this.#turn) this.#run(turn, typed, loaded, choice, spelling);
    });
  }

  /** Pages of a tag; none where the list cannot be loaded. */
  async #loadTag(tag: number | undefined): Promise<void> {
    if (tag === undefined || this.#tagged.has(tag)) return;
    const lists = (await this.#source.load('tags.json').catch(() => [])) as string[];
    this.#tagged.set(tag, decodePages(lists[tag] ?? ''));
  }

  /** Lists the next body hits. */
  async more(): Promise<void> {
    await this.#more?.();
  }

  #run(turn: number, typed: string, known: Names, choice: Choice, spelling: boolean): void {
    const query = parseQuery(typed, known.han);
    if (query.text === '') {
      this.#listener.start(undefined, [], known);
      return;
    }
    const pages = choice.tag === undefined ? undefined : this.#tagged.get(choice.tag);
    const ranked = rankNames(query, known, { kind: choice.kind, pages });
    const first = ranked.slice(0, FIRST_NAMES);
    this.#listener.start(query, first, known);
    if (query.terms.length === 0 || spelling || this.#store.index.pages === 0) {
      this.#listener.rest(ranked.slice(FIRST_NAMES, LISTED), known);
      this.#finish(query, known, ranked, 0, false);
      return;
    }
    const ask = (): void => this.#inTurn(() => this.#askFullText(turn, query, known, choice, ranked));
    if (this.#warm) ask();
    else setTimeout(ask, PAUSE);
  }

  async #askFullText(
    turn: number,
    query: Query,
    known: Names,
    choice: Choice,
    ranked: readonly NameHit[],
  ): Promise<void> {
    if (turn !== this.#turn) return;
    const listed = new Set(ranked.slice(0, FIRST_NAMES).map((hit) => hit.entry.page));
    const request = { terms: query.terms, kind: choice.kind, tag: choice.tag, limit: 1000 };
    const answer = await this.#fullText.search(request).catch(() => undefined);
    this.#warm ||= answer !== undefined;
    if (turn !== this.#turn) return;
    const slips = ranked[0]?.reason.kind === 'slip';
    const found = (answer?.pages ?? [])
      .map((page, at) => ({ page, at }))
      .filter(({ page }) => slips || !listed.has(page));
    const first = Math.max(0, LISTED - listed.size);
    const unread = await this.#list(turn, query, answer, found.slice(0, first));
    if (turn !== this.#turn) return;
    const shown = new Set([...listed, ...found.slice(0, first).map(({ page }) => page)]);
    const rest = ranked.slice(FIRST_NAMES).filter((hit) => !shown.has(hit.entry.page));
    this.#listener.rest(rest.slice(0, Math.max(0, LISTED - shown.size)), known);
    this.#offerMore(turn, query, answer, found.slice(first));
    this.#finish(query, known, ranked, answer?.total ?? 0, answer === undefined || unread > 0);
  }

  /** One question at a time, and of those that wait the newest alone: typing must not queue up. */
  #inTurn(ask: () => Promise<void>): void {
    if (this.#asking) {
      this.#waiting = ask;
      return;
    }
    this.#asking = true;
    void ask().finally(() => {
      this.#asking = false;
      const next = this.#waiting;
      this.#waiting = undefined;
      if (next !== undefined) this.#inTurn(next);
    });
  }

  /**
   * Loads the texts of hits side by side and tells of them in their order, each as soon as those before it are there.
   * Gives the number of hits whose text could not be loaded.
   */
  async #list(
    turn: number,
    query: Query,
    answer: EngineAnswer | undefined,
    found: readonly { page: number; at: number }[],
  ): Promise<number> {
    if (answer === undefined) return 0;
    const read = ({ page, at }: { page: number; at: number }): Promise<BodyHit | undefined> =>
      readHit(this.#source, query, page, { places: answer.places[at] ?? [], size: answer.chunk }).catch(
        () => undefined,
      );
    const pending = found.slice(0, AHEAD).map(read);
    let unread = 0;
    for (let at = 0; at < found.length; at++) {
      const hit = await pending[at];
      if (turn !== this.#turn) break;
      const next = found[at + AHEAD];
      if (next !== undefined) pending.push(read(next));
      if (hit !== undefined) this.#listener.body(hit);
      else unread++;
    }
    return unread;
  }

  #offerMore(
    turn: number,
    query: Query,
    answer: EngineAnswer | undefined,
    left: readonly { page: number; at: number }[],
  ): void {
    if (left.length === 0) return;
    this.#more = async () => {
      this.#more = undefined;
      await this.#list(turn, query, answer, left.slice(0, LISTED));
      this.#offerMore(turn, query, answer, left.slice(LISTED));
    };
  }

  get hasMore(): boolean {
    return this.#more !== undefined;
  }

  #finish(query: Query, known: Names, ranked: readonly NameHit[], body: number, failed: boolean): void {
    this.#listener.done({
      names: ranked.length,
      body,
      failed,
      slipsOnly: ranked[0]?.reason.kind === 'slip' && body > 0,
      nearest: ranked.length === 0 && body === 0 ? nearestNames(query, known, 5) : [],
      more: this.hasMore,
    });
  }
}
