import { FilterControls, recentList } from './controls.ts';
import { FullText } from './full-text.ts';
import { leaveMark } from './mark-note.ts';
import { NameStore } from './name-store.ts';
import { rememberSearch } from './recent.ts';
import { Session } from './session.ts';
import { SearchSource } from './source.ts';
import { SearchView } from './view.ts';

/** What a search knows of its site. */
export interface SearchSite {
  /** Ends with `/`. */
  readonly base: string;
  /** The request for the names, which began when the reader turned to search. */
  readonly names?: Promise<Response> | undefined;
}

export interface SearchPlace extends SearchSite {
  /** Holds the frame (see `SearchFrame.astro`). */
  readonly root: HTMLElement;
  /** Called for Escape, outside of any composition. */
  escape?(): void;
}

/** A browser takes only so many changes of an address in a while, in milliseconds. */
const ADDRESS_PAUSE = 250;
/** What an IME holds while it spells in letters: pinyin, with marks between syllables. */
const SPELLING = /^[a-z' ’]*$/i;

interface Loaded {
  readonly session: Session;
  readonly filters: FilterControls;
  readonly store: NameStore;
}

/** The sources of a page, shared by every search on it. */
const sources = new Map<string, { readonly source: SearchSource; readonly fullText: FullText }>();

function sourcesOf({ base, names }: SearchSite): { readonly source: SearchSource; readonly fullText: FullText } {
  const known = sources.get(base) ?? { source: new SearchSource(base, names), fullText: new FullText(base) };
  sources.set(base, known);
  return known;
}

/** Binds a frame to both tiers: typing, keys, filters, the address. */
export class SearchController {
  readonly #place: SearchPlace;
  readonly #view: SearchView;
  #loaded: Loaded | undefined;
  #loading = false;
  #composing = false;
  #composition = '';
  #openFirst = false;
  #writing = 0;

  constructor(place: SearchPlace) {
    this.#place = place;
    this.#view = new SearchView(place.root, {
      base: place.base,
      kinds: () => this.#loaded?.store.index.kinds ?? [],
      ask: document.querySelector<HTMLElement>('[data-search-ask]')?.dataset.searchAsk,
      more: async () => this.#loaded?.session.more(),
      again: (text) => this.ask(text),
      listed: () => this.#openPending(),
    });
    this.#bind();
    void this.#load();
  }

  /** Puts a query into the field and searches for it. */
  ask(text: string): void {
    this.#view.field.value = text;
    this.#view.field.focus();
    this.#search();
  }

  /** Takes query and filters from an address. */
  read(parameters: URLSearchParams): void {
    this.#view.field.value = parameters.get('q') ?? '';
    this.#loaded?.filters.read(parameters);
    this.#search(false);
  }

  async #load(): Promise<void> {
    if (this.#loaded !== undefined || this.#loading) return;
    this.#loading = true;
    const { source, fullText } = sourcesOf(this.#place);
    try {
      const store = await NameStore.open(source);
      const box = this.#place.root.querySelector('[data-search-filters]') as HTMLElement;
      const filters = new FilterControls(box, store.index, new URLSearchParams(location.search), () => this.#search());
      this.#loaded = { store, filters, session: new Session(source, store, fullText, this.#view) };
      this.#search(false);
      // After the names are listed: a worker takes a slow phone as long to start as they take to be searched.
      setTimeout(() => fullText.warm(store.index.version));
    } catch {
      this.#view.fail('搜索索引没有载入（断网，或文件被拦）。连上之后再敲一个字，或者翻看全部标题。');
    }
    this.#loading = false;
  }

  #bind(): void {
    const { field } = this.#view;
    const { root } = this.#place;
    field.addEventListener('input', () => {
      this.#openFirst = false;
      this.#search();
    });
    field.addEventListener('compositionstart', () => {
      this.#composing = true;
    });
    field.addEventListener('compositionupdate', (event) => {
      // It may have begun before this was loaded.
      this.#composing = true;
      this.#composition = event.data;
    });
    field.addEventListener('compositionend', () => {
      this.#composing = false;
      this.#search();
    });
    field.addEventListener('keydown', (event) => this.#key(event));
    field.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.#composing) this.#open();
    });
    for (const kind of ['click', 'auxclick'] as const) root.addEventListener(kind, (event) => this.#leave(event));
  }

  /** While a word is being composed every key is the IME's (READER.md 3.9.4). */
  #key(event: KeyboardEvent): void {
    const composing = event.isComposing || event.keyCode === 229 || this.#composing;
    if (composing) {
      if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      this.#view.move(event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#open(event.ctrlKey || event.metaKey);
    } else if (event.key === 'Escape' && this.#place.escape !== undefined) {
      event.preventDefault();
      this.#place.escape();
    }
  }

  /** Opens the chosen hit; where none is there yet, the first one that comes. */
  #open(newTab = false): void {
    const { active } = this.#view;
    if (active === undefined) this.#openFirst = this.#view.field.value.trim() !== '';
    else
      active.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: newTab, metaKey: newTab }),
      );
  }

  #openPending(): void {
    if (!this.#openFirst) return;
    this.#openFirst = false;
    this.#open();
  }

  /** A hit is followed: remember the search, and tell the page that opens what to mark. */
  #leave(event: Event): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.hit');
    if (link === null) return;
    const text = this.#view.field.value;
    rememberSearch(text);
    leaveMark(link.pathname, text);
  }

  #search(write = true): void {
    const text = this.#view.field.value;
    const spelling = this.#composing && SPELLING.test(this.#composition);
    if (this.#loaded === undefined) void this.#load();
    else this.#loaded.session.search(text, this.#loaded.filters.choice, spelling);
    if (text.trim() === '') this.#view.showBelow(...recentList((again) => this.ask(again)));
    if (write && !this.#composing) this.#writeAddress();
  }

  #writeAddress(): void {
    clearTimeout(this.#writing);
    this.#writing = window.setTimeout(() => {
      if (!this.#place.root.isConnected) return;
      const parameters = new URLSearchParams();
      const text = this.#view.field.value.trim();
      if (text !== '') parameters.set('q', text);
      this.#loaded?.filters.write(parameters);
      const query = parameters.toString();
      history.replaceState(history.state, '', `${this.#place.base}search/${query === '' ? '' : `?${query}`}`);
    }, ADDRESS_PAUSE);
  }

  /** Nothing more may be written to the address: the dialog is closing. */
  close(): void {
    clearTimeout(this.#writing);
  }
}
