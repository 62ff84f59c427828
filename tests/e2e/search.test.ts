import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from '../axe.ts';
import { goldenQueries, reciprocalRank } from '../search/golden.ts';
import { hitsOf, settled, typeQuery } from '../search/page.ts';
import { gardenNotes, Truth } from '../search/truth.ts';
import { Visit } from '../visit.ts';

const visit = new Visit('content');

/** Opens a page of a desktop unless told otherwise, hands it over and closes it. */
const on = <T>(address: string, use: (page: Page) => Promise<T>, width = 1440): Promise<T> =>
  visit.on(address, width, use);

/** Opens the dialog of a page by its key. */
async function open(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('dialog[open] input[type=search]').waitFor();
}

/** The parts that a page loads late; on a note without footnotes and formulas, that of search alone. */
const CODE = /_astro\/element\./;
/** Chromium may send what is asked for in the next moments past a new rule of the network: the page is loaded under it. */
async function under(page: Page, pattern: string | RegExp, rule: (route: Route) => Promise<void>): Promise<void> {
  await page.route(pattern, rule);
  await page.reload();
}

const NOTE = 'terms/attention-mechanism/';
/** Many queries one after the other, on a machine that may be busy. */
const LONG = { timeout: 300_000 };

describe('the golden set', () => {
  test('is answered as it says', LONG, () =>
    on('search/', async (page) => {
      const queries = goldenQueries();
      expect(queries.length).toBeGreaterThanOrEqual(120);
      const missed: string[] = [];
      let sum = 0;
      for (const query of queries) {
        await typeQuery(page, query.q);
        const hits = await hitsOf(page);
        const titles = hits.map((hit) => hit.title);
        missed.push(
          ...hits.filter((hit) => hit.marks.join('') === '').map((hit) => `${query.q}: ${hit.title} shows no match`),
        );
        const rank = reciprocalRank(query, titles);
        sum += rank;
        if (rank < 1) missed.push(`${query.q}: ${titles.slice(0, 5).join('、')}`);
      }
      expect(sum / queries.length, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
      expect(missed).toEqual([]);
    }),
  );
});

describe('exact substrings', () => {
  test(
    'of two to seven Han, and single ones: all pages that hold them, no others, each with its match marked',
    LONG,
    async () => {
      const truth = new Truth(await gardenNotes());
      await on('search/', async (page) => {
        for (const typed of truth.sample(48)) {
          await typeQuery(page, typed);
          const hits = await hitsOf(page);
          expect([...new Set(hits.map((hit) => hit.path))].sort(), typed).toEqual(truth.pages(typed));
          expect(
            hits
              .filter((hit) => !hit.marks.some((mark) => mark.includes(typed)))
              .map((hit) => `${typed}: ${hit.title}`),
          ).toEqual([]);
        }
      });
    },
  );

  test('at least fifty hits are listed, and the rest on request', () =>
    on('search/?q=模型', async (page) => {
      await settled(page);
      const first = (await hitsOf(page)).length;
      expect(first).toBeGreaterThanOrEqual(50);
      await page.getByRole('button', { name: '再列一些' }).click();
      await expect.poll(async () => (await hitsOf(page)).length).toBeGreaterThan(first);
    }));

  test('an excerpt is 20 to 60 characters and leads to its section', () =>
    on('search/?q=损失', async (page) => {
      await settled(page);
      const hits = (await hitsOf(page)).filter((hit) => hit.group === '正文');
      expect(hits.length).toBeGreaterThan(10);
      for (const hit of hits) {
        expect(hit.text.length, hit.text).toBeLessThanOrEqual(60);
        expect(hit.text.length, hit.text).toBeGreaterThanOrEqual(20);
        expect(hit.section === undefined, hit.href).toBe(new URL(hit.href).hash === '');
      }
      const inSection = hits.find((hit) => hit.section !== undefined);
      await page.goto(inSection?.href ?? '');
      const id = new URL(inSection?.href ?? '').hash.slice(1);
      expect(await page.locator(`[id="${id}"]`).textContent()).toContain(inSection?.section);
    }));
});

describe('the dialog', () => {
  test.each(['/', 'Control+k', 'Meta+k'])(
    'opens by %s with the field at hand, and Escape gives back the focus',
    (key) =>
      on(NOTE, async (page) => {
        const link = page.locator('main a').first();
        await link.focus();
        await page.keyboard.press(key);
        await page.locator('dialog[open]').waitFor();
        expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
        expect(await page.locator('input[type=search]').count()).toBe(1);
        await page.keyboard.press('Escape');
        await page.locator('dialog').waitFor({ state: 'detached' });
        expect(new URL(page.url()).pathname).toBe(`/${NOTE}`);
        expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
      }),
  );

  test('a slash in a field is a slash', () =>
    on('', async (page) => {
      await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<input id="other">'));
      await page.focus('#other');
      await page.keyboard.press('/');
      expect(await page.inputValue('#other')).toBe('/');
      expect(await page.locator('dialog').count()).toBe(0);
    }));

  test('the button opens it, a click with a modifier does what it does on links', () =>
    on(NOTE, async (page) => {
      await page.locator('header [data-search-open]').click();
      await page.locator('dialog[open]').waitFor();
    }));

  test('what is typed stands in the address; Back closes, forward opens again', () =>
    on(NOTE, async (page) => {
      await open(page);
      await typeQuery(page, '困惑度');
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('困惑度');
      expect(new URL(page.url()).pathname).toBe('/search/');
      await page.goBack();
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe(`/${NOTE}`);
      await page.goForward();
      await settled(page);
      expect((await hitsOf(page))[0]?.title).toBe('困惑度');
    }));

  test('stands at once on a slow line: what is typed before the rest has come is answered when it has', () =>
    on(NOTE, async (page) => {
      let arrive = (): void => undefined;
      const arrived = new Promise<void>((done) => {
        arrive = done;
      });
      await under(page, CODE, async (route) => {
        await arrived;
        await route.continue();
      });
      await open(page);
      await page.keyboard.type('zhuyili');
      await page.goBack();
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe(`/${NOTE}`);
      await open(page);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe(`/${NOTE}`);
      await open(page);
      await page.keyboard.type('zhuyili');
      arrive();
      await settled(page);
      expect((await hitsOf(page))[0]?.title).toBe('注意力机制');
      expect(await page.locator('dialog').count()).toBe(1);
    }));

  test('the page of that address shows the same hits', () =>
    on(NOTE, async (page) => {
      await open(page);
      await typeQuery(page, '梯度');
      const inDialog = (await hitsOf(page)).map((hit) => hit.href);
      await page.goto(`${visit.site.url}search/?q=${encodeURIComponent('梯度')}`);
      expect(await page.locator('[data-search-results]').count()).toBe(1);
      await settled(page);
      expect((await hitsOf(page)).map((hit) => hit.href)).toEqual(inDialog);
    }));

  test('arrows choose among options by name and role, Enter opens the chosen one', () =>
    on(NOTE, async (page) => {
      await open(page);
      await typeQuery(page, '自注意力');
      const field = page.getByRole('combobox', { name: '搜索' });
      const list = page.getByRole('listbox', { name: '搜索结果' });
      expect(await list.getByRole('option').count()).toBeGreaterThan(2);
      const chosen = () => list.getByRole('option', { selected: true }).getAttribute('id');
      const first = await chosen();
      expect(await field.getAttribute('aria-activedescendant')).toBe(first);
      await page.keyboard.press('ArrowDown');
      expect(await chosen()).not.toBe(first);
      await page.keyboard.press('ArrowUp');
      expect(await chosen()).toBe(first);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/terms/self-attention/');
    }));

  test('the number of hits is read out once it is quiet', () =>
    on(NOTE, async (page) => {
      await open(page);
      await typeQuery(page, '梯度下降');
      await expect.poll(() => page.locator('dialog [role=status]').textContent()).toMatch(/^名称 \d+ 条，正文 \d+ 条$/);
    }));

  test('a hit is a link, and the page that it opens shows the words', () =>
    on(NOTE, async (page) => {
      await open(page);
      await typeQuery(page, '损失尖峰');
      const hit = (await hitsOf(page)).find((candidate) => candidate.group === '正文');
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        page
          .locator(`a[data-hit][href="${new URL(hit?.href ?? '').pathname}${new URL(hit?.href ?? '').hash}"]`)
          .click({ button: 'middle' }),
      ]);
      await opened.locator('[data-note-body] mark[data-ui]').first().waitFor();
      expect(await opened.locator('[data-note-body] mark[data-ui]').first().textContent()).toBe('损失尖峰');
      expect(new URL(opened.url()).search).toBe('');
    }));

  test.each([390, 1440])('axe finds nothing at %i: with hits, without, with recent searches', (width) =>
    on(
      NOTE,
      async (page) => {
        await page.evaluate(() => localStorage.setItem('lanyin-searches', '["注意力","熵"]'));
        if (width < 768) await page.locator('header [data-search-open]').tap();
        else await open(page);
        await page.locator('.search-recent').waitFor();
        expect(await violations(page)).toEqual([]);
        await typeQuery(page, '注意力');
        expect(await violations(page)).toEqual([]);
        await typeQuery(page, '注意引力');
        expect(await violations(page)).toEqual([]);
      },
      width,
    ),
  );

  test('on a phone: a sheet, a field that is not zoomed, four hits above the keyboard', () =>
    on(
      NOTE,
      async (page) => {
        await page.locator('header [data-search-open]').tap();
        await typeQuery(page, '注意力');
        const field = page.locator('input[type=search]');
        expect(
          await field.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
        ).toBeGreaterThanOrEqual(16);
        expect(await field.getAttribute('enterkeyhint')).toBe('search');
        await page.setViewportSize({ width: 390, height: 844 - 336 });
        await page.waitForTimeout(100);
        const bottoms = await page
          .locator('a[data-hit]')
          .evaluateAll((links) => links.slice(0, 4).map((link) => link.getBoundingClientRect().bottom));
        expect(Math.max(...bottoms)).toBeLessThanOrEqual(844 - 336);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      },
      390,
    ));
});

