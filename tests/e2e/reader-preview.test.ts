import { gzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch, pageAt } from '../browser.ts';
import { type BuiltSite, buildSite } from '../site.ts';

let browser: Browser;
let site: BuiltSite;
let page: Page;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), buildSite('tests/fixtures/vaults/reader')]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close()]);
});

const card = () => page.locator('[data-preview]');
const links = (href: string): Locator => page.locator(`[data-note-body] > p a[href="${href}"]`);

/** Requests that a step causes. */
async function requestsOf(step: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const note = (request: { url(): string }) => seen.push(request.url());
  page.on('request', note);
  await step();
  page.off('request', note);
  return seen;
}

async function hoverUntilOpen(link: Locator): Promise<number> {
  // Scrolling calls a card off: a link below the fold comes into sight first, and the pointer after that.
  await link.scrollIntoViewIfNeeded();
  await page.waitForTimeout(200);
  const started = performance.now();
  await link.hover();
  await card().waitFor();
  return performance.now() - started;
}

describe('the card, with a mouse (READER.md 3.2.4 to 3.2.7)', () => {
  beforeEach(async () => {
    page = await pageAt(browser, 1440, 'light');
    await page.goto(`${site.url}terms/moe/`, { waitUntil: 'networkidle' });
    return () => page.context().close();
  });

  test('opens half a second after the pointer has come, and closes after it has left', async () => {
    const link = links('/terms/token/').first();
    await link.hover();
    await page.waitForTimeout(400);
    expect(await card().count()).toBe(0);
    await card().waitFor({ timeout: 1000 });
    await page.mouse.move(20, 700);
    await page.waitForTimeout(200);
    expect(await card().count()).toBe(1);
    await card().waitFor({ state: 'detached', timeout: 1000 });
  });

  test('says what the note is: kind, ink, title, its one sentence', async () => {
    await hoverUntilOpen(links('/terms/token/').first());
    for (const words of ['术语', '定本', '词元', '模型读写文字的最小单位'])
      expect(await card().textContent()).toContain(words);
  });

  test('the first hover costs one request of at most 6 KB, every later one none', async () => {
    const first = await requestsOf(() => hoverUntilOpen(links('/terms/token/').first()));
    expect(first).toEqual([`${site.url}terms/moe/preview.json`]);
    const file = await (await fetch(first[0] as string)).arrayBuffer();
    expect(gzipSync(new Uint8Array(file), { level: 9 }).length).toBeLessThanOrEqual(6 * 1024);
    await page.mouse.move(20, 700);
    await card().waitFor({ state: 'detached' });
    expect(await requestsOf(() => hoverUntilOpen(links('/terms/load-balancing/').first()))).toEqual([]);
  });

  test('a passing pointer opens nothing and asks for nothing', async () => {
    const asked = await requestsOf(async () => {
      await links('/terms/token/').first().hover();
      await page.waitForTimeout(60);
      await page.mouse.move(20, 700);
      await page.waitForTimeout(800);
    });
    expect(asked).toEqual([]);
    expect(await card().count()).toBe(0);
  });

  test('the pointer can go into it and it stays', async () => {
    await hoverUntilOpen(links('/terms/token/').first());
    await card().hover();
    await page.waitForTimeout(700);
    expect(await card().count()).toBe(1);
    await card().getByRole('link', { name: '打开' }).click();
    await page.waitForURL('**/terms/token/');
  });

  test('never covers its link, at the top of the window or at the foot', async () => {
    const link = links('/terms/token/').first();
    for (const block of ['start', 'center', 'end'] as const) {
      await link.evaluate((node, where) => node.scrollIntoView({ block: where }), block);
      await page.mouse.move(20, 700);
      await page.waitForTimeout(400);
      await hoverUntilOpen(link);
      const [box, over] = await Promise.all([link.boundingBox(), card().boundingBox()]);
      expect(over?.height).toBeGreaterThan(40);
      const apart =
        (box?.y ?? 0) + (box?.height ?? 0) <= (over?.y ?? 0) || (over?.y ?? 0) + (over?.height ?? 0) <= (box?.y ?? 0);
      expect(apart).toBe(true);
    }
  });

  test('two links to one note show two cards, each at its own link', async () => {
    await hoverUntilOpen(links('/terms/load-balancing/').first());
    const whole = await card().textContent();
    await page.mouse.move(20, 700);
    await card().waitFor({ state: 'detached' });
    await hoverUntilOpen(links('/terms/load-balancing/#fu-zhu-sun-shi').first());
    expect(whole).toContain('让每个专家分到差不多多的词元');
    expect(await card().textContent()).toContain('相乘求和');
    expect(await card().textContent()).toContain('辅助损失');
  });

  test('Esc closes it, scrolling too', async () => {
    const link = links('/terms/token/').first();
    await hoverUntilOpen(link);
    await page.keyboard.press('Escape');
    expect(await card().count()).toBe(0);
    await page.mouse.move(20, 700);
    await hoverUntilOpen(link);
    await page.mouse.wheel(0, 300);
    await card().waitFor({ state: 'detached' });
  });

  test('focus alone shows nothing; Alt+↓ opens it and goes in, Esc returns', async () => {
    const link = links('/terms/token/').first();
    await link.focus();
    await page.waitForTimeout(800);
    expect(await card().count()).toBe(0);
    await page.keyboard.press('Alt+ArrowDown');
    await card().waitFor();
    expect(await card().evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('打开');
    await page.keyboard.press('Escape');
    expect(await card().count()).toBe(0);
    expect(await link.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  test('holds no id and no link of the note it shows', async () => {
    await hoverUntilOpen(links('/terms/load-balancing/').first());
    expect(await card().locator('[id]').count()).toBe(0);
    expect(await card().locator('a').count()).toBe(1);
  });
});

describe('the sheet, on a touch screen (READER.md 3.2.8)', () => {
  beforeEach(async () => {
    page = await pageAt(browser, 390, 'light');
    await page.goto(`${site.url}terms/moe/`);
    return () => page.context().close();
  });
  const term = () => links('/terms/token/').first();

  test('a link to a note leads there at the first tap', async () => {
    await page.locator('[data-note-body] a[data-type=note]').first().tap();
    await page.waitForURL('**/essays/**');
  });

  test('a dotted term opens its definition, with the way to its page', async () => {
    await term().tap();
    await card().waitFor();
    expect(page.url()).toContain('/terms/moe/');
    expect(await card().textContent()).toContain('模型读写文字的最小单位');
    await card().getByRole('link', { name: '进入词条' }).tap();
    await page.waitForURL('**/terms/token/');
    await page.goBack();
    await page.waitForURL('**/terms/moe/');
    expect(await card().count()).toBe(0);
  });

  test('back, Esc and the grip close it, and one is where one was', async () => {
    const before = await page.evaluate(() => history.length);
    await term().tap();
    await card().waitFor();
    await page.goBack();
    await card().waitFor({ state: 'detached' });
    expect(page.url()).toContain('/terms/moe/');
    for (const close of [() => page.keyboard.press('Escape'), () => page.getByRole('button', { name: '关闭' }).tap()]) {
      await term().tap();
      await card().waitFor();
      await close();
      await card().waitFor({ state: 'detached' });
    }
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
    expect(await term().evaluate((node) => node === document.activeElement)).toBe(true);
  });

  test('a swipe down closes it, a short one does not', async () => {
    const client = await page.context().newCDPSession(page);
    const swipe = async (distance: number, steps: number) => {
      const box = await card().boundingBox();
      const x = (box?.x ?? 0) + 150;
      const y = (box?.y ?? 0) + 16;
      const at = (dy: number) => [{ x, y: y + dy }];
      await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
      for (let step = 1; step <= steps; step += 1) {
        await client.send('Input.dispatchTouchEvent', {
          type: 'touchMove',
          touchPoints: at((distance * step) / steps),
        });
        await page.waitForTimeout(30);
      }
      await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await term().tap();
    await card().waitFor();
    await page.waitForTimeout(300);
    await swipe(20, 6);
    expect(await card().count()).toBe(1);
    await swipe(140, 6);
    await card().waitFor({ state: 'detached' });
  });

  test('「以后术语直接进入」 is kept', async () => {
    await term().tap();
    await page.getByLabel('以后术语直接进入').tap();
    await page.keyboard.press('Escape');
    await card().waitFor({ state: 'detached' });
    await page.reload();
    await term().tap();
    await page.waitForURL('**/terms/token/');
  });
});

test('without scripts a link is a link and nothing else', async () => {
  page = await pageAt(browser, 1440, 'light', { js: false });
  await page.goto(`${site.url}terms/moe/`);
  await links('/terms/token/').first().click();
  await page.waitForURL('**/terms/token/');
  await page.context().close();
});
