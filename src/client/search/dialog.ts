import { SearchController, type SearchSite } from './controller.ts';
import { searchFrame } from './frame.ts';

/** Marks the entry of the history that belongs to the open dialog. */
const STATE = 'lanyinSearch';

interface Open {
  readonly dialog: HTMLDialogElement;
  readonly controller: SearchController;
}

let open: Open | undefined;
let site: SearchSite | undefined;

/**
 * Opens the dialog, or gives it the field if it is open. The address becomes that of the search page, so that a search
 * can be passed on and Back closes the dialog.
 */
export function openSearch(from: SearchSite, text = ''): void {
  site = from;
  if (open === undefined) {
    history.pushState({ [STATE]: true }, '', `${from.base}search/`);
    open = makeDialog(from);
  }
  if (text !== '') open.controller.ask(text);
}

function makeDialog(from: SearchSite): Open {
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.ariaLabel = '搜索';
  dialog.lang = 'zh-CN';
  dialog.innerHTML = `${searchFrame('find', `${from.base}search/`)}<button type="button" class="search-close">关闭</button>`;
  document.body.append(dialog);
  const controller = new SearchController({ ...from, root: dialog, escape: leave });
  dialog.querySelector('.search-close')?.addEventListener('click', leave);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) leave();
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  dialog.showModal();
  dialog.querySelector('input')?.focus();
  keepAboveKeyboard(dialog);
  return { dialog, controller };
}

/** Goes back to the entry of the page, which closes the dialog. */
function leave(): void {
  if (isOurs(history.state)) history.back();
  else close();
}

function close(): void {
  if (open === undefined) return;
  const { dialog, controller } = open;
  open = undefined;
  controller.close();
  dialog.close();
  dialog.remove();
}

addEventListener('popstate', (event) => {
  if (!isOurs(event.state)) close();
  else if (open === undefined && site !== undefined) {
    open = makeDialog(site);
    open.controller.read(new URLSearchParams(location.search));
  }
});

function isOurs(state: unknown): boolean {
  return typeof state === 'object' && state !== null && STATE in state;
}

/** A keyboard on the screen covers the window without making it smaller: the sheet ends where the keyboard begins. */
function keepAboveKeyboard(dialog: HTMLDialogElement): void {
  const viewport = window.visualViewport;
  if (viewport === null) return;
  const follow = (): void => {
    if (!dialog.isConnected) viewport.removeEventListener('resize', follow);
    dialog.style.setProperty('--seen', `${viewport.height}px`);
  };
  viewport.addEventListener('resize', follow);
  follow();
}
