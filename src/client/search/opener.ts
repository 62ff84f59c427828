import { takeMark } from './mark-note.ts';

/** Marks the entry of the history that belongs to an open dialog. */
const STATE = 'lanyinSearch';

/**
 * The part of search that every page carries: it opens the dialog on the button, `/`, Ctrl+K and ⌘K, and loads the rest
 * when somebody means to search.
 */
export function offerSearch(base: string): void {
  const page = document.querySelector<HTMLElement>('[data-search-page]');
  if (page !== null) startPage(page, base);
  const open = (text = ''): void => {
    if (page !== null) page.querySelector('input')?.focus();
    else if (dialog === undefined) {
      // A search can be passed on, and Back closes the dialog.
      history.pushState({ [STATE]: true }, '', `${base}search/`);
      showDialog(base, text);
    }
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
  addEventListener('popstate', ({ state }) => {
    if (state?.[STATE]) {
      if (page === null && dialog === undefined) showDialog(base);
      return;
    }
    dialog?.close();
    dialog?.remove();
    dialog = undefined;
  });
  markLanding();
}

const load = (): Promise<typeof import('./element.ts')> => import('./element.ts');

/** Busy before the page has loaded, where there is a query: the results are still to come. */
function startPage(page: HTMLElement, base: string): void {
  const asked = new URLSearchParams(location.search).get('q')?.trim();
  if (asked) page.querySelector('[data-search-results]')?.setAttribute('aria-busy', 'true');
  const names = fetchAhead(base);
  load().then(({ startSearchPage }) => startSearchPage(page, { base, names }), tellOf(page));
}

/** What to do where the rest cannot be loaded: forms lead to the search page by themselves, and the frame says so. */
function tellOf(root: HTMLElement): () => void {
  return () => {
    (root.querySelector('[data-search-note]') as HTMLElement).hidden = false;
  };
}

let ahead: Promise<Response> | undefined;

/** Code and names side by side: on a slow line each costs a turn. The pointer over the button is reason enough. */
function fetchAhead(base: string): Promise<Response> {
  load().catch(() => undefined);
  ahead ??= fetch(`${base}search/index.json`, { cache: 'no-cache' });
  ahead.catch(() => {
    ahead = undefined;
  });
  return ahead;
}

let dialog: HTMLDialogElement | undefined;

/** Shows the dialog at once, its field ready for what is typed; what answers in it follows. */
function showDialog(base: string, text = ''): void {
  const names = fetchAhead(base);
  const frame = document.querySelector<HTMLTemplateElement>('[data-search-dialog]')?.content.firstElementChild;
  const shown = frame?.cloneNode(true) as HTMLDialogElement;
  dialog = shown;
  document.body.append(shown);
  shown.showModal();
  (shown.querySelector('input') as HTMLInputElement).value = text;
  shown.addEventListener('close', () => {
    // However it is closed: it is gone when the address is that of the page again.
    if (shown === dialog) history.back();
  });
  load().then(({ startDialog }) => startDialog(shown, { base, names }), tellOf(shown));
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input,textarea,select,[contenteditable]') !== null;
}

function markLanding(): void {
  const body = document.querySelector<HTMLElement>('[data-note-body]');
  const text = body === null ? undefined : takeMark(location.pathname);
  if (body !== null && text !== undefined) void load().then((search) => search.markLanding(body, text));
}
