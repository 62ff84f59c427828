import { lastPlace, readPlaces, withPlace } from './model.ts';

const KEY = 'lanyin-places';

/**
 * 「上次读到」: offers the section where the reader left this page, and never scrolls by itself.
 * @returns what is told each section that the reader comes to
 */
export function rememberPlace(): (id: string, text: string) => void {
  const page = location.pathname;
  const store = (): string | null => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  if (location.hash === '' && scrollY === 0) offer(page, store());
  return (id, text) => {
    if (scrollY === 0) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(withPlace(readPlaces(store()), page, { id, text, at: Date.now() })));
    } catch {
      // Storage is closed or full: the next visit begins at the top.
    }
  };
}

function offer(page: string, stored: string | null): void {
  const slot = document.querySelector<HTMLElement>('[data-last-read]');
  const place = lastPlace(readPlaces(stored), page, Date.now());
  if (slot === null || place === undefined || document.getElementById(decodeURIComponent(place.id)) === null) return;
  const link = document.createElement('a');
  link.href = `#${place.id}`;
  link.textContent = `上次读到：§${place.text}`;
  link.addEventListener('click', () => {
    slot.hidden = true;
  });
  slot.replaceChildren(link);
  slot.hidden = false;
}
