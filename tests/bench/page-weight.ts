import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Response } from 'playwright-core';
import { median, percentile } from './percentile.ts';

const KB = 1024;
const FACE = /data:font\/woff2;base64,[\w+/=]*/g;

/** READER.md 4, in bytes as gzip sends them, fonts as they are. */
export const BUDGETS = {
  js: 6 * KB,
  css: 12 * KB,
  /** KaTeX's own sheet, on pages with formulas, without the faces that stand in it. */
  mathCss: 6 * KB,
  fonts: { plain: 4 * KB, math: 45 * KB },
  requests: { plain: 6, math: 12 },
  html: { median: 12 * KB, p95: 36 * KB },
} as const;

/** What one page costs a first visit; what stands in the page itself counts as what it is and as HTML. */
export interface Load {
  readonly js: number;
  readonly css: number;
  /** Fonts in files and in `data:` addresses, in bytes of woff2. */
  readonly fonts: number;
  readonly html: number;
  readonly requests: readonly string[];
  readonly math: boolean;
}

/** Opens a page with an empty cache and weighs what it asked for until it is quiet. */
export async function loadOf(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(url, { waitUntil: 'networkidle' });
  // Only what came until then is read: what comes while the page is being closed has no body any more.
  const files = await Promise.all(responses.map(fileOf));
  const math = (await page.locator('.katex').count()) > 0;
  await context.close();
  const sum = (pattern: RegExp, size: (body: Buffer) => number) =>
    files.filter(({ type }) => pattern.test(type)).reduce((total, { body }) => total + size(body), 0);
  const texts = files.filter(({ type }) => /html|css/.test(type)).map(({ body }) => body.toString('utf8'));
  const inline = texts
    .flatMap((text) => [...text.matchAll(/data:font\/woff2;base64,([\w+/=]*)/g)])
    .map((match) => Math.floor(((match[1] ?? '').length * 3) / 4));
  const bare = (body: Buffer) => zipped(body.toString('utf8').replaceAll(FACE, ''));
  const pages = files.filter(({ type }) => type.includes('html')).map(({ body }) => body.toString('utf8'));
  const inStyles = within(pages, /<style[^>]*>([^<]*)/g);
  const inScripts = within(pages, /<script type="module">([\s\S]*?)<\/script>/g);
  return {
    js: sum(/javascript/, (body) => zipped(body.toString('utf8'))) + zipped(inScripts),
    css: sum(/css/, bare) + zipped(inStyles.replaceAll(FACE, '')),
    fonts: sum(/font|woff/, (body) => body.length) + inline.reduce((total, size) => total + size, 0),
    html: sum(/html/, (body) => zipped(body.toString('utf8'))),
    requests: files.map((file) => file.url),
    math,
  };
}

/** Median and 95th percentile of the pages' HTML, as gzip sends it. */
export async function htmlSizes(
  dir: string,
  pages: readonly string[],
): Promise<{ readonly median: number; readonly p95: number }> {
  const sizes = await Promise.all(
    pages.map(async (address) => zipped(await readFile(join(dir, decodeURIComponent(address), 'index.html'), 'utf8'))),
  );
  return { median: median(sizes), p95: percentile(sizes, 0.95) };
}

async function fileOf(
  response: Response,
): Promise<{ readonly url: string; readonly type: string; readonly body: Buffer }> {
  return { url: response.url(), type: response.headers()['content-type'] ?? '', body: await response.body() };
}

/** What stands between the tags that `pattern` finds, over all texts. */
function within(texts: readonly string[], pattern: RegExp): string {
  return texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')).join('\n');
}

function zipped(text: string): number {
  return text === '' ? 0 : gzipSync(text, { level: 9 }).length;
}
