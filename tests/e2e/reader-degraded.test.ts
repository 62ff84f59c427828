import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { Visit } from '../visit.ts';

const visit = new Visit('tests/fixtures/vaults/reader');

/** What an old in-app browser does not know (READER.md 6, compatibility), taken out of the stylesheets as it would. */
function withoutNewFeatures(css: string): string {
  return css
    .replaceAll(/@supports[^{]*\((?:animation-timeline|selector)[^{]*\{/g, '@supports (unknown:1){')
    .replaceAll(/@view-transition\{[^}]*\}/g, '')
    .replaceAll(/[^{};]*::details-content[^{]*\{/g, 'x-unknown{')
    .replaceAll(/[^{}]*:has\([^{]*\{/g, 'x-unknown{')
    .replaceAll(/[^;{}]*:[^;{}]*round\([^;}]*\)[^;}]*/g, 'x-unknown:0')
    .replaceAll(
      /(?:text-autospace|text-spacing-trim|animation-timeline|text-wrap|content-visibility|contain-intrinsic-size):[^;}]*/g,
      'x-unknown:0',
    )
    .replaceAll(/[^;{}]*:[^;{}]*color-mix\([^;}]*\)[^;}]*/g, 'x-unknown:0');
}

async function open(width: number, address: string): Promise<Page> {
  const page = await visit.page(width);
  await page.route('**/*.css', async (route) => {
    try {
      const response = await route.fetch();
      await route.fulfill({ response, body: withoutNewFeatures(await response.text()) });
    } catch (error) {
      // The sheet for paper may still be on its way when a test is done with its page.
      if (!page.isClosed()) throw error;
    }
  });
  await page.addInitScript(() => {
    Reflect.deleteProperty(HTMLElement.prototype, 'popover');
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    Reflect.deleteProperty(Document.prototype, 'startViewTransition');
  });
  await page.goto(visit.site.url + address);
  return page;
}

test('what is taken out was there, and nothing else breaks the stylesheet', async () => {
  const html = await (await fetch(`${visit.site.url}terms/moe/`)).text();
  const links = [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)];
  const sheets = links
    .map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? '')
    .filter((href) => href.includes('/_astro/'));
  const css = (await Promise.all(sheets.map(async (href) => (await fetch(new URL(href, visit.site.url))).text()))).join(
    '',
  );
  for (const feature of [
    'round(',
    ':has(',
    'text-autospace',
    'animation-timeline',
    '@view-transition',
    '::details-content',
  ])
    expect(css).toContain(feature);
  const old = withoutNewFeatures(css);
  for (const feature of [
    'round(',
    ':has(',
    'text-autospace:',
    'animation-timeline:',
    '@view-transition',
    '::details-content',
  ])
    expect(old).not.toContain(feature);
  expect(old.split('{').length).toBe(old.split('}').length);
  // The minifier has emptied values before; an empty one is dropped by browsers without a word.
  expect(css).not.toMatch(/[a-z-]:\s*[;}]/);
});

describe.each([320, 390, 1024, 1440])('at %i pixels', (width) => {
  test.each(['', 'terms/moe/', 'terms/', 'search/', 'essays/english-note/'])(
    '/%s is plain and readable',
    async (address) => {
      const page = await open(width, address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const text = await page.evaluate(() => {
        const blocks = [...document.querySelectorAll<HTMLElement>('main :is(p, li, h1, h2, h3, td, pre)')].filter(
          (node) => node.offsetWidth > 0 && node.closest('[aria-hidden]') === null,
        );
        return blocks.map((node) => {
          const box = node.getBoundingClientRect();
          const size = Number.parseFloat(getComputedStyle(node).fontSize);
          return {
            name: `${node.tagName} ${node.textContent?.slice(0, 16)}`,
            inside: box.left >= 0 && (box.right <= innerWidth + 1 || node.closest('[tabindex="0"]') !== null),
            size,
          };
        });
      });
      expect(text.length).toBeGreaterThan(3);
      expect(text.filter(({ inside, size }) => !inside || size < 12)).toEqual([]);
      await page.context().close();
    },
  );

  test('the outline can be opened, the sheet or the card still comes', async () => {
    const page = await open(width, 'terms/moe/');
    const summary = page.locator('[data-outline] summary');
    await (width < 768 ? summary.tap() : summary.click());
    expect(await page.locator('[data-outline] a', { hasText: '存疑' }).isVisible()).toBe(true);
    await (width < 768 ? summary.tap() : summary.click());
    const link = page.locator('[data-note-body] a[data-type=term]').first();
    await (width < 768 ? link.tap() : link.hover());
    await page.locator('[data-preview]').waitFor();
    await page.context().close();
  });
});
