/** Milliseconds at a time: an idle moment may be told to last 50, and a finger that comes within it would wait. */
const SLICE = 4;

/**
 * Lays out what the style sheet left for later (`.far`, lists.css), a little whenever the page has nothing to do: so the
 * scroll bar tells the truth, nothing is made while the reader scrolls, and a picture of the whole page shows the whole page.
 */
export function layOutFar(): void {
  const parts = document.querySelectorAll<HTMLElement>('.far,.far>*>*,.after,.body>*');
  let next = 0;
  const some = (): void => {
    const end = performance.now() + SLICE;
    for (let part = parts[next]; part !== undefined && performance.now() < end; part = parts[++next]) {
      part.style.contentVisibility = 'visible';
      // Asking for a height lays it out now, so that the clock counts it.
      void part.offsetHeight;
    }
    if (next < parts.length) requestIdleCallback(some);
  };
  self.requestIdleCallback?.(some);
}
