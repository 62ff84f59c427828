import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { Visit } from '../visit.ts';

const visit = new Visit('tests/fixtures/vaults/reader');
let page: Page;

const card = () => page.locator('[data-preview]');
const links = (href: string): Locator => page.locator(`[data-note-body] > p a[href="${href}"]`);

/** Requests that a step causes; not that for the icon, which the browser makes when it finds the time. */
async function requestsOf(step: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const icon = `${visit.site.url}favicon.svg`;
  const note = (request: { url(): string }) => request.url() !== icon && seen.push(request.url());
  page.on('request', note);
  await step();
  page.off('request', note);
  return seen;
}

/** Two frames on: whatever was scrolled has told so. */
const settle = () =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

async function hoverUntilOpen(link: Locator): Promise<void> {
  // Scrolling calls a card off: a link below the fold comes into sight first, and the pointer after that.
  await link.scrollIntoViewIfNeeded();
  await settle();
  await link.hover();
  await card().waitFor();
}

/** From here on time passes in the page as the test tells it to, however busy the machine. */
async function stopClock(): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
}

describe('the card, with a mouse (READER.md 3.2.4 to 3.2.7)', () => {
  beforeEach(async () => {
    page = await visit.page(1440);
    await page.goto(`${visit.site.url}terms/moe/`, { waitUntil: 'networkidle' });
    return () => page.context().close();
  });

  test('opens half a second after the pointer has come, and closes after it has left', async () => {
    await stopClock();
    await links('/terms/token/').first().hover();
    await page.clock.runFor(499);
    expect(await card().count()).toBe(0);
    await page.clock.runFor(1);
    await card().waitFor();
    await page.mouse.move(20, 700);
    await page.clock.runFor(299);
    expect(await card().count()).toBe(1);
    await page.clock.runFor(1);
    expect(await card().count()).toBe(0);
  });

  test('says what the note is: kind, ink, title, its one sentence', async () => {
    await hoverUntilOpen(links('/terms/token/').first());
    for (const words of ['术语', '定本', '词元', '模型读写文字的最小单位'])
      expect(await card().textContent()).toContain(words);
  });

  test('the first hover costs one request of at most 6 KB, every later one none', async () => {
    const first = await requestsOf(() => hoverUntilOpen(links('/terms/token/').first()));
    expect(first).toEqual([`${visit.site.url}terms/moe/preview.json`]);
    const file = await (await fetch(first[0] as string)).arrayBuffer();
    expect(gzipSync(new Uint8Array(file), { level: 9 }).length).toBeLessThanOrEqual(6 * 1024);
    await page.mouse.move(20, 700);
    await card().waitFor({ state: 'detached' });
    expect(await requestsOf(() => hoverUntilOpen(links('/terms/load-balancing/').first()))).toEqual([]);
  });

  test('a passing pointer opens nothing and asks for nothing', async () => {
    await stopClock();
    const asked = await requestsOf(async () => {
      await links('/terms/token/').first().hover();
      await page.clock.runFor(149);
      await page.mouse.move(20, 700);
      await page.clock.runFor(1000);
      // A request on its way by now would be seen before this answer.
      await page.evaluate(() => document.title);
    });
    expect(asked).toEqual([]);
    expect(await card().count()).toBe(0);
  });

  test('the pointer can go into it and it stays', async () => {
    await hoverUntilOpen(links('/terms/token/').first());
    await stopClock();
    await card().hover();
    await page.clock.runFor(700);
    expect(await card().count()).toBe(1);
    await card().getByRole('link', { name: '打开' }).click();
    await page.waitForURL('**/terms/token/');
  });

  test('never covers its link, at the top of the window or at the foot', async () => {
    const link = links('/terms/token/').first();
    for (const block of ['start', 'center', 'end'] as const) {
      await link.evaluate((node, where) => node.scrollIntoView({ block: where }), block);
      await page.mouse.move(20, 700);
      await card().waitFor({ state: 'detached' });
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
    // A hand turns the wheel on and on; of a busy browser's first turns one may come to nothing.
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 60);
        await settle();
        return card().count();
      })
      .toBe(0);
  });

  test('focus alone shows nothing; Alt+↓ opens it and goes in, Esc returns', async () => {
    const link = links('/terms/token/').first();
    await stopClock();
    await link.focus();
    await page.clock.runFor(800);
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
    page = await visit.page(390);
    await page.goto(`${visit.site.url}terms/moe/`);
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
  page = await visit.page(1440, { js: false });
  await page.goto(`${visit.site.url}terms/moe/`);
  await links('/terms/token/').first().click();
  await page.waitForURL('**/terms/token/');
  await page.context().close();
});
