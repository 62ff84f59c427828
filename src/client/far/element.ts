/** Milliseconds at a time: an idle moment may be told to last 50, and a finger that comes within it would wait. */
const SLICE = 4;

/**
 * Lays out what the style sheet left for later (`.far`, lists.css), a little whenever the page has nothing to do: so the
 * scroll bar tells the truth, nothing is made while the reader scrolls, and a picture of the whole page shows the whole page.
 * Some parts at a time, as many as the last ones let expect: each layout costs a millisecond before its first part.
 */
export function layOutFar(): void {
  const parts = document.querySelectorAll<HTMLElement>('.far,.far>*>*,.after,.body>*');
  let next = 0;
  let count = 4;
  const some = (): void => {
    const start = performance.now();
    const end = Math.min(next + count, parts.length);
    for (; next < end; next++) (parts[next] as HTMLElement).style.contentVisibility = 'visible';
    // Asking for a height lays them out now, so that the clock counts it.
    void document.body.offsetHeight;
    count = Math.max(1, Math.min(2 * count, Math.round((count * SLICE) / (performance.now() - start))));
    if (next < parts.length) requestIdleCallback(some);
  };
  self.requestIdleCallback?.(some);
}
