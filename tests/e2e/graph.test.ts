import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from '../axe.ts';
import { buildSite } from '../site.ts';
import { Visit } from '../visit.ts';

const visit = new Visit('content');

interface Options {
  readonly width?: number;
  readonly js?: boolean;
}

/** Opens the map, alive where scripts run, does something with it, closes it. */
const on = <T>(use: (page: Page) => Promise<T>, { width = 1440, js = true }: Options = {}): Promise<T> =>
  visit.on(
    'graph/',
    width,
    async (page) => {
      if (js) await page.locator('graph-map[data-ready]').waitFor({ state: 'attached' });
      return use(page);
    },
    { js },
  );

const viewBox = (page: Page) => page.locator('[data-map] > svg:not(.over)').getAttribute('viewBox');
const file = (name: string) => readFileSync(join(visit.site.dir, name));
const zipped = (name: string) => gzipSync(file(name), { level: 9 }).length;

describe('what the map costs', () => {
  test('40 KB of code, 22 KB of data at 500 notes, 36 KB of page', () => {
    const html = file('graph/index.html').toString();
    const scripts = [...html.matchAll(/<script type="module" src="\/([^"]+)"/g)].map(([, src]) => src as string);
    expect(scripts.length).toBeGreaterThan(0);
    const imported = scripts.flatMap((src) =>
      [
        ...file(src)
          .toString()
          .matchAll(/from"\.\/([^"]+)"/g),
      ].map(([, name]) => `_astro/${name}`),
    );
    expect([...new Set([...scripts, ...imported])].reduce((sum, src) => sum + zipped(src), 0)).toBeLessThanOrEqual(
      40 * 1024,
    );
    const notes = Number(/data-nodes="(\d+)"/.exec(html)?.[1]);
    expect((zipped('graph/data.json') / notes) * 500).toBeLessThanOrEqual(22 * 1024);
    expect(zipped('graph/index.html')).toBeLessThanOrEqual(36 * 1024);
  });

  test('it counts what garden.json counts', () => {
    const { notes } = JSON.parse(file('garden.json').toString()) as {
      notes: { path: string; links: { target: string }[] }[];
    };
    const paths = new Set(notes.map(({ path }) => path));
    const pairs = notes.flatMap(({ path, links }) =>
      links.filter(({ target }) => paths.has(target) && target !== path).map(({ target }) => `${path}\n${target}`),
    );
    const html = file('graph/index.html').toString();
    expect(html).toContain(`data-nodes="${notes.length}" data-links="${new Set(pairs).size}"`);
    const data = JSON.parse(file('graph/data.json').toString()) as { titles: string[]; links: number[][] };
    expect([data.titles.length, data.links.flat().length]).toEqual([notes.length, new Set(pairs).size]);
  });
});

