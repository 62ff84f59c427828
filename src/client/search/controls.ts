import type { SearchIndex } from '../../core/search/types.ts';
import { forgetSearches, recentSearches } from './recent.ts';
import type { Choice } from './session.ts';

/** Buttons for the kinds of notes and a choice of tags; calls back when one is used. */
export class FilterControls {
  readonly #box: HTMLElement;
  readonly #index: SearchIndex;
  readonly #changed: () => void;
  #kind: number | undefined;
  #tag: number | undefined;

  /** `chosen`: as in {@link read}. */
  constructor(box: HTMLElement, index: SearchIndex, chosen: URLSearchParams, changed: () => void) {
    this.#box = box;
    this.#index = index;
    this.#changed = changed;
    this.read(chosen);
  }

  get choice(): Choice {
    return { kind: this.#kind, tag: this.#tag };
  }

  /** Reads `kind` and `tag` of an address; names that this site does not have are left out. */
  read(parameters: URLSearchParams): void {
    this.#kind = place(this.#index.kinds, parameters.get('kind'));
    this.#tag = place(this.#index.tags, parameters.get('tag'));
    this.#print();
  }

  write(parameters: URLSearchParams): void {
    if (this.#kind !== undefined) parameters.set('kind', this.#index.kinds[this.#kind] ?? '');
    if (this.#tag !== undefined) parameters.set('tag', this.#index.tags[this.#tag] ?? '');
  }

  #print(): void {
    const { kinds, tags } = this.#index;
    const controls: HTMLElement[] = [];
    if (kinds.length > 1)
      controls.push(this.#kindButton('全部', undefined), ...kinds.map((kind, at) => this.#kindButton(kind, at)));
    if (tags.length > 0) controls.push(this.#tagChoice());
    this.#box.replaceChildren(...controls);
    this.#box.hidden = controls.length === 0;
  }

  #kindButton(label: string, kind: number | undefined): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.ariaPressed = String(this.#kind === kind);
    button.addEventListener('click', () => {
      this.#kind = kind;
      for (const other of this.#box.querySelectorAll('button')) other.ariaPressed = String(other === button);
      this.#changed();
    });
    return button;
  }

  #tagChoice(): HTMLElement {
    const choice = document.createElement('select');
    choice.ariaLabel = '主题';
    choice.append(
      new Option('全部主题', ''),
      ...this.#index.tags.map((tag, at) => new Option(tag, String(at), false, at === this.#tag)),
    );
    choice.addEventListener('change', () => {
      this.#tag = choice.value === '' ? undefined : Number(choice.value);
      this.#changed();
    });
    return choice;
  }
}

function place(names: readonly string[], name: string | null): number | undefined {
  const at = name === null ? -1 : names.indexOf(name);
  return at < 0 ? undefined : at;
}

/** Recent searches with a button that forgets them; nothing where there are none. */
export function recentList(again: (text: string) => void): HTMLElement[] {
  const searches = recentSearches();
  if (searches.length === 0) return [];
  const box = document.createElement('section');
  box.className = 'search-recent';
  const title = document.createElement('h2');
  title.textContent = '最近搜过';
  const list = document.createElement('ul');
  list.className = 'search-list';
  for (const text of searches) {
    const item = document.createElement('li');
    item.append(button(text, () => again(text)));
    list.append(item);
  }
  const clear = button('清除', () => {
    forgetSearches();
    box.remove();
  });
  clear.className = 'search-clear';
  box.append(title, list, clear);
  return [box];
}

function button(text: string, use: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', use);
  return element;
}
