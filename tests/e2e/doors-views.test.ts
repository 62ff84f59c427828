import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { leftOut, Visit } from '../visit.ts';

const visit = new Visit('content');

const html = (address: string) => readFileSync(join(visit.site.dir, address, 'index.html'), 'utf8');
const gzipped = (text: string | Buffer) => gzipSync(text, { level: 9 }).length;
const scriptsOf = (address: string) =>
  [...html(address).matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map((match) => match[1] as string);
/** Scripts that a page has beyond those of every page, in bytes of gzip. */
const ownScripts = (address: string) => {
  const shared = new Set(scriptsOf('all/'));
  return scriptsOf(address)
    .filter((src) => !shared.has(src))
    .reduce((sum, src) => sum + gzipped(readFileSync(join(visit.site.dir, src))), 0);
};
const noSidewaysScroll = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

describe('年表 (READER.md 3.3)', () => {
  test('1, 2, 11: complete without scripts: a list a year under its heading, each event with its id and its date as known', async () => {
    await visit.on(
      'timeline/',
      1440,
      async (page) => {
        const events = await page
          .locator('ol.events > li[data-event]')
          .evaluateAll((items) =>
            items.map((item) => ({ id: item.id, date: item.querySelector('time')?.dateTime ?? '' })),
          );
        expect(events.length).toBeGreaterThan(250);
        expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
        for (const { id, date } of events) {
          expect(date).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
          expect(id.startsWith(date.slice(0, 7))).toBe(true);
        }
        const dates = events.map((event) => event.date.slice(0, 4));
        expect(dates).toEqual([...dates].sort());
        const years = await page.locator('.year > :is(h2, h3)').allTextContents();
        expect(years).toEqual([...new Set(dates)]);
        expect(await page.locator('[aria-live], [role=status], [role=log]').count()).toBe(0);
      },
      { js: false },
    );
  });

  test('3: the density strip leads to its quarters: lying and 44 pixels high on a phone, standing and in sight on a desktop', async () => {
    await visit.on(
      'timeline/',
      390,
      async (page) => {
        const strip = page.locator('[data-density]:visible');
        expect(await strip.count()).toBe(1);
        expect((await strip.boundingBox())?.height).toBe(44);
        const targets = await strip
          .locator('a')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
        expect(targets.length).toBeGreaterThan(50);
        expect(
          await page.evaluate(
            (all) => all.filter((target) => document.querySelector(`[id="${target.slice(1)}"]`) === null),
            targets,
          ),
        ).toEqual([]);
      },
      { js: false },
    );
    await visit.on(
      'timeline/',
      1440,
      async (page) => {
        const strip = page.locator('[data-density]:visible');
        const box = await strip.boundingBox();
        expect(box?.height).toBeGreaterThan(box?.width ?? Number.POSITIVE_INFINITY);
        await page.evaluate(() => scrollTo(0, 4000));
        expect(await strip.evaluate((list) => list.getBoundingClientRect().top)).toBeLessThan(200);
      },
      { js: false },
    );
  });

  test('4: lanes filter without scripts; with them the address keeps the filter', async () => {
    const shown = (page: Page) =>
      page
        .locator('[data-event]:visible')
        .evaluateAll((items) => items.map((item) => item.getAttribute('data-lane') ?? ''));
    await visit.on(
      'timeline/',
      390,
      async (page) => {
        await page.locator('.lanes label', { hasText: '硬件' }).tap();
        const lanes = await shown(page);
        expect(lanes.length).toBeGreaterThan(2);
        expect(lanes.every((lane) => lane.split(' ').includes('ying-jian'))).toBe(true);
        expect(await page.locator('.year:visible').count()).toBeLessThanOrEqual(lanes.length);
      },
      { js: false },
    );
    await visit.on('timeline/', 1440, async (page) => {
      await page.locator('#lane-ying-jian').check();
      expect(new URL(page.url()).search).toBe('?lane=ying-jian');
      const count = (await shown(page)).length;
      await page.reload();
      expect(await page.locator('#lane-ying-jian').isChecked()).toBe(true);
      expect((await shown(page)).length).toBe(count);
    });
  });

  test('4, 6: two lanes and the turning points together leave just those events, and no year without one', async () => {
    await visit.on(
      'timeline/',
      390,
      async (page) => {
        for (const name of ['模型', '硬件', '转折点']) await page.locator('.lanes label', { hasText: name }).tap();
        const events = await page.locator('[data-event]').evaluateAll((items) =>
          items.map((item) => ({
            wanted: item.matches('.turn:is([data-lane~="mo-xing"], [data-lane~="ying-jian"])'),
            shown: item.checkVisibility(),
          })),
        );
        expect(events.filter(({ shown }) => shown).length).toBeGreaterThan(2);
        expect(events.filter(({ wanted, shown }) => wanted !== shown)).toEqual([]);
        const empty = await page
          .locator('.year:visible')
          .evaluateAll((years) =>
            years.filter((year) => ![...year.querySelectorAll('[data-event]')].some((item) => item.checkVisibility())),
          );
        expect(empty.length).toBe(0);
      },
      { js: false },
    );
  });

  test('5, 10: on a phone four events a screen, the year in sight, a deep link free of it; back returns', async () => {
    await visit.on('timeline/', 390, async (page) => {
      // Heights are final once the idle page has laid out what was far (docs/adr/0011).
      await expect.poll(() => leftOut(page), { timeout: 40_000, interval: 250 }).toBe(0);
      await page.locator('#y-2023').evaluate((year) => year.scrollIntoView());
      await page.evaluate(() => scrollBy(0, 600));
      const { whole, year } = await page.evaluate(() => ({
        whole: [...document.querySelectorAll('[data-event]')].filter((item) => {
          const box = item.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= innerHeight;
        }).length,
        year: Math.round(document.querySelector('#y-2023')?.getBoundingClientRect().top ?? -1),
      }));
      expect(whole).toBeGreaterThanOrEqual(4);
      expect(year).toBe(0);
      // What stands at the top, and where.
      const inSight = () =>
        page.evaluate(() => {
          const first = [...document.querySelectorAll('[data-event]')].find(
            (item) => item.getBoundingClientRect().top >= 0,
          );
          return `${first?.id} ${Math.round(first?.getBoundingClientRect().top ?? -1)}`;
        });
      const before = await inSight();
      await page
        .locator('#y-2022')
        .evaluate((year) => (location.hash = year.parentElement?.querySelectorAll('[data-event]')[5]?.id ?? ''));
      const gap = await page.evaluate(() => {
        const item = document.querySelector(':target') as HTMLElement;
        const label = item.closest('.year')?.firstElementChild as HTMLElement;
        return item.getBoundingClientRect().top - label.getBoundingClientRect().bottom;
      });
      expect(gap).toBeGreaterThanOrEqual(0);
      await page.goBack();
      await expect.poll(inSight, { timeout: 10_000 }).toBe(before);
    });
  });

  test('6: at most 25 turning points, over all eras', async () => {
    await visit.on(
      'timeline/',
      390,
      async (page) => {
        await page.locator('.lanes label', { hasText: '转折点' }).tap();
        const years = await page
          .locator('[data-event]:visible time')
          .evaluateAll((times) => times.map((time) => Number((time as HTMLTimeElement).dateTime.slice(0, 4))));
        expect(years.length).toBeGreaterThan(10);
        expect(years.length).toBeLessThanOrEqual(25);
        expect(Math.min(...years)).toBeLessThan(1990);
        expect(Math.max(...years)).toBeGreaterThan(2024);
      },
      { js: false },
    );
  });

  test('7: each turning point with a month leads to what was known then, and nothing later stands there', async () => {
    await visit.on(
      'timeline/',
      1440,
      async (page) => {
        const links = await page
          .locator('.turn a.as-of')
          .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href') ?? ''))]);
        expect(links.length).toBeGreaterThan(15);
        for (const link of links) expect(visit.site.pages).toContain(link);
        await page.goto(`${visit.site.url}timeline/2022-11/`);
        const dates = await page
          .locator('[data-event] time')
          .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
        expect(dates.length).toBeGreaterThan(10);
        expect(dates.filter((date) => date.slice(0, 7) > '2022-11')).toEqual([]);
        expect(await page.locator('h1').textContent()).toContain('2022年11月');
        expect(await page.locator('.coined a').count()).toBeGreaterThan(50);
        expect(await page.locator('.asked a').count()).toBeGreaterThan(3);
      },
      { js: false },
    );
  });

  test('8: every event links a note or a work, and a primary source', async () => {
    await visit.on(
      'timeline/',
      1440,
      async (page) => {
        const poor = await page.locator('[data-event]').evaluateAll((items) =>
          items
            .filter((item) => {
              const links = [...item.querySelectorAll('.what a:not(.as-of)')].map(
                (link) => link.getAttribute('href') ?? '',
              );
              const inside = links.some((link) => link.startsWith('/'));
              const source = links.some((link) => link.startsWith('/papers/') || /^https?:/.test(link));
              return !inside || !source;
            })
            .map((item) => item.id),
        );
        expect(poor).toEqual([]);
      },
      { js: false },
    );
  });

  test('9: training compute on a log scale, the same as a table beside it, letters of 12 pixels on a phone', async () => {
    await visit.on(
      'timeline/',
      390,
      async (page) => {
        await page.locator('.compute > summary').tap();
        const chart = page.locator('svg[data-compute]');
        expect(await chart.getAttribute('aria-label')).toMatch(/训练算力，对数刻度/);
        const { letters, points, rows, scroll } = await page.evaluate(() => {
          const svg = document.querySelector('svg[data-compute]') as SVGSVGElement;
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          return {
            letters: [...svg.querySelectorAll('text')].map(
              (text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale,
            ),
            points: svg.querySelectorAll('circle').length,
            rows: [...document.querySelectorAll('.compute tbody tr')].map((row) => row.textContent ?? ''),
            scroll: document.documentElement.scrollWidth <= innerWidth,
          };
        });
        expect(Math.min(...letters)).toBeGreaterThanOrEqual(12);
        expect(points).toBeGreaterThan(15);
        expect(rows).toHaveLength(points);
        expect(scroll).toBe(true);
        // What OpenAI reports of it (facts: GPT-3, appendix D), and what follows from 700亿 and 1.4万亿.
        expect(rows.find((row) => row.startsWith('GPT-3'))).toMatch(/2020-05-28.*3\.1×10²³1750亿3000亿/);
        expect(rows.find((row) => row.startsWith('Chinchilla'))).toMatch(/5\.9×10²³（算得）/);
        const targets = await page
          .locator('.compute tbody a')
          .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
        for (const target of targets) expect(html('timeline/')).toContain(`id="${target.slice(1)}"`);
      },
      { js: false },
    );
  });

  test('12: at most 60 KB of HTML and 2 KB of script', () => {
    expect(gzipped(html('timeline/'))).toBeLessThanOrEqual(60_000);
    expect(ownScripts('timeline/')).toBeLessThanOrEqual(2_000);
  });

  test('a note knows its events, and leads to them', async () => {
    await visit.on(
      'terms/transformer/',
      1440,
      async (page) => {
        const href = (await page.locator('[data-events] a[href^="/timeline/#"]').first().getAttribute('href')) ?? '';
        expect(html('timeline/')).toContain(`id="${href.split('#')[1]}"`);
      },
      { js: false },
    );
  });
});

describe('术语 (READER.md 3.4)', () => {
  test('4, 5, 10: letter bar, three static orders, complete without scripts', async () => {
    await visit.on(
      'terms/',
      390,
      async (page) => {
        expect(await page.locator('[data-term]:not(.see)').count()).toBeGreaterThan(250);
        const bar = page.locator('.alphabet > *');
        expect((await bar.allTextContents()).join('').slice(0, 26)).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
        const boxes = await bar.evaluateAll((all) =>
          all.map((item) => item.getBoundingClientRect()).map(({ top, height }) => [Math.round(top), height] as const),
        );
        expect(new Set(boxes.map(([top]) => top)).size).toBe(2);
        expect(Math.min(...boxes.map(([, height]) => height))).toBeGreaterThanOrEqual(44);
        expect(await page.locator('.alphabet span').count()).toBeGreaterThan(0);
        await page.evaluate(() => scrollTo(0, 3000));
        expect(await page.locator('.alphabet').evaluate((nav) => nav.getBoundingClientRect().top)).toBe(0);
        expect(
          await page.locator('.tabs a').evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('href'))),
        ).toEqual(['/terms/', '/terms/english/', '/terms/topic/', '/terms/confusable/']);
        expect(await page.locator('term-filter').isVisible()).toBe(false);
      },
      { js: false },
    );
    for (const address of ['terms/english/', 'terms/topic/', 'terms/confusable/'])
      expect(visit.site.pages).toContain(`/${address}`);
  });

  test('6: another translation leads to the term that is used', async () => {
    await visit.on('terms/biao-ji/', 1440, async (page) => {
      await page.waitForURL(`${visit.site.url}terms/token/`);
      expect(await page.locator('dl[data-term]').textContent()).toContain('不用「标记」');
    });
  });

  test('7: confused terms side by side, one below the other on a phone', async () => {
    const columns = (width: number) =>
      visit.on(
        'terms/confusable/',
        width,
        (page) =>
          page
            .locator('.pair')
            .first()
            .locator('> div')
            .evaluateAll((sides) => sides.map((side) => Math.round(side.getBoundingClientRect().left))),
        { js: false },
      );
    const [wide, narrow] = [await columns(1440), await columns(390)];
    expect(new Set(wide).size).toBe(2);
    expect(new Set(narrow).size).toBe(1);
  });

  test('8: the filter finds by word, pinyin, initials and English; nothing found leads to the search', async () => {
    await visit.on('terms/', 390, async (page) => {
      const field = page.locator('#term-filter');
      for (const typed of ['zyl', 'zhuyi', '注意', 'attention']) {
        await field.fill(typed);
        expect(await page.locator('[data-term="注意力机制"]').isVisible(), typed).toBe(true);
        expect(await page.locator('[data-term]:visible').count(), typed).toBeLessThan(40);
      }
      await field.fill('没有这样的词');
      expect(await page.locator('[data-term]:visible').count()).toBe(0);
      const onward = new URL((await page.locator('[data-none] a').getAttribute('href')) ?? '', visit.site.url);
      expect(`${onward.pathname}${onward.search}`).toBe(`/search/?q=${encodeURIComponent('没有这样的词')}`);
    });
    expect(ownScripts('terms/')).toBeLessThanOrEqual(2_000);
  });

  test('11: the copy button gives term, English, definition and source', async () => {
    await visit.on('terms/token/', 1440, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.locator('.copy-term button').click();
      await expect.poll(() => page.locator('.copy-term button').textContent()).toBe('已复制');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        `词元（Token, tok）：模型读写文本的最小单位，常为子词。来源 ${visit.site.url}terms/token/`,
      );
    });
    await visit.on(
      'terms/token/',
      1440,
      async (page) => expect(await page.locator('.copy-term button').isVisible()).toBe(false),
      { js: false },
    );
  });
});

