import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { Visit } from '../visit.ts';

const reader = new Visit('tests/fixtures/vaults/reader');
const garden = new Visit('content');
const visits = { reader, garden };

/**
 * How wide the content of every page of a site is at some widths of a phone. Each is loaded once, into a frame of a
 * phone's page, and the frame is resized: that lays the page out as a phone of this width would, in a third of the time
 * of a page that is resized itself.
 */
async function contentWidths(visit: Visit, widths: readonly number[]): Promise<[address: string, widths: number[]][]> {
  const found: [string, number[]][] = [];
  const page = await visit.page(390);
  await page.goto(`${visit.site.url}no-such-page/`);
  await page.evaluate(() => document.body.replaceChildren());
  for (const address of visit.site.pages) {
    // A redirect leads away before anybody can look at it.
    if (htmlOf(visit, address).includes('http-equiv="refresh"')) continue;
    found.push([address, await page.evaluate(widthsInFrame, { url: visit.site.url + address.slice(1), widths })]);
  }
  await page.context().close();
  return found;
}

/** Runs in the page. */
async function widthsInFrame({ url, widths }: { url: string; widths: readonly number[] }): Promise<number[]> {
  const frame = document.createElement('iframe');
  // No scripts: what a page is without them is what has to fit.
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.style.cssText = 'position: fixed; inset: 0 auto auto 0; border: 0; height: 844px';
  frame.style.width = `${widths[0]}px`;
  frame.src = url;
  await new Promise((resolve) => {
    frame.onload = resolve;
    document.body.append(frame);
  });
  const found = widths.map((width) => {
    frame.style.width = `${width}px`;
    const { clientWidth, scrollWidth } = (frame.contentDocument as Document).documentElement;
    // A frame that is not as wide as asked, or does not show the page, would find nothing.
    if (clientWidth !== width || frame.contentDocument?.querySelector('h1') === null) return Number.NaN;
    return scrollWidth;
  });
  frame.remove();
  return found;
}

function htmlOf({ site }: Visit, address: string): string {
  return readFileSync(`${site.dir}${decodeURIComponent(address)}index.html`, 'utf8');
}

test('what is too wide for a phone is found in a frame as it is in a window', async () => {
  const page = await reader.page(320);
  const html =
    '<!doctype html><meta name="viewport" content="width=device-width"><h1>宽</h1><p style="width: 350px">。';
  await page.route('**/wide/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  const url = `${reader.site.url}wide/`;
  await page.goto(url);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(358);
  expect(await page.evaluate(widthsInFrame, { url, widths: [320, 390] })).toEqual([358, 390]);
  await page.context().close();
});

describe.each(['reader', 'garden'] as const)('the %s site', (name) => {
  const visit = visits[name];

  test('no page scrolls sideways at 320, 360 or 390 pixels', async () => {
    const widths = [320, 360, 390];
    const all = await contentWidths(visit, widths);
    expect(all.length).toBeGreaterThan(10);
    const wide = all.filter(([, found]) => !found.every((width, index) => width === widths[index]));
    expect(wide).toEqual([]);
  }, 600_000);

  test('every page has one h1 and ASCII ids, each once', () => {
    const bad: string[] = [];
    for (const address of visit.site.pages) {
      const html = htmlOf(visit, address);
      if ((html.match(/<h1[\s>]/g) ?? []).length !== 1) bad.push(`${address}: h1`);
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] as string);
      const odd = ids.filter((id) => !/^[\x21-\x7e]+$/.test(id));
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      if (odd.length > 0 || twice.length > 0) bad.push(`${address}: ${[...odd, ...twice].join(' ')}`);
    }
    expect(bad).toEqual([]);
  });
});

/** Characters of the body's size that fit into the column of text. */
const column = (page: Page) =>
  page.evaluate(() => {
    const body = document.querySelector('[data-note-body]') as HTMLElement;
    return body.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(body).fontSize);
  });

describe('the grid is made of whole characters (READER.md 3.0.4)', () => {
  test.each<[number, number]>([
    [320, 16],
    [360, 19],
    [390, 20],
    [768, 36],
    [1024, 36],
    [1200, 36],
    [1440, 36],
    [1920, 36],
  ])('at %i pixels a line holds %i', async (width, characters) => {
    const page = await reader.page(width);
    await page.goto(`${reader.site.url}terms/moe/`);
    expect(await column(page)).toBeCloseTo(characters, 3);
    await page.context().close();
  });

  test('a line of full-width text fills the column to its last character', async () => {
    const page = await reader.page(390);
    await page.goto(`${reader.site.url}terms/moe/`);
    const width = await page.evaluate(() => {
      const body = document.querySelector('[data-note-body]') as HTMLElement;
      const line = document.createElement('p');
      line.innerHTML = `<span>${'说“好”——而已…'.repeat(2)}天地玄</span>`;
      body.prepend(line);
      return (
        (line.firstChild as HTMLElement).getBoundingClientRect().width /
        Number.parseFloat(getComputedStyle(body).fontSize)
      );
    });
    // 说 “ 好 ” — — 而 已 … is nine characters: marks are as wide as Han.
    expect(width).toBeGreaterThan(19);
    await page.context().close();
  });
});

describe('targets for the finger (READER.md 3.0.10)', () => {
  test.each(['', 'terms/', 'terms/moe/', 'search/', 'tags/', 'no-such-page/'])(
    'bars and lists of /%s: 44 pixels',
    async (address) => {
      const page = await reader.page(390);
      await page.goto(reader.site.url + address);
      const small = await page.evaluate(() => {
        const found: string[] = [];
        const targets = document.querySelectorAll(
          '.head a, .head button, .foot a, .outline summary, .outline a, .notes > li > a, .quotes > li > a, .near-list a, .letters a, .tiles a, .gates a, .actions a, .actions button, .tags a, .field input, .field button, summary',
        );
        for (const node of targets) {
          const { width, height } = node.getBoundingClientRect();
          if (height > 0 && (height < 43.5 || width < 24))
            found.push(
              `${node.className || node.tagName} ${node.textContent?.trim().slice(0, 12)} ${Math.round(width)}×${Math.round(height)}`,
            );
        }
        return found;
      });
      expect(small).toEqual([]);
      await page.context().close();
    },
  );

  test('fields hold text of at least 16 pixels, so that no phone zooms in', async () => {
    const page = await reader.page(390);
    await page.goto(reader.site.url);
    const sizes = await page
      .locator('input:visible')
      .evaluateAll((all) => all.map((node) => Number.parseFloat(getComputedStyle(node).fontSize)));
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
    await page.context().close();
  });
});

describe('the first screen of the front page (READER.md 3.1.1)', () => {
  test('on a phone: what this is, a search field, three doors', async () => {
    const page = await garden.page(390);
    await page.goto(garden.site.url);
    const bottom = async (part: string, index = 0) => {
      const box = await page.locator(part).nth(index).boundingBox();
      return (box?.y ?? 9999) + (box?.height ?? 0);
    };
    expect([...((await page.locator('.motto').textContent()) ?? '')].length).toBeLessThanOrEqual(40);
    for (const [part, index] of [
      ['.motto', 0],
      ['.field input', 0],
      ['.gates a', 2],
    ] as const)
      expect(await bottom(part, index)).toBeLessThanOrEqual(844);
    await page.context().close();
  });
});

test('the garden asks no other host for anything', async () => {
  const page = await garden.page(1440);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(garden.site.url) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  for (const address of ['', 'terms/', 'terms/transformer/', 'search/'])
    await page.goto(garden.site.url + address, { waitUntil: 'networkidle' });
  expect(foreign).toEqual([]);
  await page.context().close();
});
