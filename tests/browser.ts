import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../src/setup/browser.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Starts the browser that `ensureBrowser` finds. Whoever launches it closes it. */
export async function launch(): Promise<Browser> {
  const { executablePath, env } = await ensureBrowser(ROOT);
  return chromium.launch({
    executablePath,
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    args: ['--disable-gpu', '--disable-background-networking', '--font-render-hinting=none'],
  });
}

export type Theme = 'light' | 'dark';

/**
 * A page of its own context, as a phone below 768 CSS pixels (touch, two device pixels) and as a desktop above.
 * READER.md 3 names the profiles: 360, 390, 1440. Closing the page's context frees it: `page.context().close()`.
 */
export async function pageAt(
  browser: Browser,
  width: number,
  theme: Theme,
  { js = true }: { js?: boolean } = {},
): Promise<Page> {
  const phone = width < 768;
  const context = await browser.newContext({
    viewport: { width, height: phone ? 844 : 900 },
    deviceScaleFactor: phone ? 2 : 1,
    isMobile: phone,
    hasTouch: phone,
    colorScheme: theme,
    javaScriptEnabled: js,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  return context.newPage();
}
