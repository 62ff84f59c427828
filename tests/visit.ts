import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch, pageAt, type Theme } from './browser.ts';
import { type BuiltSite, buildSite } from './site.ts';

interface Look {
  readonly js?: boolean;
  readonly theme?: Theme;
  /**
   * One page after the other in the same window, which takes a third of the time. Only for those who store nothing and
   * leave the window as they found it; without scripts nothing can be stored, so that it is the rule there.
   */
  readonly share?: boolean;
}

/** A built vault and a browser for the tests of one file, there from its first test to its last. */
export class Visit {
  #made: { readonly browser: Browser; readonly site: BuiltSite } | undefined;
  readonly #shared = new Map<string, Page>();

  /** Called at the top of a file: `const visit = new Visit('content')`. */
  constructor(vault: string, options: Parameters<typeof buildSite>[1] = {}) {
    beforeAll(async () => {
      const [browser, site] = await Promise.all([launch(), buildSite(vault, options)]);
      this.#made = { browser, site };
    });
    afterAll(() => Promise.all([this.browser.close(), this.site.close()]));
  }

  get site(): BuiltSite {
    if (this.#made === undefined) throw new Error('the site is built before the first test of a file, not earlier');
    return this.#made.site;
  }

  get browser(): Browser {
    if (this.#made === undefined) throw new Error('the browser starts before the first test of a file, not earlier');
    return this.#made.browser;
  }

  /** A page of its own, not yet anywhere: whoever asks closes its context. */
  page(width: number, { theme = 'light', js = true }: Look = {}): Promise<Page> {
    return pageAt(this.browser, width, theme, { js });
  }

  /** Opens an address below the base, hands the page over and closes it. */
  async on<T>(address: string, width: number, use: (page: Page) => Promise<T>, look: Look = {}): Promise<T> {
    const name = (look.share ?? look.js === false) ? JSON.stringify([width, look.theme, look.js]) : undefined;
    const page = (name !== undefined && this.#shared.get(name)) || (await this.page(width, look));
    if (name !== undefined) this.#shared.delete(name);
    let left = false;
    try {
      await page.goto(this.site.url + address);
      const answer = await use(page);
      left = true;
      return answer;
    } finally {
      // Whoever fails leaves a page that nobody should build on.
      if (left && name !== undefined) {
        await page.goto('about:blank');
        this.#shared.set(name, page);
      } else await page.context().close();
    }
  }
}

/** How many parts of a page the browser leaves out of its layout until somebody comes near (docs/adr/0011). */
export function leftOut(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('main *')].filter((part) => getComputedStyle(part).contentVisibility === 'auto')
        .length,
  );
}