describe('at rest', () => {
  test('the first picture is the finished one: scripts change nothing of it', async () => {
    const layers = (page: Page) =>
      page
        .locator('[data-map] > svg:not(.over)')
        .evaluate((svg) =>
          ['lines', 'dots', 'names', 'topics'].map((name) => svg.querySelector(`.${name}`)?.innerHTML),
        );
    const still = await on(layers, { js: false });
    expect(still.every((layer) => (layer ?? '').length > 100)).toBe(true);
    const alive = await on(async (page) => {
      await page.waitForTimeout(500);
      return layers(page);
    });
    expect(alive).toEqual(still);
  });

  test('without scripts the picture, its kinds and the tables are there, and no dead button', () =>
    on(
      async (page) => {
        const terms = page.locator('[data-map] .dots .k-term').first();
        expect(await terms.isVisible()).toBe(true);
        await page.locator('input[name=kind][value=term]').uncheck();
        expect(await terms.isVisible()).toBe(false);
        expect(await page.locator('.ranks tbody tr').count()).toBeGreaterThanOrEqual(10);
        expect(await page.locator('graph-map button').count()).toBe(0);
      },
      { js: false },
    ));

  test('names are at least 12 pixels high, lie on no other name and within the picture', () =>
    on(async (page) => {
      const boxes = await page.locator('[data-map] .names text').evaluateAll((texts) =>
        texts.map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          const size =
            Number.parseFloat(getComputedStyle(text).fontSize) * ((text as SVGTextElement).getScreenCTM()?.a ?? 0);
          return { left, right, top, bottom, size };
        }),
      );
      expect(boxes.length).toBeGreaterThan(60);
      expect(Math.min(...boxes.map(({ size }) => size))).toBeGreaterThanOrEqual(12);
      const frame = await page.locator('[data-map]').boundingBox();
      for (const [index, a] of boxes.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(frame?.x ?? 0);
        expect(a.right).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0));
        // Letters are lower than their boxes by what stands above and below them.
        const over = boxes
          .slice(index + 1)
          .filter(
            (b) => a.left < b.right - 2 && a.right > b.left + 2 && a.top + 4 < b.bottom - 4 && a.bottom - 4 > b.top + 4,
          );
        expect(over).toEqual([]);
      }
    }));

  test('colour is kind and shape is status, and both are told', () =>
    on(async (page) => {
      const stroke = (type: string) =>
        page
          .locator(`[data-map] .dots .k-${type}`)
          .first()
          .evaluate((dot) => getComputedStyle(dot).stroke);
      const kinds = await page
        .locator('input[name=kind]')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
      const colours = await Promise.all(kinds.map(stroke));
      expect(new Set(colours).size).toBe(kinds.length);
      expect(await page.locator('.shapes li').allTextContents()).toContain('校订');
    }));
});

describe('while it loads', () => {
  test.each([360, 412, 768, 1440])('the page does not shift by more than 0.005 at %i pixels', async (width) => {
    const page = await visit.page(width);
    try {
      // What the script puts in comes after the first picture, as on a slow line.
      await page.route('**/graph/data.json', async (route) => {
        await page.waitForTimeout(800);
        await route.continue();
      });
      await page.goto(`${visit.site.url}graph/`);
      await page.locator('graph-map[data-ready]').waitFor({ state: 'attached' });
      await page.waitForTimeout(300);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 100);
          }),
      );
      expect(shift).toBeLessThanOrEqual(0.005);
    } finally {
      await page.context().close();
    }
  });
});

describe('by hand', () => {
  test('a note that is clicked shows its links and its card; Esc lets go', () =>
    on(async (page) => {
      const name = page.locator('[data-map] .names text:not(.end):not(.middle)').first();
      const box = await name.boundingBox();
      await page.mouse.click((box?.x ?? 0) - 8, (box?.y ?? 0) + (box?.height ?? 0) / 2);
      const card = page.locator('[data-card][data-preview]');
      await card.waitFor();
      expect(await page.locator('.over .lines path').count()).toBeGreaterThan(0);
      const links = card.locator('[data-link]');
      expect(await links.count()).toBeGreaterThan(0);
      await links.first().hover();
      await expect.poll(() => page.locator('.why-text').textContent()).toMatch(/ → .+：.+/);
      expect(await page.locator('.over .why').count()).toBe(1);
      await page.keyboard.press('Escape');
    }));

  test('dragging pans, buttons and Ctrl with the wheel zoom, the plain wheel scrolls the page', () =>
    on(async (page) => {
      const whole = await viewBox(page);
      const box = await page.locator('[data-map]').boundingBox();
      const [x, y] = [(box?.x ?? 0) + 300, (box?.y ?? 0) + 200];
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, 300);
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
      expect(await viewBox(page)).toBe(whole);
      await page.evaluate(() => scrollTo(0, 0));
      await page.locator('[data-tool=nearer]').click();
      const near = await viewBox(page);
      expect(Number(near?.split(' ')[2])).toBeLessThan(Number(whole?.split(' ')[2]));
      await page.evaluate(() => scrollTo(0, 0));
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 40, { steps: 4 });
      await page.mouse.up();
      const moved = await viewBox(page);
      expect(Number(moved?.split(' ')[0])).toBeLessThan(Number(near?.split(' ')[0]));
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -200);
      await page.keyboard.up('Control');
      await expect
        .poll(async () => Number((await viewBox(page))?.split(' ')[2]))
        .toBeLessThan(Number(moved?.split(' ')[2]));
      await page.locator('[data-tool=whole]').click();
      expect(await viewBox(page)).toBe(whole);
    }));

  test('kinds are switched off with their links', () =>
    on(async (page) => {
      const drawn = () =>
        page
          .locator('[data-map] .lines path')
          .evaluateAll((paths) => paths.reduce((sum, path) => sum + (path.getAttribute('d')?.length ?? 0), 0));
      const before = await drawn();
      await page.locator('input[name=kind][value=term]').uncheck();
      expect(await page.locator('[data-map] .dots .k-term').count()).toBe(0);
      expect(await drawn()).toBeLessThan(before / 2);
    }));

  test('a topic is brought near by its name', () =>
    on(async (page) => {
      const whole = await viewBox(page);
      await page.locator('[data-map] .topics a').first().click();
      expect(Number((await viewBox(page))?.split(' ')[2])).toBeLessThan(Number(whole?.split(' ')[2]) * 0.7);
      expect(page.url()).not.toContain('#');
    }));
});

