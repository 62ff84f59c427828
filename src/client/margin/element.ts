import { placeNotes } from './model.ts';

const WIDE = '(min-width: 75rem)';

/**
 * Where there is a margin, each footnote stands a second time beside its mark; the list at the end stays. Whatever finds no
 * room before the next section stays in the list alone.
 */
export function setMarginNotes(body: HTMLElement): void {
  const notes = collect(body);
  if (notes.length === 0) return;
  const wide = matchMedia(WIDE);
  const lay = (): void => {
    if (!wide.matches) return;
    const zero = body.getBoundingClientRect().top;
    const heads = [...body.querySelectorAll<HTMLElement>(':scope > h2')].map(
      (head) => head.getBoundingClientRect().top - zero,
    );
    const end = body.getBoundingClientRect().height;
    const taken = [...body.querySelectorAll<HTMLElement>(':scope > [data-callout-style=zhupi]')].map((node) => {
      const { top, bottom } = node.getBoundingClientRect();
      return { top: top - zero, bottom: bottom - zero };
    });
    const wishes = notes.map(({ mark, aside }) => {
      aside.hidden = false;
      const at = mark.getBoundingClientRect().top - zero;
      return { at, height: aside.offsetHeight, limit: heads.find((head) => head > at) ?? end };
    });
    for (const [index, top] of placeNotes(wishes, taken).entries()) {
      const aside = notes[index]?.aside;
      if (aside === undefined) continue;
      aside.hidden = top === undefined;
      aside.style.top = `${top ?? 0}px`;
    }
  };
  new ResizeObserver(lay).observe(body);
  wide.addEventListener('change', lay);
}

/** One aside per footnote mark, its words taken from the list at the end; ids and ways back stay there. */
function collect(body: HTMLElement): { mark: HTMLElement; aside: HTMLElement }[] {
  const notes: { mark: HTMLElement; aside: HTMLElement }[] = [];
  for (const mark of body.querySelectorAll<HTMLAnchorElement>('.footnote-ref > a')) {
    const source = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (source === null || source.querySelector('table,pre,img,.katex-display') !== null) continue;
    const aside = document.createElement('aside');
    aside.className = 'margin-note';
    aside.dataset.ui = '';
    aside.ariaLabel = `脚注 ${mark.textContent ?? ''}`;
    aside.append(...[...source.cloneNode(true).childNodes]);
    for (const node of aside.querySelectorAll('[data-ui]')) node.remove();
    for (const node of aside.querySelectorAll('[id]')) node.removeAttribute('id');
    const number = document.createElement('span');
    number.textContent = mark.textContent;
    number.className = 'margin-number';
    aside.prepend(number);
    body.append(aside);
    notes.push({ mark, aside });
  }
  return notes;
}
