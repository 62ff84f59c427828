import { anchorKey } from './model.ts';

/** Old links carry the Chinese text of a heading as their fragment: leads them to its id, in place. */
export function followOldAnchors(): void {
  const follow = (): void => {
    const raw = location.hash.slice(1);
    if (raw === '' || document.getElementById(raw) !== null) return;
    const key = anchorKey(raw);
    const heads = document.querySelectorAll<HTMLElement>('[data-note-body] :is(h1,h2,h3,h4,h5,h6)[id]');
    const head = key === '' ? undefined : [...heads].find((node) => anchorKey(ownText(node)) === key);
    if (head === undefined) return;
    history.replaceState(history.state, '', `#${head.id}`);
    head.scrollIntoView();
  };
  addEventListener('hashchange', follow);
  follow();
}

/** A heading's text without what the engine adds to it. */
function ownText(node: HTMLElement): string {
  return [...node.childNodes]
    .filter((child) => !(child instanceof HTMLElement && child.dataset.ui !== undefined))
    .map((child) => child.textContent ?? '')
    .join('');
}