describe('by keyboard', () => {
  test('arrows lead to neighbours and tell the sentence, Enter opens the note', () =>
    on(async (page) => {
      const cursor = page.locator('.cursor');
      await page.locator('[data-find] input').focus();
      await page.keyboard.press('Tab');
      while (!(await cursor.evaluate((node) => node === document.activeElement))) await page.keyboard.press('Tab');
      const first = await cursor.getAttribute('aria-label');
      expect(first).toMatch(/，\d+ 条链接$/);
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) {
        await page.keyboard.press(key);
        if ((await cursor.getAttribute('aria-label')) !== first) break;
      }
      const second = await cursor.getAttribute('aria-label');
      expect(second).not.toBe(first);
      const say = page.locator('graph-map > [aria-live]');
      await expect.poll(() => say.textContent()).toContain((first as string).replace(/，\d+ 条链接$/, ''));
      expect((await say.textContent())?.length).toBeGreaterThan(12);
      const href = await cursor.getAttribute('href');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === href);
    }));

  test('the field finds notes, also while text is being composed; Enter goes to the first', () =>
    on(async (page) => {
      await page.locator('[data-find] input').fill('注意力');
      expect(await page.locator('[data-find] output').textContent()).toMatch(/^\d+ 篇$/);
      expect(await page.locator('.over.on .dots path').count()).toBeGreaterThan(0);
      await page.locator('[data-find] input').evaluate((field) => {
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
      });
      expect(await page.locator('[data-card]').isVisible()).toBe(false);
      await page.keyboard.press('Enter');
      await page.locator('[data-card][data-preview]').waitFor();
      expect(await page.locator('.preview-title').textContent()).toContain('注意力');
      expect(await page.locator('.cursor').evaluate((node) => node === document.activeElement)).toBe(true);
    }));
});