describe('训练流程 (READER.md 3.5)', () => {
  test('1, 4: the sentence goes all the way, in text, tables and SVG; nothing is downloaded for it', async () => {
    await visit.on(
      'pipeline/',
      1440,
      async (page) => {
        const steps = await page
          .locator('[data-travel]')
          .evaluateAll((all) => all.map((step) => step.getAttribute('data-travel')));
        expect(steps).toEqual([
          'raw',
          'clean',
          'tokens',
          'attention',
          'loss',
          'tuning',
          'preference',
          'reward',
          'quantized',
          'generation',
        ]);
        const rows = await page
          .locator('.heat tbody tr')
          .evaluateAll((all) =>
            all.map((row) =>
              [...row.querySelectorAll('td')]
                .map((cell) => Number(cell.textContent ?? 0))
                .reduce((sum, weight) => sum + weight, 0),
            ),
          );
        for (const sum of rows) expect(sum).toBeCloseTo(1, 1);
        expect(await page.locator('canvas').count()).toBe(0);
        expect(await page.locator('main svg:not([role])').count()).toBe(0);
      },
      { js: false },
    );
  });

  test('2, 8: each stage has its card, its link and its anchor; the drawing leads to all of them', async () => {
    await visit.on(
      'pipeline/',
      390,
      async (page) => {
        const stages = await page.locator('section[data-stage]').evaluateAll((all) =>
          all.map((stage) => ({
            id: stage.id,
            href: stage.querySelector('h2 a')?.getAttribute('href'),
            labels: [...stage.querySelectorAll('.card dt')].map((term) => term.textContent),
          })),
        );
        expect(stages).toHaveLength(17);
        for (const stage of stages) {
          expect(stage.id).toMatch(/^[a-z0-9-]+$/);
          expect(stage.labels).toEqual(expect.arrayContaining(['输入', '输出', '规模', '易出错处', '未解']));
        }
        const drawn = await page
          .locator('svg[data-pipeline] a')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
        expect(drawn).toEqual(stages.map((stage) => stage.href));
        expect(await page.locator('svg[data-pipeline] .branch').count()).toBeGreaterThan(5);
        expect(await page.locator('.words li').count()).toBe(17);
        expect(await page.locator('.efforts tbody tr').count()).toBe(17);
        expect(await noSidewaysScroll(page)).toBe(true);
      },
      { js: false },
    );
    await visit.on(
      'pipeline/stage-pretraining/',
      1440,
      async (page) => {
        expect(await page.locator('svg[data-pipeline] [aria-current]').getAttribute('href')).toBe(
          '/pipeline/stage-pretraining/',
        );
      },
      { js: false },
    );
  });

  test('3: the example stands beside its stage on a desktop, below it on a phone, in one order', async () => {
    const places = (width: number) =>
      visit.on(
        'pipeline/',
        width,
        (page) =>
          page
            .locator('.stage.shown')
            .first()
            .evaluate((stage) => {
              const [card, example] = [stage.querySelector('.card'), stage.querySelector('.example')].map(
                (part) => part?.getBoundingClientRect() as DOMRect,
              );
              return {
                beside: (example?.left ?? 0) >= (card?.right ?? 0),
                below: (example?.top ?? 0) >= (card?.bottom ?? 0),
              };
            }),
        { js: false },
      );
    expect(await places(1440)).toEqual({ beside: true, below: false });
    expect(await places(390)).toEqual({ beside: false, below: true });
  });

  test('5: figures step by button and by key; without scripts all steps stand', async () => {
    await visit.on('pipeline/', 390, async (page) => {
      const figure = page.locator('step-figure').first();
      const shown = () => figure.locator('[data-step]:visible').count();
      expect(await shown()).toBe(1);
      const first = await figure.locator('[data-step]:visible').textContent();
      await figure.getByRole('button', { name: '后一步' }).tap();
      const second = await figure.locator('[data-step]:visible').textContent();
      expect(second).not.toBe(first);
      await figure.focus();
      await page.keyboard.press('ArrowLeft');
      expect(await figure.locator('[data-step]:visible').textContent()).toBe(first);
      await page.keyboard.press('End');
      expect(await figure.getByRole('button', { name: '后一步' }).isDisabled()).toBe(true);
    });
    await visit.on(
      'pipeline/',
      390,
      async (page) =>
        expect(await page.locator('step-figure').first().locator('[data-step]:visible').count()).toBeGreaterThan(4),
      { js: false },
    );
  });

  test('12: at most 4 KB of script', () => expect(ownScripts('pipeline/')).toBeLessThanOrEqual(4_000));
});

