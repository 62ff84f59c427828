import { entryKey, matches } from './model.ts';

/** Narrows the glossary to what is typed, while it is still being composed too; an empty result leads to the search. */
class TermFilter extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('input');
    const none = this.querySelector<HTMLElement>('[data-none]');
    if (field === null || none === null) return;
    let entries: readonly Term[] | undefined;
    const terms = (): readonly Term[] => {
      entries ??= readTerms();
      return entries;
    };
    const groups = [...document.querySelectorAll<HTMLElement>('[data-letter]')];
    const apply = (): void => {
      let left = 0;
      this.toggleAttribute('data-asked', field.value !== '');
      for (const { element, key } of terms()) {
        element.hidden = !matches(key, field.value);
        if (!element.hidden) left++;
      }
      for (const group of groups) group.hidden = group.querySelector('[data-term]:not([hidden])') === null;
      none.hidden = left > 0;
      const link = none.querySelector('a');
      if (link !== null) link.search = `?q=${encodeURIComponent(field.value.trim())}`;
    };
    field.addEventListener('focus', terms);
    field.addEventListener('input', apply);
    if (field.value !== '') apply();
  }
}

interface Term {
  readonly element: HTMLElement;
  readonly key: ReturnType<typeof entryKey>;
}

/** Read when somebody turns to the field, since most readers of a glossary do not. */
function readTerms(): Term[] {
  return [...document.querySelectorAll<HTMLElement>('[data-term]')].map((element) => ({
    element,
    key: entryKey({
      text: element.querySelector('dt')?.textContent ?? '',
      pinyin: element.querySelector('[data-pinyin]')?.textContent ?? '',
    }),
  }));
}

customElements.define('term-filter', TermFilter);
