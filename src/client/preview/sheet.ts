import { swipedAway } from './model.ts';
import type { PreviewStore } from './store.ts';
import { make, previewContent } from './view.ts';

const KEY = 'lanyin-terms';

/**
 * On a touch screen a tap on a dotted term opens its definition from below; every other link leads where it leads at the
 * first tap. Closed by swipe, Esc, back or a tap beside it. 「术语直接进入」 turns it off.
 */
export class Sheet {
  readonly #store: PreviewStore;
  #sheet: HTMLDialogElement | undefined;
  #then: (() => void) | undefined;

  constructor(body: HTMLElement, store: PreviewStore) {
    this.#store = store;
    let touch = false;
    body.addEventListener('pointerdown', (event) => {
      touch = event.pointerType === 'touch';
    });
    body.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-type=term]');
      if (!touch || link === null || event.metaKey || event.ctrlKey || !store.has(link) || direct()) return;
      event.preventDefault();
      void this.#open(link);
    });
    addEventListener('popstate', () => this.#gone());
  }

  async #open(link: HTMLAnchorElement): Promise<void> {
    const preview = await this.#store.get(link);
    if (preview === undefined) {
      location.href = link.href;
      return;
    }
    const sheet = document.createElement('dialog');
    sheet.className = 'preview sheet';
    sheet.dataset.preview = '';
    sheet.ariaLabel = preview.title;
    const grip = make('button', 'grip', '');
    grip.ariaLabel = '关闭';
    const enter = document.createElement('a');
    enter.href = link.href;
    enter.className = 'preview-enter';
    enter.textContent = '进入词条';
    sheet.append(grip, previewContent(preview), enter, preference());
    document.body.append(sheet);
    this.#sheet = sheet;
    history.pushState({ ...history.state, sheet: true }, '');
    grip.addEventListener('click', () => this.#close());
    enter.addEventListener('click', (event) => {
      event.preventDefault();
      this.#close(() => {
        location.href = enter.href;
      });
    });
    sheet.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#close();
    });
    sheet.addEventListener('click', (event) => {
      if (event.target === sheet && event.clientY < sheet.getBoundingClientRect().top) this.#close();
    });
    followSwipe(sheet, () => this.#close());
    sheet.showModal();
    sheet.addEventListener('close', () => link.focus());
  }

  /** Takes back the step in the history that opening made; what follows waits for it. */
  #close(then?: () => void): void {
    this.#then = then;
    if ((history.state as { sheet?: boolean } | null)?.sheet === true) history.back();
    else this.#gone();
  }

  #gone(): void {
    this.#sheet?.close();
    this.#sheet?.remove();
    this.#sheet = undefined;
    const then = this.#then;
    this.#then = undefined;
    then?.();
  }
}

/** Lets the finger draw the sheet down. */
function followSwipe(sheet: HTMLElement, close: () => void): void {
  let from = 0;
  let since = 0;
  sheet.addEventListener('touchstart', (event) => {
    from = event.touches[0]?.clientY ?? 0;
    since = event.timeStamp;
  });
  sheet.addEventListener(
    'touchmove',
    (event) => {
      const distance = (event.touches[0]?.clientY ?? 0) - from;
      if (distance <= 0 || sheet.scrollTop > 0) return;
      event.preventDefault();
      sheet.style.transform = `translateY(${distance}px)`;
    },
    { passive: false },
  );
  sheet.addEventListener('touchend', (event) => {
    const distance = (event.changedTouches[0]?.clientY ?? 0) - from;
    sheet.style.transform = '';
    if (sheet.scrollTop <= 0 && swipedAway(distance, event.timeStamp - since)) close();
  });
}

function preference(): HTMLElement {
  const label = make('label', 'preview-direct', '');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.setItem(KEY, 'direct');
      else localStorage.removeItem(KEY);
    } catch {
      // Storage is closed: the sheet goes on opening.
    }
  });
  label.append(box, '以后术语直接进入');
  return label;
}

function direct(): boolean {
  try {
    return localStorage.getItem(KEY) === 'direct';
  } catch {
    return false;
  }
}
