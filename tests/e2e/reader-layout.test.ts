import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, pageAt } from '../browser.ts';
import { type BuiltSite, buildSite } from '../site.ts';

let browser: Browser;
let sites: Record<'reader' | 'garden', BuiltSite>;
beforeAll(async () => {
  const reader = await buildSite('tests/fixtures/vaults/reader');
  sites = { reader, garden: await buildSite('content') };
  browser = await launch();
});
afterAll(async () => {
  await Promise.all([browser.close(), sites.reader.close(), sites.garden.close()]);
});

/** One page of a site that shows each of its addresses in turn. */
async function each(
  site: BuiltSite,
  width: number,
  look: (page: Page, address: string) => Promise<void>,
): Promise<void> {
  const page = await pageAt(browser, width, 'light', { js: false });
  for (const address of [...site.pages.slice(1), '/']) {
    // A redirect leads away before anybody can look at it.
    const html = await readFile(`${site.dir}${decodeURIComponent(address)}index.html`, 'utf8');
    if (html.includes('http-equiv="refresh"')) continue;
    await page.goto(site.url + address.slice(1), { waitUntil: 'domcontentloaded' });
    await look(page, address);
  }
  await page.context().close();
}

describe.each(['reader', 'garden'] as const)('the %s site', (name) => {
  test('no page scrolls sideways at 320, 360 or 390 pixels', async () => {
    const wide: string[] = [];
    await each(sites[name], 390, async (page, address) => {
      for (const width of [320, 360, 390]) {
        await page.setViewportSize({ width, height: 844 });
        const found = await page.evaluate(() => document.documentElement.scrollWidth);
        if (found > width) wide.push(`${address} is ${found} wide at ${width}`);
      }
    });
    expect(wide).toEqual([]);
  }, 600_000);

  test('every page has one h1 and ASCII ids, each once', async () => {
    const bad: string[] = [];
    for (const address of sites[name].pages) {
      const html = await readFile(`${sites[name].dir}${decodeURIComponent(address)}index.html`, 'utf8');
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
    const page = await pageAt(browser, width, 'light');
    await page.goto(`${sites.reader.url}terms/moe/`);
    expect(await column(page)).toBeCloseTo(characters, 3);
    await page.context().close();
  });

  test('a line of full-width text fills the column to its last character', async () => {
    const page = await pageAt(browser, 390, 'light');
    await page.goto(`${sites.reader.url}terms/moe/`);
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
      const page = await pageAt(browser, 390, 'light');
      await page.goto(sites.reader.url + address);
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
    const page = await pageAt(browser, 390, 'light');
    await page.goto(sites.reader.url);
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
    const page = await pageAt(browser, 390, 'light');
    await page.goto(sites.garden.url);
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
  const page = await pageAt(browser, 1440, 'light');
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(sites.garden.url) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  for (const address of ['', 'terms/', 'terms/transformer/', 'search/'])
    await page.goto(sites.garden.url + address, { waitUntil: 'networkidle' });
  expect(foreign).toEqual([]);
  await page.context().close();
});
