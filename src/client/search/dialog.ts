import { SearchController, type SearchSite } from './controller.ts';

/** Answers what is typed into a dialog that the opener has shown, now and when it was typed before this came. */
export function startDialog(dialog: HTMLDialogElement, site: SearchSite): void {
  // Closed again while this was under way.
  if (!dialog.open) return;
  const controller = new SearchController({ ...site, root: dialog, escape: () => dialog.close() });
  const field = dialog.querySelector('input');
  if (field?.value === '') controller.read(new URLSearchParams(location.search));
  dialog.addEventListener('close', () => controller.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  keepAboveKeyboard(dialog);
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
