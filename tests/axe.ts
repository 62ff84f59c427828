import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Theme } from './browser.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The day last: a page is left as it was opened. */
const THEMES: readonly Theme[] = ['dark', 'light'];

/** What axe finds on a page as it stands, by day and by night: the theme, the rule and where it is broken. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    // A colour on its way from one theme to the other is neither of them.
    await page.evaluate(() =>
      Promise.all(
        document.getAnimations().map((one) => (one instanceof CSSTransition ? one.finished.catch(() => 0) : 0)),
      ),
    );
    // Otherwise it opens a page of its own to put together what frames say: there are none.
    const axe = new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] })
      .withTags(TAGS);
    for (const { id, nodes } of (await axe.analyze()).violations)
      found.push(`${theme}, ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  }
  return found;
}
