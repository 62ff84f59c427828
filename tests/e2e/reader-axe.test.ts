import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, pageAt, type Theme } from '../browser.ts';
import { type BuiltSite, buildSite } from '../site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser: Browser;
let site: BuiltSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), buildSite('tests/fixtures/vaults/reader')]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close()]);
});

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

const VIEWS: [number, Theme][] = [
  [390, 'light'],
  [390, 'dark'],
  [1440, 'light'],
  [1440, 'dark'],
];

/** One page of each kind, and the awkward ones. */
const PAGES = [
  '',
  'terms/moe/',
  'terms/token/',
  'essays/endless/',
  'essays/english-note/',
  'terms/',
  'tags/',
  'all/',
  'search/',
  'no-such-page/',
];

describe.each(VIEWS)('at %i, %s, axe finds nothing', (width, theme) => {
  test.each(PAGES)('on /%s', async (address) => {
    const page = await pageAt(browser, width, theme);
    await page.goto(site.url + address);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('with a preview open', async () => {
    const page = await pageAt(browser, width, theme);
    await page.goto(`${site.url}terms/moe/`);
    const link = page.locator('[data-note-body] a[data-type=term]').first();
    await (width < 768 ? link.tap() : link.hover());
    await page.locator('[data-preview]').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('with the outline and the callouts unfolded', async () => {
    const page = await pageAt(browser, width, theme);
    await page.goto(`${site.url}terms/moe/`);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});