describe('存疑 (READER.md 3.6)', () => {
  test('1, 3, 6: question, why, state, evidence that cites works, a dated judgement in words and number', async () => {
    await visit.on(
      'questions/',
      1440,
      async (page) => {
        const cards = await page.locator('[data-question]').evaluateAll((all) =>
          all.map((card) => ({
            title: card.querySelector('h3')?.textContent ?? '',
            why: card.querySelector('.gist')?.textContent ?? '',
            verdict: card.querySelector('.verdict')?.textContent ?? '',
            sides: [...card.querySelectorAll('.columns > div')].map((side) => side.querySelectorAll('li').length),
            unsourced: [...card.querySelectorAll('.columns li')].filter(
              (line) => line.querySelector('a[href^="/papers/"], a[href^="https:"]') === null,
            ).length,
          })),
        );
        expect(cards).toHaveLength(59);
        for (const card of cards) {
          expect(card.title, card.title).toMatch(/？$/);
          expect(card.why).not.toBe('');
          expect(card.verdict, card.title).toMatch(/^\d{4}-\d\d(-\d\d)?.*[（(]0?\.\d+|^\d{4}.*(?:成|%|半)/);
          expect(Math.min(...card.sides), card.title).toBeGreaterThan(0);
          expect(card.unsourced, card.title).toBe(0);
        }
      },
      { js: false },
    );
  });

  test('5: by state, the latest progress first; filters need no script', async () => {
    await visit.on(
      'questions/',
      390,
      async (page) => {
        const first = await page
          .locator('#s-1 [data-question] .paper-line time')
          .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
        expect(first).toEqual([...first].sort().reverse());
        await page.locator('.lanes label', { hasText: '近于解决' }).tap();
        const states = await page
          .locator('[data-question]:visible')
          .evaluateAll((all) => [...new Set(all.map((card) => card.getAttribute('data-status')))]);
        expect(states).toEqual(['近于解决']);
        expect(await noSidewaysScroll(page)).toBe(true);
      },
      { js: false },
    );
  });

  test('8: a term shows the questions about it', async () => {
    await visit.on(
      'terms/scaling-laws/',
      1440,
      async (page) => expect(await page.locator('dl[data-term] a[href^="/questions/"]').count()).toBeGreaterThan(0),
      { js: false },
    );
  });

  test('no script of its own', () => expect(ownScripts('questions/')).toBe(0));
});

describe('论文 (READER.md 3.7)', () => {
  test('1, 2, 9, 12: three static orders without a script; who, where, when, and one sentence; titles in their language', async () => {
    const counts: number[] = [];
    for (const order of ['papers/', 'papers/topic/', 'papers/cited/']) {
      const sheets = visit.site.pages.filter(
        (page) => page === `/${order}` || new RegExp(`^/${order}\\d+/$`).test(page),
      );
      const keys = new Set<string>();
      const led = new Set<string>();
      for (const sheet of sheets) {
        const address = sheet.slice(1);
        await visit.on(
          address,
          390,
          async (page) => {
            const own = await page
              .locator('[data-paper]')
              .evaluateAll((all) => all.map((row) => row.getAttribute('data-paper') ?? ''));
            for (const key of own) keys.add(key);
            expect(await noSidewaysScroll(page)).toBe(true);
            for (const link of await page
              .locator('.turns a')
              .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname)))
              led.add(link);
            expect(await page.locator('.letters a').count()).toBeGreaterThan(3);
          },
          { js: false },
        );
        expect(ownScripts(address)).toBe(0);
        expect(gzipped(html(address)), address).toBeLessThanOrEqual(36_000);
      }
      counts.push(keys.size);
      // The pages lead on to each other, all of them.
      expect([...led].sort()).toEqual(sheets);
    }
    expect(counts[0]).toBeGreaterThan(450);
    expect(new Set(counts).size).toBe(1);
    await visit.on(
      visit.site.pages
        .filter((page) => /^\/papers\/(?:\d+\/)?$/.test(page))
        .find((page) => html(page).includes('data-paper="transformer"'))
        ?.slice(1) ?? '',
      1440,
      async (page) => {
        const row = page.locator('[data-paper=transformer]');
        expect(await row.textContent()).toMatch(
          /Vaswani等[\s\S]*6月[\s\S]*NeurIPS[\s\S]*arXiv:1706\.03762[\s\S]*Attention Is All You Need/,
        );
        expect(await row.locator('> a').getAttribute('lang')).toBe('en');
        expect(await row.locator('.gist').textContent()).not.toBe('');
      },
      { js: false },
    );
  });

  test('4, 5: who cites it and in which sentence; BibTeX and GB/T 7714 to copy', async () => {
    await visit.on(
      'papers/chinchilla/',
      390,
      async (page) => {
        expect(await page.locator('[data-citations] li[data-source]').count()).toBeGreaterThan(3);
        const quotes = await page.locator('[data-citations] blockquote').allTextContents();
        expect(quotes.some((quote) => /Hoffmann等，2022/.test(quote))).toBe(true);
        const [gbt, bibtex] = await page.locator('.copy-text').allTextContents();
        expect(gbt).toMatch(/^HOFFMANN, et al\. .+\[(?:EB\/OL|C|J)\]/);
        expect(bibtex).toMatch(/^@\w+\{chinchilla,/);
        expect(await noSidewaysScroll(page)).toBe(true);
      },
      { js: false },
    );
  });

  test('5: a button copies each form of the reference', async () => {
    await visit.on('papers/chinchilla/', 1440, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      for (const id of ['cite-gbt', 'cite-bibtex']) {
        await page.locator(`copy-link[data-of=${id}] button`).click();
        const text = await page.locator(`#${id}`).textContent();
        await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
      }
    });
  });

  test('10: what to read before a paper, and after it', async () => {
    await visit.on(
      'papers/gpt2/',
      1440,
      async (page) => {
        expect(await page.locator('.before a').count()).toBe(1);
        expect(await page.locator('dl[data-paper] div', { hasText: '后读' }).locator('a').count()).toBeGreaterThan(0);
      },
      { js: false },
    );
  });

  test('6: an arXiv number finds its paper first', async () => {
    await visit.on('search/?q=1706.03762', 1440, async (page) => {
      const hit = page.locator('[data-search-results] a[data-hit]').first();
      await hit.waitFor();
      expect(await hit.getAttribute('href')).toMatch(/^\/papers\//);
    });
  });

  test('a citation leads to the page of its work, of those without a note too', async () => {
    await visit.on(
      'terms/token/',
      1440,
      async (page) => {
        const links = await page
          .locator('[data-note-body] .citation a, ol.sources a[href^="/papers/"]')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
        expect(links.length).toBeGreaterThan(5);
        for (const link of links) expect(visit.site.pages).toContain(link);
      },
      { js: false },
    );
  });
});

describe('学习路径', () => {
  test('three paths from station to station, a term that tells its whole way', async () => {
    await visit.on(
      'paths/',
      390,
      async (page) => {
        expect(await page.locator('[data-path]').count()).toBe(3);
        expect(await page.locator('.stations a').count()).toBeGreaterThan(20);
        expect(await noSidewaysScroll(page)).toBe(true);
      },
      { js: false },
    );
    await visit.on(
      'terms/grpo/',
      1440,
      async (page) => {
        const way = await page.locator('.route li').allTextContents();
        expect(way.indexOf('强化学习')).toBeLessThan(way.indexOf('PPO'));
      },
      { js: false },
    );
  });
});
