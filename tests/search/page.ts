import type { Page } from 'playwright-core';

/** A hit as the reader sees it. */
export interface ListedHit {
  readonly title: string;
  readonly href: string;
  /** Decoded address without its fragment. */
  readonly path: string;
  readonly kind: string;
  readonly group: string;
  readonly section: string | undefined;
  /** The excerpt, or the definition. */
  readonly text: string;
  readonly marks: readonly string[];
}

/** Puts a query into the only field, anew, and waits until both tiers have answered. */
export async function typeQuery(page: Page, text: string): Promise<void> {
  const field = page.locator('input[type=search]');
  await field.fill('');
  await field.fill(text);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const list = document.querySelector('[data-search-results]');
    return list?.getAttribute('aria-busy') === 'false';
  });
}

export function hitsOf(page: Page): Promise<ListedHit[]> {
  return page.locator('a[data-hit]').evaluateAll((links) =>
    links.map((link): ListedHit => {
      const text = (selector: string) => link.querySelector(selector)?.textContent ?? undefined;
      const { href, pathname } = link as HTMLAnchorElement;
      return {
        title: text('.hit-title') ?? '',
        href,
        path: decodeURI(pathname),
        kind: text('.hit-kind') ?? '',
        group: link.parentElement?.ariaLabel ?? '',
        section: text('.hit-section'),
        text: text('.hit-text') ?? '',
        marks: [...link.querySelectorAll('mark')].map((mark) => mark.textContent ?? ''),
      };
    }),
  );
}