describe('on a phone', () => {
  const phone = { width: 390 };

  test('topics come first, at most twelve, each a way in; the list below needs no script', async () => {
    await on(
      async (page) => {
        expect(await page.locator('[data-map]').isVisible()).toBe(false);
        const topics = page.locator('[data-clusters] a');
        const count = await topics.count();
        expect(count).toBeGreaterThan(1);
        expect(count).toBeLessThanOrEqual(12);
        for (const href of await topics.evaluateAll((all) => all.map((a) => a.getAttribute('href'))))
          expect(await page.locator(`h3${href}`).count()).toBe(1);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      },
      { ...phone, js: false },
    );
    await on(async (page) => {
      await page.locator('[data-clusters] a').first().tap();
      expect(await page.locator('[data-clusters]').isVisible()).toBe(false);
      expect(await page.locator('[data-map] .names text').count()).toBeGreaterThan(5);
      await page.locator('.map-back').tap();
      expect(await page.locator('[data-clusters]').isVisible()).toBe(true);
    }, phone);
  });

  test('one finger scrolls the page, over the topics and over a topic', () =>
    on(async (page) => {
      const client = await page.context().newCDPSession(page);
      const swipe = async (selector: string) => {
        await page.evaluate(() => scrollTo(0, 0));
        const box = await page.locator(selector).boundingBox();
        const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
        const at = (moved: number) => [{ x, y: y + 150 - moved }];
        await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
        for (let moved = 30; moved <= 300; moved += 30)
          await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(moved) });
        await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
        await page.waitForTimeout(200);
        return page.evaluate(() => scrollY);
      };
      expect(await swipe('[data-clusters]')).toBeGreaterThan(100);
      await page.evaluate(() => scrollTo(0, 0));
      await page.locator('[data-clusters] a').first().tap();
      const before = await viewBox(page);
      expect(await swipe('[data-map]')).toBeGreaterThan(100);
      expect(await viewBox(page)).toBe(before);
      expect(await page.locator('[data-map]').evaluate((map) => getComputedStyle(map).touchAction)).toBe('pan-y');
    }, phone));

  test('the whole map has the whole screen, buttons to zoom and a way back', () =>
    on(async (page) => {
      await page.locator('.map-whole').tap();
      const dialog = page.locator('dialog.full[open]');
      await dialog.waitFor();
      const before = await viewBox(page);
      await dialog.locator('[data-tool=nearer]').tap();
      expect(await viewBox(page)).not.toBe(before);
      await page.keyboard.press('Escape');
      expect(await page.locator('[data-clusters]').isVisible()).toBe(true);
      expect(await dialog.count()).toBe(0);
    }, phone));
});

describe.each([390, 1440])('axe at %i pixels', (width) => {
  test('finds nothing on the map, at rest and with a card', () =>
    on(
      async (page) => {
        expect(await violations(page)).toEqual([]);
        if (width < 768) await page.locator('[data-clusters] a').first().tap();
        else await page.locator('[data-find] input').fill('注意力');
        if (width >= 768) await page.keyboard.press('Enter');
        expect(await violations(page)).toEqual([]);
      },
      { width },
    ));

  test('finds nothing on a note with mentions, neighbours and related notes', () =>
    visit.on('terms/prompt/', width, async (page) => {
      for (const part of ['[data-mentions] li mark', '[data-related] li', 'svg[data-graph]'])
        expect(await page.locator(part).count()).toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);
    }));
});

describe('the health of a vault', () => {
  test('has a page where the config wants one, not indexed, axe finding nothing', async () => {
    const vault = mkdtempSync(join(tmpdir(), 'lanyin-health-'));
    writeFileSync(join(vault, 'garden.yml'), 'title: 病例\nhealth: true\nurl: https://example.org\n');
    writeFileSync(join(vault, '甲.md'), '[[没有]]，说到词元而没有链接。\n');
    writeFileSync(join(vault, '乙.md'), '[[没有]] [[甲]]\n');
    writeFileSync(join(vault, '词元.md'), '短。\n');
    const sick = await buildSite(vault);
    const page = await visit.page(390);
    try {
      await page.goto(`${sick.url}health/`);
      expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
      expect(await page.locator('.findings h2').allTextContents()).toEqual([
        '断链2',
        '想要的札记1',
        '没有链入的2',
        '没有链出的2',
        '太短的3',
        '提到而未链接1',
      ]);
      expect(await page.locator('#wanted-note ~ ul').textContent()).toContain('乙.md:1');
      expect(readFileSync(join(sick.dir, 'sitemap.xml'), 'utf8')).not.toContain('health');
      expect(await violations(page)).toEqual([]);
    } finally {
      await Promise.all([page.context().close(), sick.close()]);
      rmSync(vault, { recursive: true, force: true });
    }
  });
});
