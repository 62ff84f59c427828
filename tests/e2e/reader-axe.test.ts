import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from '../axe.ts';
import { Visit } from '../visit.ts';

const visit = new Visit('tests/fixtures/vaults/reader');

/** One page of each kind, and the awkward ones. */
const PAGES = [
  '',
  'terms/token/',
  'essays/endless/',
  'essays/english-note/',
  'terms/',
  'tags/',
  'all/',
  'search/',
  'no-such-page/',
];

const audit = async (page: Page) => expect(await violations(page)).toEqual([]);

describe.each([390, 1440])('at %i, by day and by night, axe finds nothing', (width) => {
  test.each(PAGES)('on /%s', (address) => visit.on(address, width, audit, { share: true }));

  test('on /terms/moe/, as it comes, with the outline and the callouts unfolded, with a preview open', () =>
    visit.on('terms/moe/', width, async (page) => {
      await audit(page);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await audit(page);
      await page.reload();
      const link = page.locator('[data-note-body] a[data-type=term]').first();
      await (width < 768 ? link.tap() : link.hover());
      await page.locator('[data-preview]').waitFor();
      await audit(page);
      expect(await page.locator('[data-preview]').isVisible()).toBe(true);
    }));
});
