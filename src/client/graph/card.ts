import { TYPE_LABELS } from '../../core/pages/type-labels.ts';
import { INK_STATUS } from '../../core/types.ts';
import { make, previewContent } from '../preview/view.ts';
import type { GraphStore } from './store.ts';

/** What the card asks of the map. */
export interface CardActions {
  /** A link is looked at, or none any more. */
  mark(link: number | undefined): void;
  close(): void;
}

/** The card of a note: what a preview shows, then its links, each with its sentence when it is looked at. */
export class NodeCard {
  readonly element: HTMLElement;
  readonly #store: GraphStore;
  readonly #actions: CardActions;
  #why: HTMLElement = make('p', 'why-text', '');

  constructor(card: HTMLElement, store: GraphStore, actions: CardActions) {
    this.element = card;
    this.#store = store;
    this.#actions = actions;
    card.role = 'region';
    const linkOf = (event: Event) => (event.target as Element).closest<HTMLElement>('[data-link]')?.dataset.link;
    for (const kind of ['pointerover', 'focusin']) {
      card.addEventListener(kind, (event) => {
        const link = linkOf(event);
        if (link !== undefined) actions.mark(Number(link));
      });
    }
  }

  hide(): void {
    this.element.hidden = true;
    delete this.element.dataset.preview;
    this.element.replaceChildren();
  }

  async show(node: number): Promise<void> {
    const { title, href, type, status } = this.#store.nodes[node] as GraphStore['nodes'][number];
    this.element.ariaLabel = `札记：${title}`;
    this.element.dataset.preview = '';
    this.element.dataset.node = String(node);
    this.#why = make('p', 'why-text', '');
    const close = make('button', 'card-close', '关闭');
    close.addEventListener('click', () => this.#actions.close());
    const enter = document.createElement('a');
    enter.href = href;
    enter.className = 'preview-enter';
    enter.textContent = '打开';
    const preview = { title, kind: TYPE_LABELS[type], status: INK_STATUS[status - 1], html: '' };
    this.element.replaceChildren(previewContent(preview), enter, close, ...this.#lists(node), this.#why);
    this.element.hidden = false;
    const about = await this.#store.about(node);
    const text = this.element.querySelector('.preview-text');
    if (text !== null && this.element.dataset.node === String(node)) text.textContent = about?.text ?? '';
  }

  /** Tells why one note links to another, in the words of the note. */
  async tell(link: number): Promise<string> {
    const { source, target, relation } = this.#store.links[link] ?? { source: 0, target: 0, relation: undefined };
    const title = (node: number) => this.#store.nodes[node]?.title ?? '';
    const head = `${title(source)} → ${title(target)}${relation === undefined ? '' : `（${relation}）`}：`;
    const [before, text, after] = (await this.#store.reason(link)) ?? ['', '', ''];
    this.#why.replaceChildren(head, before, make('mark', '', text), after);
    return head + before + text + after;
  }

  #lists(node: number): HTMLElement[] {
    const links = this.#store.linksOf(node);
    const own = links.filter((link) => this.#store.links[link]?.source === node);
    const back = links.filter((link) => this.#store.links[link]?.source !== node);
    return [...this.#list('链接到', own, node), ...this.#list('链接到它的', back, node)];
  }

  #list(label: string, links: readonly number[], node: number): HTMLElement[] {
    if (links.length === 0) return [];
    const head = make('h2', '', label);
    head.append(make('span', 'count', String(links.length)));
    const list = make('ul', 'plain', '');
    for (const link of links) {
      const other = this.#store.nodes[this.#store.otherEnd(link, node)];
      const relation = this.#store.links[link]?.relation;
      const anchor = document.createElement('a');
      anchor.href = other?.href ?? '';
      anchor.dataset.link = String(link);
      anchor.textContent = other?.title ?? '';
      const item = make('li', '', '');
      item.append(anchor);
      if (relation !== undefined) item.append(make('span', 'aside', relation));
      list.append(item);
    }
    return [head, list];
  }
}
