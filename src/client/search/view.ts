import type { Entry, Names } from '../../core/search/entries.ts';
import { bodyText, type HitText, hitLink, nameText } from './hit.ts';
import type { NameHit } from './model.ts';
import type { Query } from './query.ts';
import type { BodyHit } from './read-hit.ts';
import type { Listener, Summary } from './session.ts';

export interface ViewOptions {
  /** Ends with `/`. */
  readonly base: string;
  kinds(): readonly string[];
  /** Where a reader may put a question, where the site has such a place. */
  readonly ask: string | undefined;
  more(): Promise<void>;
  again(text: string): void;
  /** A hit was added to the list. */
  listed(): void;
}

/** Time without a change before the number of hits is read out, in milliseconds. */
const QUIET = 500;
const NAMES = '名称与释义';

/** Prints a search into its frame, and moves the choice among the hits. */
export class SearchView implements Listener {
  readonly field: HTMLInputElement;
  readonly #root: HTMLElement;
  readonly #list: HTMLElement;
  readonly #after: HTMLElement;
  readonly #note: HTMLElement;
  readonly #status: HTMLElement;
  readonly #options: ViewOptions;
  #query: Query | undefined;
  #active: HTMLElement | undefined;
  #count = 0;
  #announcing = 0;

  constructor(root: HTMLElement, options: ViewOptions) {
    this.#root = root;
    const find = <T extends HTMLElement>(selector: string): T => root.querySelector<T>(selector) as T;
    this.field = find('input[type=search]');
    this.#list = find('[data-search-results]');
    this.#after = find('[data-search-after]');
    this.#note = find('[data-search-note]');
    this.#status = find('[role=status]');
    this.#options = options;
  }

  get active(): HTMLElement | undefined {
    return this.#active;
  }

  start(query: Query | undefined, names: readonly NameHit[], known: Names): void {
    this.#query = query;
    // On the search page all titles stand below an empty field; below hits they would be taken for more of them.
    this.#root.toggleAttribute('data-asked', query !== undefined);
    this.#list.replaceChildren();
    this.#after.replaceChildren();
    this.#count = 0;
    this.#choose(undefined);
    this.#list.ariaBusy = String(query !== undefined);
    this.field.ariaExpanded = String(query !== undefined);
    this.say('');
    clearTimeout(this.#announcing);
    this.#status.textContent = '';
    if (query !== undefined) this.rest(names, known);
  }

  rest(names: readonly NameHit[], known: Names): void {
    const query = this.#query;
    if (query === undefined) return;
    for (const hit of names) this.#add(NAMES, nameText(hit, query, known, this.#options.kinds(), this.#options.base));
  }

  body(hit: BodyHit): void {
    this.#add('正文', bodyText(hit, this.#options.base));
  }

  done(summary: Summary): void {
    this.#list.ariaBusy = 'false';
    if (summary.failed) this.say('正文索引没有载入（断网，或文件被拦），现在只搜标题、别名与拼音。');
    if (summary.slipsOnly) this.#demoteSlips();
    if (this.#count === 0) this.#showNothing(summary.nearest);
    if (summary.more) this.#offerMore();
    this.#announce(this.#count === 0 ? '没有找到' : `名称 ${summary.names} 条，正文 ${summary.body} 条`);
  }

  /** Nothing at all can be searched. */
  fail(text: string): void {
    this.start(undefined, [], { entries: [], sounds: new Map(), han: new Map() });
    this.say(text);
    this.#after.replaceChildren(plainLink(`${this.#options.base}search/`, '翻看全部标题'));
  }

  /** A line above the hits; empty takes it away. */
  say(text: string): void {
    this.#note.textContent = text;
    this.#note.hidden = text === '';
  }

  /** What stands below an empty field. */
  showBelow(...elements: HTMLElement[]): void {
    this.#after.replaceChildren(...elements);
  }

  /** Moves the choice by one; at the ends it goes round. */
  move(step: 1 | -1): void {
    const hits = [...this.#list.querySelectorAll<HTMLElement>('a')];
    if (hits.length === 0) return;
    const at = this.#active === undefined ? -1 : hits.indexOf(this.#active);
    this.#choose(hits[(at + step + hits.length) % hits.length]);
    this.#active?.scrollIntoView({ block: 'nearest' });
  }

  #add(group: string, hit: HitText): void {
    const link = hitLink(hit);
    link.id = `${this.#list.id}-${this.#count++}`;
    this.#group(group).append(link);
    if (this.#active === undefined) this.#choose(link);
    this.#options.listed();
  }

  /** The last group if it is this one, else a new one: names that come after the text stand after it. */
  #group(label: string): HTMLElement {
    const last = this.#list.lastElementChild;
    if (last instanceof HTMLElement && last.ariaLabel === label) return last;
    const group = document.createElement('div');
    group.role = 'group';
    group.ariaLabel = label;
    group.className = 'hit-group';
    this.#list.append(group);
    return group;
  }

  #choose(link: HTMLElement | undefined): void {
    if (this.#active !== undefined) this.#active.ariaSelected = 'false';
    this.#active = link;
    if (link === undefined) this.field.removeAttribute('aria-activedescendant');
    else {
      link.ariaSelected = 'true';
      this.field.setAttribute('aria-activedescendant', link.id);
    }
  }

  /** The exact text was found after all: names that are only like it are offers, no hits. */
  #demoteSlips(): void {
    for (const link of this.#list.querySelectorAll<HTMLElement>(`[aria-label="${NAMES}"] a`)) {
      delete link.dataset.hit;
      link.dataset.suggest = '';
    }
  }

  #showNothing(nearest: readonly Entry[]): void {
    const box = document.createElement('div');
    box.className = 'search-nothing';
    const said = document.createElement('p');
    said.textContent = `没有找到「${this.field.value.trim()}」。${nearest.length > 0 ? '相近的名称：' : ''}`;
    box.append(said);
    if (nearest.length > 0) box.append(suggestions(nearest, this.#options.base));
    const on = document.createElement('p');
    on.append(plainLink(`${this.#options.base}search/`, '翻看全部标题'));
    if (this.#options.ask !== undefined) on.append(' · ', plainLink(this.#options.ask, '提一个问题'));
    box.append(on);
    this.#after.replaceChildren(box);
  }

  #offerMore(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'search-more';
    button.textContent = '再列一些';
    button.addEventListener('click', async () => {
      button.remove();
      await this.#options.more();
    });
    this.#after.replaceChildren(button);
  }

  #announce(text: string): void {
    clearTimeout(this.#announcing);
    this.#announcing = window.setTimeout(() => {
      this.#status.textContent = text;
    }, QUIET);
  }
}

function suggestions(entries: readonly Entry[], base: string): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'search-list';
  for (const entry of entries) {
    const link = plainLink(base + entry.address, entry.title);
    link.dataset.suggest = '';
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  return list;
}

function plainLink(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}
