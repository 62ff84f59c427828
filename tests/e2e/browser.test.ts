import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../axe.ts';
import { launch, pageAt, type Theme } from '../browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const PAGE = `<!doctype html><meta name="viewport" content="width=device-width"><body><p><span id="a">注意力</span></p><script>document.body.dataset.js = 'on'</script>`;

describe('the browser of the tests', () => {
  test.each<[number, Theme, boolean]>([
    [360, 'light', true],
    [390, 'dark', false],
    [1440, 'dark', true],
  ])('%i wide, %s, script %s', async (width, theme, js) => {
    const page = await pageAt(browser, width, theme, { js });
    await page.setContent(PAGE);
    expect(page.viewportSize()?.width).toBe(width);
    expect(await page.locator('body').getAttribute('data-js')).toBe(js ? 'on' : null);
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(theme === 'dark');
    expect(await page.evaluate(() => matchMedia('(hover: none)').matches)).toBe(width < 768);
    await page.context().close();
  });

  test('Chinese has glyphs: two characters do not look like two missing ones', async () => {
    const page = await pageAt(browser, 1440, 'light');
    await page.setContent('<p id="a" style="font-size:40px">注</p><p id="b" style="font-size:40px">意</p>');
    const [a, b] = await Promise.all(['#a', '#b'].map((id) => page.locator(id).screenshot()));
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(false);
    await page.context().close();
  });

  test('axe sees what is faint by night alone, and leaves the page by day', async () => {
    const page = await pageAt(browser, 1440, 'light');
    await page.setContent(
      '<!doctype html><html lang="zh-CN"><title>夜</title><style>@media (prefers-color-scheme: dark) { p { color: #eee; transition: color 0.2s } }</style><body style="background: #fff"><main><h1>夜</h1><p>看不清</p></main>',
    );
    expect(await violations(page)).toEqual(['dark, color-contrast: p']);
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(false);
    await page.context().close();
  });
});
