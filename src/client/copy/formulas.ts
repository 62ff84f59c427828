/** Copied formulas are their LaTeX, as KaTeX's own helper does it; loaded when a reader begins to select on a page that has some. */
export function copyFormulasAsTex(body: HTMLElement): void {
  if (body.querySelector('.katex') === null) return;
  document.addEventListener('selectionchange', () => void import('katex/contrib/copy-tex'), { once: true });
}
