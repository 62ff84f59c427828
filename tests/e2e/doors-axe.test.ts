import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, pageAt, type Theme } from '../browser.ts';
import { type BuiltSite, buildSite } from '../site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser: Browser;
let site: BuiltSite;
let vault: string;
/** The little vault of the writing guide: every kind of note, as an author would begin. */
beforeAll(async () => {
  vault = await mkdtemp(join(tmpdir(), 'lanyin-guide-'));
  const guide = await readFile(new URL('../../docs/写作指南.md', import.meta.url), 'utf8');
  for (const [, path = '', text = ''] of guide.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)) {
    await mkdir(dirname(join(vault, path)), { recursive: true });
    await writeFile(join(vault, path), text);
  }
  [browser, site] = await Promise.all([launch(), buildSite(vault, { args: ['--site', 'https://example.org'] })]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close(), rm(vault, { recursive: true, force: true })]);
});

const VIEWS: [number, Theme][] = [
  [390, 'light'],
  [390, 'dark'],
  [1440, 'light'],
  [1440, 'dark'],
];
const DOOR = /^\/(?:timeline|terms|pipeline|questions|papers|paths)\//;

describe.each(VIEWS)('every page behind the doors, at %i, %s', (width, theme) => {
  test('axe finds nothing, all folds open and all steps shown; nothing scrolls sideways', async () => {
    const page = await pageAt(browser, width, theme);
    const found: string[] = [];
    let looked = 0;
    for (const address of site.pages.filter((each) => DOOR.test(each))) {
      await page.goto(site.url + address.slice(1));
      await page.waitForLoadState();
      // Pages that only lead on have led on by now.
      if (new URL(page.url()).pathname !== address) continue;
      looked++;
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
        for (const step of document.querySelectorAll<HTMLElement>('[data-step]')) step.hidden = false;
      });
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
        found.push(`${address} scrolls sideways`);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      for (const { id, nodes } of violations)
        found.push(`${address} ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
    }
    expect(found).toEqual([]);
    expect(looked).toBeGreaterThan(18);
    await page.context().close();
  });
});

describe('what the guide promises of its little vault', () => {
  test('the pipeline of two stages carries the sentence, the timeline its chart, the board its feed', async () => {
    const page = await pageAt(browser, 1440, 'light', { js: false });
    await page.goto(`${site.url}pipeline/`);
    expect(await page.locator('[data-travel=attention] table').count()).toBe(1);
    await page.goto(`${site.url}timeline/`);
    expect(await page.locator('svg[data-compute] circle').count()).toBe(2);
    await page.goto(`${site.url}questions/`);
    const feed = await page.locator('a[type="application/atom+xml"]').first().getAttribute('href');
    const answer = await page.request.get(new URL(feed ?? '', site.url).href);
    expect(await answer.text()).toContain('没有注意力，还能做出好的语言模型吗？');
    await page.context().close();
  });
});
