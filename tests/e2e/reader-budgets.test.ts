import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { BUDGETS, htmlSizes, type Load, loadOf } from '../bench/page-weight.ts';
import { Visit } from '../visit.ts';

const visit = new Visit('content');

/** Bytes and requests are held here; times are for `npm run bench:reader` (READER.md, head). */
describe('a page costs no more than its budget, cold (READER.md 4)', () => {
  const within = (load: Load) => {
    const math = load.math ? 'math' : 'plain';
    expect(load.js, 'JavaScript').toBeLessThanOrEqual(BUDGETS.js);
    expect(load.css, 'CSS').toBeLessThanOrEqual(BUDGETS.css + (load.math ? BUDGETS.mathCss : 0));
    expect(load.fonts, 'fonts').toBeLessThanOrEqual(BUDGETS.fonts[math]);
    expect(load.requests.length, load.requests.join('\n')).toBeLessThanOrEqual(BUDGETS.requests[math]);
  };

  test.each(['', 'terms/token/', 'questions/', 'papers/', 'all/'])('/%s', async (address) => {
    within(await loadOf(visit.browser, visit.site.url + address));
  });

  // A filter may add 2 KB (READER.md 3.3, 3.4); what search loads follows its own bars (SEARCH.md and its issue).
  test.each([
    ['terms/', BUDGETS.js + 2048, BUDGETS.requests.plain],
    ['timeline/', BUDGETS.js + 2048, BUDGETS.requests.plain],
    ['search/', BUDGETS.js + 40 * 1024, Number.POSITIVE_INFINITY],
  ])('/%s, with the scripts of its own', async (address, most, requests) => {
    const load = await loadOf(visit.browser, visit.site.url + address);
    expect(load.js, 'JavaScript').toBeLessThanOrEqual(most);
    expect(load.css, 'CSS').toBeLessThanOrEqual(BUDGETS.css);
    expect(load.fonts, 'fonts').toBeLessThanOrEqual(BUDGETS.fonts.plain);
    expect(load.requests.length, load.requests.join('\n')).toBeLessThanOrEqual(requests);
  });

  test('painting waits for one style sheet, on pages with formulas for two', async () => {
    for (const address of ['', 'terms/token/', 'terms/', 'timeline/', 'papers/', 'questions/', 'pipeline/']) {
      const html = await readFile(join(visit.site.dir, address, 'index.html'), 'utf8');
      const sheets = [...html.matchAll(/<link rel="stylesheet"(?![^>]*media="print")/g)];
      expect(sheets.length, address).toBe(html.includes('class="katex"') ? 2 : 1);
    }
  });

  test('a page with formulas', async () => {
    const load = await loadOf(visit.browser, `${visit.site.url}terms/attention-mechanism/`);
    expect(load.math).toBe(true);
    within(load);
  });

  test('HTML of all notes: median and p95', async () => {
    const { median, p95 } = await htmlSizes(visit.site.dir, visit.site.pages);
    expect(median).toBeLessThanOrEqual(BUDGETS.html.median);
    expect(p95).toBeLessThanOrEqual(BUDGETS.html.p95);
  });
});

/** Parts far from the window are laid out when it comes near: that must not lead a reader astray. */
describe('a link to a place far down a long page lands on it', () => {
  const landed = async (page: Page, hash: string): Promise<number> => {
    const head = page.locator(hash);
    await expect.poll(() => head.evaluate((node) => node.getBoundingClientRect().top)).toBeLessThan(200);
    return head.evaluate((node) => node.getBoundingClientRect().top);
  };

  test.each([
    ['terms/', '#letter-s'],
    ['timeline/', '#y-2018'],
    ['search/', '#py-9'],
  ])('/%s%s, from the page and from elsewhere', async (address, hash) => {
    const page = await visit.page(390);
    await page.goto(visit.site.url + address);
    await page.evaluate((to) => location.assign(to), hash);
    const near = await landed(page, hash);
    await page.goto('about:blank');
    await page.goto(visit.site.url + address + hash);
    const far = await landed(page, hash);
    for (const top of [near, far]) expect(top).toBeGreaterThanOrEqual(0);
    await page.context().close();
  });
});
