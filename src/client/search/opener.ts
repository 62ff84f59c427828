import { takeMark } from './mark-note.ts';

/**
 * The part of search that every page carries: it opens the dialog on the button, `/`, Ctrl+K and ⌘K, and loads the rest
 * when somebody means to search.
 */
export function offerSearch(base: string): void {
  const page = document.querySelector<HTMLElement>('[data-search-page]');
  const ask = document.querySelector<HTMLElement>('[data-search-ask]')?.dataset.searchAsk;
  const field = page?.querySelector('input');
  if (page !== null) startPage(page, base, ask);
  const open = (text = ''): void => {
    if (field) field.focus();
    else void openLate(base, ask, text);
  };
  for (const control of document.querySelectorAll<HTMLElement>('[data-search-open]')) {
    control.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(control instanceof HTMLInputElement ? control.value : '');
    });
    control.addEventListener('pointerenter', () => fetchAhead(base), { once: true });
  }
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey) return;
    const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isField(event.target);
    if (!command && !slash) return;
    event.preventDefault();
    open();
  });
  markLanding();
}

const load = (): Promise<typeof import('./element.ts')> => import('./element.ts');

/** Busy before the page has loaded, where there is a query: the results are still to come. */
function startPage(page: HTMLElement, base: string, ask: string | undefined): void {
  const asked = new URLSearchParams(location.search).get('q')?.trim();
  if (asked) page.querySelector('[data-search-results]')?.setAttribute('aria-busy', 'true');
  const names = fetchAhead(base);
  void load().then(({ startSearchPage }) => startSearchPage(page, { base, ask, names }));
}

let ahead: Promise<Response> | undefined;

/** Code and names side by side: on a slow line each costs a turn. The pointer over the button is reason enough. */
function fetchAhead(base: string): Promise<Response> {
  void load();
  ahead ??= fetch(`${base}search/index.json`, { cache: 'no-cache' });
  ahead.catch(() => {
    ahead = undefined;
  });
  return ahead;
}

async function openLate(base: string, ask: string | undefined, text: string): Promise<void> {
  const names = fetchAhead(base);
  const { openSearch } = await load();
  openSearch({ base, ask, names }, text);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input,textarea,select,[contenteditable]') !== null;
}

function markLanding(): void {
  const body = document.querySelector<HTMLElement>('[data-note-body]');
  const text = body === null ? undefined : takeMark(location.pathname);
  if (body !== null && text !== undefined) void load().then((search) => search.markLanding(body, text));
}
