import type { Browser, CDPSession, Page } from 'playwright-core';
import { goldenQueries, reciprocalRank } from '../search/golden.ts';
import { hitsOf, settled, typeQuery } from '../search/page.ts';
import type { Truth } from '../search/truth.ts';
import { median } from './percentile.ts';

/** Bytes that one cold query brought: index, texts of its first five hits in the body, all texts. */
export interface QueryCost {
  readonly query: string;
  readonly index: number;
  readonly five: number;
  readonly texts: number;
}

/** Chrome's slow 4G of Lighthouse: 1.6 Mbit/s, 150 ms a turn. */
const SLOW = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: 750 * 128 };

/** What the network carried, by address, headers left out: the body as it was sent. */
class Traffic {
  readonly #sizes = new Map<string, number>();

  static async of(page: Page): Promise<Traffic> {
    const traffic = new Traffic();
    page.on('requestfinished', (request) => {
      const path = new URL(request.url()).pathname;
      const add = ({ responseBodySize }: { responseBodySize: number }): void => {
        traffic.#sizes.set(path, (traffic.#sizes.get(path) ?? 0) + responseBodySize);
      };
      request.sizes().then(add, () => undefined);
    });
    return traffic;
  }

  /** Bytes of the addresses that match, in the order in which they came. */
  sizes(pattern: RegExp): number[] {
    return [...this.#sizes].filter(([path]) => pattern.test(path)).map(([, size]) => size);
  }

  clear(): void {
    this.#sizes.clear();
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Runs on the search page of a fresh browser profile. */
async function fresh<T>(browser: Browser, url: string, use: (page: Page, traffic: Traffic) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const traffic = await Traffic.of(page);
    await page.goto(`${url}search/`);
    await page.waitForLoadState('networkidle');
    return await use(page, traffic);
  } finally {
    await context.close();
  }
}

const PAGEFIND = /\/pagefind\/|\/search\/(?:full|words|chars|text|han|tags)|worker/;

/** What full text loads before the first query. */
export function startCost(browser: Browser, url: string): Promise<number> {
  return fresh(browser, url, async (_, traffic) => sum(traffic.sizes(PAGEFIND)));
}

export async function queryCosts(browser: Browser, url: string, queries: readonly string[]): Promise<QueryCost[]> {
  const costs: QueryCost[] = [];
  for (const query of queries) {
    costs.push(
      await fresh(browser, url, async (page, traffic) => {
        traffic.clear();
        await typeQuery(page, query);
        await page.waitForLoadState('networkidle');
        const texts = traffic.sizes(/\/search\/text\//);
        const index = sum(traffic.sizes(/\/pagefind\/index\/|\/search\/(?:words|chars|names|han)/));
        return { query, index, five: sum(texts.slice(0, 5)), texts: sum(texts) };
      }),
    );
  }
  return costs;
}

/**
 * Recall and precision over samples. Where a query has more hits than are listed at first, its number of hits in the
 * body is compared instead.
 */
export async function exactness(
  browser: Browser,
  url: string,
  truth: Truth,
  samples: readonly string[],
): Promise<{ recall: number; precision: number }> {
  return fresh(browser, url, async (page) => {
    const scores: { recall: number; precision: number }[] = [];
    for (const typed of samples) {
      await typeQuery(page, typed);
      const wanted = truth.pages(typed);
      const found = new Set((await hitsOf(page)).map((hit) => hit.path));
      if (wanted.length <= 45) {
        const both = wanted.filter((path) => found.has(path)).length;
        scores.push({ recall: both / wanted.length, precision: found.size === 0 ? 1 : both / found.size });
      } else {
        await page.waitForFunction(() => /正文 \d/.test(document.querySelector('[role=status]')?.textContent ?? ''));
        const counted = Number(/正文 (\d+)/.exec((await page.locator('[role=status]').textContent()) ?? '')?.[1]);
        const count = truth.bodyCount(typed);
        scores.push({ recall: Math.min(1, counted / count), precision: Math.min(1, count / counted) });
      }
    }
    const mean = (pick: (score: { recall: number; precision: number }) => number): number =>
      sum(scores.map(pick)) / scores.length;
    return { recall: mean((score) => score.recall), precision: mean((score) => score.precision) };
  });
}

export function goldenRank(browser: Browser, url: string): Promise<number> {
  return fresh(browser, url, async (page) => {
    const ranks: number[] = [];
    for (const query of goldenQueries()) {
      await typeQuery(page, query.q);
      ranks.push(
        reciprocalRank(
          query,
          (await hitsOf(page)).map((hit) => hit.title),
        ),
      );
    }
    return sum(ranks) / ranks.length;
  });
}

async function slowDown(page: Page, cpu: number, network: boolean): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW);
  }
  return session;
}

/**
 * Median of five: from the press that opens the dialog, on a page that has loaded nothing of search, to the first hit; the
 * query is in the field as soon as there is a field.
 */
export async function openingTime(browser: Browser, url: string, query: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    // Half a second after a page began the browser still has work of its own with it, which nobody is quick enough to meet.
    await page.waitForTimeout(500);
    await slowDown(page, 4, true);
    times.push(
      await page.evaluate(
        (text) =>
          new Promise<number>((done) => {
            const start = performance.now();
            new MutationObserver(() => {
              const field = document.querySelector<HTMLInputElement>('dialog[open] input');
              if (field !== null && field.value === '') {
                field.value = text;
                field.dispatchEvent(new Event('input', { bubbles: true }));
              }
              if (document.querySelector('dialog a[data-hit]') !== null) done(performance.now() - start);
            }).observe(document, { subtree: true, childList: true, attributes: true });
            document.querySelector<HTMLElement>('[data-search-open]')?.click();
          }),
        query,
      ),
    );
    await context.close();
  }
  return median(times);
}

/**
 * For each query, from its last character to the frame after all its hits, both tiers, once everything is warm: its
 * beginning is listed, the page has come to rest, and its files are loaded.
 */
export async function typingTimes(
  browser: Browser,
  url: string,
  queries: readonly string[],
  cpu: number,
): Promise<number[]> {
  return fresh(browser, url, async (page) => {
    for (const query of queries) await typeQuery(page, query);
    await slowDown(page, cpu, false);
    const times: number[] = [];
    for (const query of queries) {
      await page.locator('input[type=search]').fill(query.slice(0, -1) || 'a');
      await settled(page);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      times.push(await page.evaluate(keystroke, query));
      await settled(page);
    }
    return times;
  });
}

function keystroke(query: string): Promise<number> {
  return new Promise((done) => {
    const field = document.querySelector<HTMLInputElement>('input[type=search]');
    const list = document.querySelector('[data-search-results]');
    if (field === null || list === null) return;
    field.value = query;
    const start = performance.now();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const watch = new MutationObserver(() => {
      if (list.ariaBusy !== 'false') return;
      watch.disconnect();
      requestAnimationFrame(() => done(performance.now() - start));
    });
    watch.observe(list, { attributes: true });
  });
}
