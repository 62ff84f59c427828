import { foldText } from '../../core/text/fold.ts';
import { NameStore, SearchSource } from '../search/element.ts';
import { suggest, wantedName } from './model.ts';

/** On the not-found page: says what the address names, and which notes it may have meant. */
class LostPage extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const base = this.dataset.base ?? '/';
    const wanted = wantedName(location.pathname);
    if (wanted === '') return;
    const store = await NameStore.open(new SearchSource(base));
    const names = await store.load(wanted);
    const found = suggest(foldText(wanted, names.han), names.entries);
    if (found.length === 0) return;
    const label = document.createElement('p');
    label.textContent = `「${wanted}」也许是：`;
    const list = document.createElement('ul');
    list.className = 'notes';
    for (const { title, address, gist } of found) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = base + address;
      link.textContent = title;
      item.append(link);
      if (gist !== '') {
        const text = document.createElement('p');
        text.className = 'gist';
        text.textContent = gist;
        item.append(text);
      }
      list.append(item);
    }
    this.replaceChildren(label, list);
  }
}

customElements.define('lost-page', LostPage);
