import type { SearchIndex } from '../../core/search/types.ts';

/** The files below `search/` of a site, each fetched once. */
export class SearchSource {
  /** Ends with `/`. */
  readonly base: string;
  readonly #files = new Map<string, Promise<unknown>>();
  #index: Promise<SearchIndex> | undefined;
  #begun: Promise<Response> | undefined;

  /** `names`: the request for the index, where it is under way. */
  constructor(base: string, names?: Promise<Response>) {
    this.base = base;
    this.#begun = names;
  }

  /** What is loaded first; asked for anew by every page, so that a new build is seen. */
  index(): Promise<SearchIndex> {
    const url = `${this.base}search/index.json`;
    this.#index ??= (this.#begun ?? fetch(url, { cache: 'no-cache' })).then(parse) as Promise<SearchIndex>;
    this.#begun = undefined;
    this.#index.catch(() => {
      this.#index = undefined;
    });
    return this.#index;
  }

  /** A file of this build. One that failed is tried again when it is asked for again. */
  load(path: string): Promise<unknown> {
    let file = this.#files.get(path);
    if (file === undefined) {
      file = this.index().then(({ version }) => loadFile(this.base, path, version));
      this.#files.set(path, file);
      file.catch(() => this.#files.delete(path));
    }
    return file;
  }
}

/** A file below `search/`, of the build that `version` names. */
export function loadFile(base: string, path: string, version: string): Promise<unknown> {
  return fetch(`${base}search/${path}?v=${version}`).then(parse);
}

async function parse(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}
