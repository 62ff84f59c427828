import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUDGETS, htmlSizes, type Load, loadOf } from '../bench/page-weight.ts';
import { launch } from '../browser.ts';
import { type BuiltSite, buildSite } from '../site.ts';

let browser: Browser;
let site: BuiltSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), buildSite('content')]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close()]);
});

/** Bytes and requests are held here; times are for `npm run bench:reader` (READER.md, head). */
describe('a page costs no more than its budget, cold (READER.md 4)', () => {
  const within = (load: Load) => {
    const math = load.math ? 'math' : 'plain';
    expect(load.js, 'JavaScript').toBeLessThanOrEqual(BUDGETS.js);
    expect(load.css, 'CSS').toBeLessThanOrEqual(BUDGETS.css + (load.math ? BUDGETS.mathCss : 0));
    expect(load.fonts, 'fonts').toBeLessThanOrEqual(BUDGETS.fonts[math]);
    expect(load.requests.length, load.requests.join('\n')).toBeLessThanOrEqual(BUDGETS.requests[math]);
  };

  test.each(['', 'terms/token/', 'questions/'])('/%s', async (address) => {
    within(await loadOf(browser, site.url + address));
  });

  // The filter may add 2 KB (READER.md 3.4); what search loads follows its own bars (SEARCH.md and its issue).
  test.each([
    ['terms/', BUDGETS.js + 2048],
    ['search/', BUDGETS.js + 40 * 1024],
  ])('/%s, with the scripts of its own', async (address, most) => {
    const load = await loadOf(browser, site.url + address);
    expect(load.js, 'JavaScript').toBeLessThanOrEqual(most);
    expect(load.css, 'CSS').toBeLessThanOrEqual(BUDGETS.css);
    expect(load.fonts, 'fonts').toBeLessThanOrEqual(BUDGETS.fonts.plain);
  });

  test('a page with formulas', async () => {
    const load = await loadOf(browser, `${site.url}terms/attention-mechanism/`);
    expect(load.math).toBe(true);
    within(load);
  });

  test('HTML of all notes: median and p95', async () => {
    const { median, p95 } = await htmlSizes(site.dir, site.pages);
    expect(median).toBeLessThanOrEqual(BUDGETS.html.median);
    expect(p95).toBeLessThanOrEqual(BUDGETS.html.p95);
  });
});