describe('an input method at work', () => {
  async function compose(page: Page, text: string): Promise<CDPSession> {
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    return session;
  }

  test('lists while it spells, keeps its keys, and Enter opens after the word is chosen', () =>
    on(NOTE, async (page) => {
      await open(page);
      await page.waitForTimeout(300);
      const session = await compose(page, "zhu'yi'li");
      await expect.poll(async () => (await hitsOf(page))[0]?.title).toBe('注意力机制');
      expect(await page.locator('[data-search-note]').isVisible()).toBe(false);
      const chosen = await page.locator('[aria-selected=true]').getAttribute('id');
      for (const key of ['ArrowDown', 'ArrowUp', 'Enter', 'Escape']) {
        await page.keyboard.press(key);
        expect(await page.locator('dialog[open]').count(), key).toBe(1);
        expect(await page.locator('[aria-selected=true]').getAttribute('id'), key).toBe(chosen);
        expect(new URL(page.url()).pathname, key).toBe('/search/');
      }
      await page.fill('input[type=search]', '');
      await compose(page, "zhu'yi'li");
      await session.send('Input.insertText', { text: '注意力' });
      expect(await page.inputValue('input[type=search]')).toBe('注意力');
      await settled(page);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/${NOTE}`);
    }));

  test('a key that the input method has handled (229) does nothing', () =>
    on(NOTE, async (page) => {
      await open(page);
      await typeQuery(page, '自注意力');
      await page.locator('input[type=search]').evaluate((field) => {
        const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
        Object.defineProperty(event, 'keyCode', { value: 229 });
        field.dispatchEvent(event);
      });
      await page.waitForTimeout(200);
      expect(await page.locator('dialog[open]').count()).toBe(1);
    }));
});

describe('narrowing and remembering', () => {
  test('by kind and by tag, in the address too', () =>
    on('search/?q=注意力', async (page) => {
      await settled(page);
      await page.getByRole('button', { name: '论文', exact: true }).click();
      await settled(page);
      const kinds = new Set((await hitsOf(page)).map((hit) => hit.kind));
      expect([...kinds]).toEqual(['论文']);
      await page.getByRole('button', { name: '全部', exact: true }).click();
      await page.getByRole('combobox', { name: '主题' }).selectOption({ label: '历史' });
      await settled(page);
      await expect.poll(() => new URL(page.url()).searchParams.get('tag')).toBe('历史');
      const narrowed = (await hitsOf(page)).map((hit) => hit.href);
      expect(narrowed.length).toBeGreaterThan(0);
      await page.reload();
      await settled(page);
      expect((await hitsOf(page)).map((hit) => hit.href)).toEqual(narrowed);
    }));

  test('searches that led somewhere are offered again, and forgotten on request', () =>
    on(NOTE, async (page) => {
      await open(page);
      await typeQuery(page, 'sfdl');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/terms/scaling-laws/');
      await open(page);
      await page.getByRole('button', { name: 'sfdl' }).click();
      await settled(page);
      expect((await hitsOf(page))[0]?.title).toBe('缩放定律');
      await page.fill('input[type=search]', '');
      await page.getByRole('button', { name: '清除' }).click();
      expect(await page.evaluate(() => localStorage.getItem('lanyin-searches'))).toBeNull();
    }));

  test('where nothing is found the nearest names are offered, as offers', () =>
    on('search/', async (page) => {
      await typeQuery(page, '注意引力波');
      expect(await hitsOf(page)).toEqual([]);
      expect(await page.locator('a[data-suggest]').first().textContent()).toContain('注意力');
      expect(await page.getByRole('link', { name: '提一个问题' }).count()).toBe(1);
    }));
});

describe('when files are missing', () => {
  test('the full text: the names go on, and the reader is told', () =>
    on(NOTE, async (page) => {
      await under(page, '**/pagefind/**', (route) => route.abort());
      await open(page);
      await typeQuery(page, '注意力');
      expect((await hitsOf(page))[0]?.title).toBe('注意力机制');
      expect(await page.locator('[data-search-note]').textContent()).toContain('正文索引没有载入');
      await page.unroute('**/pagefind/**');
      await typeQuery(page, '意力机');
      expect(await page.locator('[data-search-note]').isVisible()).toBe(false);
      expect((await hitsOf(page)).some((hit) => hit.group === '正文')).toBe(true);
    }));

  test('the script that answers: the reader is told, and Enter leads to the search page', () =>
    on(NOTE, async (page) => {
      await under(page, CODE, (route) => route.abort());
      await open(page);
      await page.locator('dialog [data-search-note]').waitFor();
      await page.unroute(CODE);
      await page.keyboard.type('困惑度');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search/?q=*');
      await settled(page);
      expect((await hitsOf(page))[0]?.title).toBe('困惑度');
    }));

  test('the names: the reader is told and led to the full list', () =>
    on(NOTE, async (page) => {
      await under(page, '**/search/index.json', (route) => route.abort());
      await open(page);
      await page.getByText('搜索索引没有载入').waitFor();
      expect(await page.getByRole('link', { name: '翻看全部标题' }).count()).toBe(1);
    }));

  test('without scripts the control leads to every title', async () => {
    const page = await visit.page(390, { js: false });
    await page.goto(visit.site.url + NOTE);
    await page.locator('header [data-search-open]').tap();
    await page.waitForURL('**/search/');
    expect(await page.locator('input[type=search]').isVisible()).toBe(false);
    for (const title of ['注意力机制', '缩放定律', '六周计划']) {
      const link = page.locator('main').getByRole('link', { name: title, exact: true });
      await link.scrollIntoViewIfNeeded();
      expect(await link.isVisible(), title).toBe(true);
    }
    await page.context().close();
  });
});

describe('the page', () => {
  test('is busy before it has loaded where there is a query', async () => {
    const page = await visit.page(1440);
    await page.goto(`${visit.site.url}search/?q=${encodeURIComponent('熵')}`, { waitUntil: 'load' });
    const busy = await page.locator('[data-search-results]').getAttribute('aria-busy');
    const listed = (await hitsOf(page)).length;
    expect(busy === 'true' || listed > 0).toBe(true);
    await settled(page);
    expect((await hitsOf(page)).length).toBeGreaterThan(1);
    await page.context().close();
  });

  test('all titles stand below an empty field, and not below hits, where they would be taken for more of them', () =>
    on('search/', async (page) => {
      const titles = page.locator('#by-pinyin');
      await titles.waitFor();
      await typeQuery(page, '注意力');
      expect(await titles.isVisible()).toBe(false);
      await page.locator('input[type=search]').fill('');
      await titles.waitFor();
    }));

  test('empty and meaningless queries are harmless', () =>
    on('search/', async (page) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      for (const typed of [
        ' ',
        '。',
        '""',
        '「」',
        '\\',
        '[a-z]+',
        '<b>',
        '💥',
        '%',
        'a'.repeat(500),
        '的'.repeat(200),
      ]) {
        await page.fill('input[type=search]', typed);
        await page.waitForTimeout(80);
      }
      await typeQuery(page, '熵');
      expect((await hitsOf(page)).length).toBeGreaterThan(1);
      expect(errors).toEqual([]);
    }));
});

test('the title tier is at most 24 KB', () => {
  expect(gzipSync(readFileSync(join(visit.site.dir, 'search/index.json'))).length).toBeLessThanOrEqual(24_000);
});
