import { currentSection, folio } from './model.ts';

/** Marks the section that is being read in the outline, and names it in the bar and on the spine. */
export function watchOutline(onSection: (id: string, text: string) => void): void {
  const outline = document.querySelector<HTMLElement>('[data-outline]');
  if (outline === null) return;
  const links = [...outline.querySelectorAll<HTMLAnchorElement>('li a')];
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const details = outline.querySelector('details');
  const now = outline.querySelector('[data-outline-now]');
  const leaf = document.querySelector('[data-folio]');
  let current = -2;

  const update = (): void => {
    const { scrollHeight } = document.documentElement;
    const tops = heads.map((head) => head?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY);
    const next = currentSection(tops, innerHeight, scrollY + innerHeight >= scrollHeight - 2 && scrollY > 0);
    if (next === current) return;
    links[current]?.removeAttribute('aria-current');
    current = next;
    const link = links[current];
    link?.setAttribute('aria-current', 'true');
    if (now !== null) now.textContent = link?.textContent ?? '';
    if (leaf !== null) leaf.textContent = folio(current, links.length);
    if (link !== undefined) onSection(link.hash.slice(1), link.textContent ?? '');
  };

  let asked = false;
  const ask = (): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      update();
    });
  };
  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  update();

  const close = (): void => {
    if (details !== null) details.open = false;
  };
  outline.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a') !== null) close();
  });
  outline.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details?.open) return;
    close();
    details.querySelector('summary')?.focus();
  });
}
