import type { SearchIndex } from '../../core/search/types.ts';

/** The files below `search/` of a site, each fetched once. */
export class SearchSource {
  /** Ends with `/`. */
  readonly base: string;
  readonly #files = new Map<string, Promise<unknown>>();
  #index: Promise<SearchIndex> | undefined;

  constructor(base: string) {
    this.base = base;
  }

  /** What is loaded first; asked for anew by every page, so that a new build is seen. */
  index(): Promise<SearchIndex> {
    this.#index ??= fetchJson(`${this.base}search/index.json`, { cache: 'no-cache' }) as Promise<SearchIndex>;
    this.#index.catch(() => {
      this.#index = undefined;
    });
    return this.#index;
  }

  /** A file of this build. One that failed is tried again when it is asked for again. */
  load(path: string): Promise<unknown> {
    let file = this.#files.get(path);
    if (file === undefined) {
      file = this.index().then((index) => fetchJson(`${this.base}search/${path}?v=${index.version}`));
      this.#files.set(path, file);
      file.catch(() => this.#files.delete(path));
    }
    return file;
  }
}

async function fetchJson(url: string, options?: RequestInit): Promise<unknown> {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}
