import type { Preview } from '../../core/pages/preview.ts';
import { type Box, CLOSE_AFTER, FETCH_AFTER, linkBox, OPEN_AFTER, placeCard } from './model.ts';
import type { PreviewStore } from './store.ts';
import { make, previewContent } from './view.ts';

/** The card beside a link: by mouse after half a second, by Alt+↓ at once. One at a time. */
export class Card {
  readonly #store: PreviewStore;
  #card: HTMLElement | undefined;
  #link: HTMLAnchorElement | undefined;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #asked: HTMLAnchorElement | undefined;

  constructor(body: HTMLElement, store: PreviewStore) {
    this.#store = store;
    body.addEventListener('pointerover', (event) => this.#over(event));
    body.addEventListener('pointerout', (event) => this.#out(event));
    body.addEventListener('keydown', (event) => this.#key(event));
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#close(true);
    });
    addEventListener('scroll', () => this.#close(false), { passive: true });
    addEventListener('pagehide', () => this.#close(false));
    addEventListener('pointerdown', (event) => {
      if (this.#card?.contains(event.target as Node) !== true) this.#close(false);
    });
  }

  #over(event: PointerEvent): void {
    const link = linkOf(event.target);
    if (event.pointerType !== 'mouse' || link === undefined || !this.#store.has(link)) return;
    this.#wait();
    if (link === this.#link) return;
    this.#asked = link;
    const { clientX: x, clientY: y } = event;
    this.#timers.push(
      setTimeout(() => void this.#store.get(link), FETCH_AFTER),
      setTimeout(() => void this.#open(link, x, y), OPEN_AFTER),
    );
  }

  #out(event: PointerEvent): void {
    const link = linkOf(event.target);
    if (link === undefined || link.contains(event.relatedTarget as Node | null)) return;
    this.#asked = undefined;
    this.#leave();
  }

  #key(event: KeyboardEvent): void {
    const link = linkOf(event.target);
    if (!event.altKey || event.key !== 'ArrowDown' || link === undefined || !this.#store.has(link)) return;
    event.preventDefault();
    this.#asked = link;
    void this.#open(link).then(() => this.#card?.focus());
  }

  async #open(link: HTMLAnchorElement, x?: number, y?: number): Promise<void> {
    const preview = await this.#store.get(link);
    if (preview === undefined || this.#asked !== link) return;
    this.#close(false);
    this.#link = link;
    this.#card = this.#draw(preview, link);
    const box = linkBox([...link.getClientRects()], x, y);
    if (box !== undefined) position(this.#card, box);
  }

  #draw(preview: Preview, link: HTMLAnchorElement): HTMLElement {
    const card = make('div', 'preview', '');
    card.dataset.preview = '';
    card.tabIndex = -1;
    card.role = 'dialog';
    card.ariaLabel = `预览：${preview.title}`;
    card.append(previewContent(preview));
    const enter = document.createElement('a');
    enter.href = link.href;
    enter.className = 'preview-enter';
    enter.textContent = '打开';
    card.append(enter);
    card.addEventListener('pointerenter', () => this.#wait());
    card.addEventListener('pointerleave', () => this.#leave());
    // The body's own language and fonts hold in the card as in the text it belongs to.
    link.closest('main')?.append(card);
    return card;
  }

  #leave(): void {
    this.#wait();
    this.#timers.push(setTimeout(() => this.#close(false), CLOSE_AFTER));
  }

  #wait(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  #close(refocus: boolean): void {
    this.#wait();
    if (refocus) this.#asked = undefined;
    const held = this.#card?.contains(document.activeElement) === true;
    this.#card?.remove();
    if (refocus && held) this.#link?.focus();
    this.#card = this.#link = undefined;
  }
}

function position(card: HTMLElement, link: Box): void {
  const view = { width: document.documentElement.clientWidth, height: innerHeight };
  const place = placeCard(link, { width: card.offsetWidth, height: card.offsetHeight }, view);
  card.style.maxHeight = `${place.height}px`;
  card.style.left = `${place.left}px`;
  card.style.top = `${place.top}px`;
}

function linkOf(target: EventTarget | null): HTMLAnchorElement | undefined {
  return (target as Element | null)?.closest<HTMLAnchorElement>('a[href]') ?? undefined;
}
