import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDiagram } from '../../src/shell/services/diagram.ts';
import { violations } from '../axe.ts';
import { launch, pageAt, type Theme } from '../browser.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const CSS = ['tokens', 'syntax/figure', 'syntax/diagram'].map((name) => read(`../src/styles/${name}.css`)).join('\n');
/** Kinds whose words stand inside shapes. */
const KINDS = ['flow', 'state', 'class', 'er', 'mindmap', 'block'];

let browser: Browser;
let html = '';
beforeAll(async () => {
  browser = await launch();
  const drawn = await Promise.all(
    KINDS.map(async (kind) => {
      const result = await renderDiagram(read(`fixtures/diagrams/${kind}.mmd`), kind);
      return 'svg' in result
        ? `<figure class="diagram" role="group" tabindex="0" aria-label="图" data-kind="${kind}">${result.svg}</figure>`
        : result.message;
    }),
  );
  html = `<!doctype html><html lang="zh-CN"><title>图</title><meta name="viewport" content="width=device-width"><style>${CSS} body { margin: 16px; background: var(--paper); color: var(--ink) } figure { margin: 0 }</style><main><h1>图</h1>${drawn.join('')}</main>`;
});
afterAll(() => browser.close());

/** Runs in the page: what sticks out of its shape, and what reads badly on it. */
function inspect(): { outside: string[]; faint: string[]; seen: number } {
  const channels = (colour: string) => {
    const numbers = (colour.match(/-?[\d.]+/g) ?? []).map(Number);
    return colour.startsWith('color(') ? numbers.slice(0, 3) : numbers.slice(0, 3).map((value) => value / 255);
  };
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = { outside: [] as string[], faint: [] as string[], seen: 0 };
  for (const node of document.querySelectorAll('g.node')) {
    const shape = [...node.querySelectorAll('rect, circle, polygon, path')].find((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 20 && height > 12 && getComputedStyle(one).fill !== 'none';
    });
    if (!shape) continue;
    const box = shape.getBoundingClientRect();
    for (const text of node.querySelectorAll('text')) {
      const words = text.textContent ?? '';
      const { left, right, top, bottom, width } = text.getBoundingClientRect();
      if (width === 0) continue;
      found.seen += 1;
      const slack = 1;
      const around = node.getBoundingClientRect();
      if (
        left < around.left - slack ||
        right > around.right + slack ||
        top < around.top - slack ||
        bottom > around.bottom + slack
      )
        found.outside.push(words);
      if (node.querySelectorAll('text').length === 1 && (left < box.left - slack || right > box.right + slack))
        found.outside.push(words);
      const [a, b] = [
        luminance(getComputedStyle(text.querySelector('tspan') ?? text).fill),
        luminance(getComputedStyle(shape).fill),
      ];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 4.5) found.faint.push(`${words} ${contrast.toFixed(1)}`);
    }
  }
  return found;
}

describe.each<Theme>(['light', 'dark'])('%s', (theme) => {
  test('words stay in the shapes that were made for them, and read on them', async () => {
    const page = await pageAt(browser, 1440, theme);
    await page.setContent(html);
    const { outside, faint, seen } = await page.evaluate(inspect);
    expect(seen).toBeGreaterThan(40);
    expect(outside).toEqual([]);
    expect(faint).toEqual([]);
    await page.context().close();
  });
});

test('nothing in them stands in the way of those who hear the page', async () => {
  const page = await pageAt(browser, 390, 'light');
  await page.setContent(html);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test('the colours follow the page', async () => {
  const fills = await Promise.all(
    (['light', 'dark'] as const).map(async (theme) => {
      const page = await pageAt(browser, 1440, theme);
      await page.setContent(html);
      const fill = await page
        .locator('[data-kind="flow"] g.node rect')
        .first()
        .evaluate((rect) => getComputedStyle(rect).fill);
      await page.context().close();
      return fill;
    }),
  );
  expect(fills[0]).not.toBe(fills[1]);
});

test('on a phone a wide diagram scrolls in its own box and its words stay legible', async () => {
  const page = await pageAt(browser, 390, 'light');
  await page.setContent(html);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  const wide = page.locator('[data-kind="mindmap"]');
  expect(await wide.evaluate((figure) => figure.scrollWidth > figure.clientWidth)).toBe(true);
  expect(
    await wide
      .locator('text')
      .first()
      .evaluate((text) => text.getBoundingClientRect().height),
  ).toBeGreaterThan(11);
  await page.context().close();
});
