import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { Visit } from '../visit.ts';

const visit = new Visit('tests/fixtures/vaults/reader');

describe('the order of a note (READER.md 3.2.1)', () => {
  test('kind, status and date; title; other names; one sentence; text; sources; what cites it; neighbours', () =>
    visit.on('terms/moe/', 1440, async (page) => {
      const parts = [
        '.meta',
        'h1',
        '.also',
        '.lede',
        '[data-note-body]',
        '#after-sources',
        '[data-backlinks]',
        '#after-near',
      ];
      const tops = await page.evaluate((all) => {
        const found = all.map((part) => document.querySelector(`main ${part}`) as Element);
        return found.map(
          (node, index) => index === 0 || Boolean((found[index - 1] as Element).compareDocumentPosition(node) & 4),
        );
      }, parts);
      expect(tops).toEqual(parts.map(() => true));
      expect(await page.locator('main .meta').first().textContent()).toMatch(/术语.*校订.*2026-08-30/);
      expect(await page.locator('.also').textContent()).toContain('Mixture of Experts');
    }));

  test('each backlink has its sentence with the link marked, and as many as the compiler found', () =>
    visit.on('terms/moe/', 1440, async (page) => {
      const entries = page.locator('[data-backlinks] [data-source]');
      const garden = (await (await fetch(`${visit.site.url}garden.json`)).json()) as {
        notes: { url: string; backlinks: unknown[] }[];
      };
      const note = garden.notes.find(({ url }) => url === '/terms/moe/');
      expect(await entries.count()).toBe(note?.backlinks.length);
      for (const entry of await entries.all()) expect(await entry.locator('mark').textContent()).not.toBe('');
    }));
});

describe('the outline (READER.md 3.2.9)', () => {
  test('marks the section that is being read', () =>
    visit.on('terms/moe/', 1440, async (page) => {
      const current = page.locator('[data-outline] a[aria-current]');
      expect(await current.count()).toBe(0);
      await page.locator('#fu-zai-jun-heng').evaluate((node) => node.scrollIntoView());
      await expect.poll(() => current.textContent()).toBe('负载均衡');
      expect(await page.locator('[data-folio]').textContent()).toBe('三／四');
    }));

  test('on a phone a bar at the foot names it, unfolds, leads there and folds again', () =>
    visit.on('terms/moe/', 390, async (page) => {
      await page.locator('#lu-you').evaluate((node) => node.scrollIntoView());
      await expect.poll(() => page.locator('[data-outline-now]').textContent()).toBe('路由');
      const summary = page.locator('[data-outline] summary');
      const box = await summary.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844, 0);
      await summary.tap();
      await page.locator('[data-outline] a', { hasText: '存疑' }).tap();
      await expect.poll(() => page.evaluate(() => location.hash)).toBe('#cun-yi');
      expect(await page.locator('[data-outline] details').getAttribute('open')).toBeNull();
      const top = await page.locator('#cun-yi').evaluate((node) => node.getBoundingClientRect().top);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top).toBeLessThan(844);
    }));
});

describe('上次读到 (READER.md 3.2.10)', () => {
  test('is offered on coming back, scrolls only when asked, and goes with the storage', () =>
    visit.on('terms/moe/', 1440, async (page) => {
      expect(await page.locator('[data-last-read]').isVisible()).toBe(false);
      await page.locator('#fu-zai-jun-heng').evaluate((node) => node.scrollIntoView());
      await expect.poll(() => page.locator('[data-outline] a[aria-current]').textContent()).toBe('负载均衡');
      await page.goto(`${visit.site.url}terms/token/`);
      await page.goto(`${visit.site.url}terms/moe/`);
      expect(await page.evaluate(() => scrollY)).toBe(0);
      const offer = page.locator('[data-last-read] a');
      expect(await offer.textContent()).toBe('上次读到：§负载均衡');
      await offer.click();
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300);
      await page.evaluate(() => localStorage.clear());
      await page.goto(`${visit.site.url}terms/token/`);
      await page.goto(`${visit.site.url}terms/moe/`);
      expect(await page.locator('[data-last-read]').isVisible()).toBe(false);
    }));
});

describe('sharing and old links (READER.md 3.2.11)', () => {
  test('the copied text is 标题 — address, in ASCII and short', () =>
    visit.on('terms/moe/', 1440, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: '复制链接' }).click();
      await page.getByRole('button', { name: '已复制' }).waitFor();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      expect(text).toBe(`混合专家模型 — ${visit.site.url}terms/moe/`);
    }));

  test('an old fragment in Chinese finds its heading and is replaced', async () => {
    for (const old of ['路由', '%E8%B7%AF%E7%94%B1'])
      await visit.on(`terms/moe/#${old}`, 1440, async (page) => {
        await expect.poll(() => page.evaluate(() => location.hash)).toBe('#lu-you');
        expect(
          await page.locator('#lu-you').evaluate((node) => Math.abs(node.getBoundingClientRect().top)),
        ).toBeLessThan(200);
      });
  });
});

describe('day and night (READER.md 3.0.8)', () => {
  const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const LIGHT = 'rgb(241, 245, 245)';
  const DARK = 'rgb(15, 22, 26)';

  test('three states, kept, and said by the control', () =>
    visit.on('terms/moe/', 1440, async (page) => {
      const control = page.getByRole('button', { name: /^明暗/ });
      expect([await control.getAttribute('aria-label'), await paper(page)]).toEqual([
        '明暗：随系统，按下改为日',
        LIGHT,
      ]);
      await control.click();
      await control.click();
      expect([await control.getAttribute('aria-label'), await paper(page)]).toEqual(['明暗：夜，按下改为随系统', DARK]);
      await page.reload();
      expect(await paper(page)).toBe(DARK);
      await control.click();
      expect(await paper(page)).toBe(LIGHT);
    }));

  test('a stored choice holds before anything is painted', () =>
    visit.on('terms/moe/', 1440, async (page) => {
      await page.evaluate(() => localStorage.setItem('lanyin-theme', 'dark'));
      // Nothing but the document itself: what its head says alone decides the first frame.
      await page.route('**/*.js', (route) => route.abort());
      await page.reload({ waitUntil: 'domcontentloaded' });
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
      expect(await paper(page)).toBe(DARK);
    }));

  test('the script in the head has at most 250 bytes', async () => {
    const html = await (await fetch(`${visit.site.url}terms/moe/`)).text();
    const script = /<script>(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(script).toContain('lanyin-theme');
    expect(new TextEncoder().encode(script).length).toBeLessThanOrEqual(250);
  });

  test('without scripts the system decides, and no control pretends otherwise', async () => {
    for (const [theme, colour] of [
      ['light', LIGHT],
      ['dark', DARK],
    ] as const)
      await visit.on(
        'terms/moe/',
        390,
        async (page) => {
          expect(await paper(page)).toBe(colour);
          expect(await page.locator('theme-control button').isVisible()).toBe(false);
          expect(await page.locator('copy-link button').first().isVisible()).toBe(false);
        },
        { js: false, theme },
      );
  });
});

describe('without scripts (READER.md 3.0.1)', () => {
  test.each([390, 1440])('at %i everything is there', (width) =>
    visit.on(
      'terms/moe/',
      width,
      async (page) => {
        const text = ((await page.locator('body').textContent()) ?? '').replace(/\s+/g, '');
        for (const words of [
          '稀疏激活',
          '容量因子',
          'DeepSeek-V3',
          '实验里看到的分工',
          '见GShard附录',
          '引用本页的札记',
          '词元',
        ])
          expect(text).toContain(words);
        expect(text).not.toContain('JavaScript');
        expect(await page.locator('[data-search-open]').first().getAttribute('href')).toBe('/search/');
        expect(await page.locator('[data-note-body] math').count()).toBe(2);
        await page.locator('details.callout summary').click();
        expect(await page.getByText('梯度只流经被选中的专家').isVisible()).toBe(true);
        if (width < 768) await page.locator('[data-outline] summary').tap();
        await page.locator('[data-outline] a', { hasText: '存疑' }).click();
        expect(await page.evaluate(() => location.hash)).toBe('#cun-yi');
      },
      { js: false },
    ),
  );

  test('the search page lists every note', () =>
    visit.on(
      'search/',
      390,
      async (page) => {
        const garden = (await (await fetch(`${visit.site.url}garden.json`)).json()) as { notes: { url: string }[] };
        for (const { url } of garden.notes)
          expect(await page.locator(`main a[href="${url}"]`).count()).toBeGreaterThan(0);
      },
      { js: false },
    ));
});

describe('the margin (READER.md 3.2.3)', () => {
  test('notes stand beside the text, touch nothing and end before the next section', () =>
    visit.on('terms/moe/', 1440, async (page) => {
      // Set once their script is there: each then has its place or, for want of room, none.
      await page.locator('.margin-note[style*="top"]').first().waitFor();
      const boxes = await page.evaluate(() => {
        const body = document.querySelector('[data-note-body]') as HTMLElement;
        const box = (node: Element) => {
          const { left, top, right, bottom } = node.getBoundingClientRect();
          return { left, top, right, bottom };
        };
        const notes = [...body.querySelectorAll(':scope > .margin-note, :scope > [data-callout-style=zhupi]')].filter(
          (node) => (node as HTMLElement).offsetHeight > 0,
        );
        return { body: box(body), notes: notes.map(box), heads: [...body.querySelectorAll(':scope > h2')].map(box) };
      });
      expect(boxes.notes.length).toBe(4);
      const sorted = boxes.notes.sort((a, b) => a.top - b.top);
      for (const [index, note] of sorted.entries()) {
        expect(note.left).toBeGreaterThan(boxes.body.right);
        expect(note.right).toBeLessThan(1440);
        const next = boxes.heads.find((head) => head.top > note.top);
        if (next !== undefined) expect(note.bottom).toBeLessThanOrEqual(next.top);
        if (index > 0) expect(note.top).toBeGreaterThan((sorted[index - 1] as { bottom: number }).bottom);
      }
    }));

  test('on a narrower screen 朱批 follows its paragraph and footnotes stay at the end', () =>
    visit.on('terms/moe/', 1024, async (page) => {
      const [body, note] = await Promise.all(
        ['[data-note-body]', '[data-callout-style=zhupi]'].map((part) => page.locator(part).first().boundingBox()),
      );
      expect(note?.x).toBeCloseTo(body?.x ?? -1, 0);
      expect(await page.locator('.margin-note').first().isVisible()).toBe(false);
    }));
});

describe('the keyboard (READER.md 3.0.2)', () => {
  test.each([390, 1440])('at %i: skip link first, then name, doors, search, text', (width) =>
    visit.on('terms/moe/', width, async (page) => {
      const names: string[] = [];
      for (let step = 0; step < 6; step += 1) {
        await page.keyboard.press('Tab');
        names.push(await page.evaluate(() => (document.activeElement?.textContent ?? '').trim()));
      }
      expect(names.slice(0, 4)).toEqual(['跳到正文', '样书', '术语', '文章']);
      expect(names[4]).toContain('搜索');
      await page.keyboard.press('Shift+Tab');
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.goto(`${visit.site.url}terms/moe/`);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => location.hash)).toBe('#main');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true);
    }),
  );

  test.each([390, 1440])('at %i: whatever has focus is in sight, marked and not covered', (width) =>
    visit.on('terms/moe/', width, async (page) => {
      const total = await page.evaluate(
        () => document.querySelectorAll('a[href],button,summary,input,[tabindex="0"]').length,
      );
      const hidden: string[] = [];
      for (let step = 0; step < total; step += 1) {
        await page.keyboard.press('Tab');
        const bad = await page.evaluate(() => {
          const node = document.activeElement as HTMLElement;
          if (node === document.body) return undefined;
          const { left, top, right, bottom } = node.getBoundingClientRect();
          const [x, y] = [
            (left + Math.min(right, left + 12)) / 2,
            (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
          ];
          const seen = document.elementFromPoint(x, y);
          const style = getComputedStyle(node);
          const marked = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
          const clear = seen !== null && (node.contains(seen) || seen.contains(node));
          return marked && clear
            ? undefined
            : `${node.tagName} ${node.textContent?.trim().slice(0, 20)} marked=${marked} clear=${clear}`;
        });
        if (bad !== undefined) hidden.push(bad);
      }
      expect(hidden).toEqual([]);
    }),
  );
});

describe('on paper (READER.md 3.0.11)', () => {
  test('no furniture, black on white, addresses numbered at the end, in both themes', () =>
    visit.on(
      'terms/moe/',
      1440,
      async (page) => {
        await page.emulateMedia({ media: 'print' });
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        for (const part of ['.head', '.foot', '.outline', '.spine', '.near', '.actions'])
          expect(await page.locator(part).first().isVisible()).toBe(false);
        expect(
          await page.evaluate(() => [
            getComputedStyle(document.body).backgroundColor,
            getComputedStyle(document.querySelector('main p') as Element).color,
          ]),
        ).toEqual(['rgb(255, 255, 255)', expect.stringMatching(/^rgb\((0|34), (0|34), (0|34)\)$/)]);
        expect(await page.locator('a[href*="2101.03961"] + sup').textContent()).toBe('〔1〕');
        expect(await page.locator('.paper-links li').allTextContents()).toEqual(['https://arxiv.org/abs/2101.03961']);
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        expect(await page.locator('.paper-links').count()).toBe(0);
      },
      { theme: 'dark' },
    ));
});

test('moving is off where the reader wants none (READER.md 3.0.9)', () =>
  visit.on('terms/moe/', 1440, async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(await page.locator('.spine').isVisible()).toBe(true);
  }));

test('the preference for forced colours leaves links, marks and focus to be told apart (READER.md 3.0.9)', () =>
  visit.on('terms/moe/', 1440, async (page) => {
    await page.emulateMedia({ forcedColors: 'active' });
    const link = page.locator('[data-note-body] a[data-type=term]').first();
    const look = await link.evaluate((node) => [
      getComputedStyle(node).textDecorationLine,
      getComputedStyle(node).color,
      getComputedStyle(node.parentElement as Element).color,
    ]);
    expect(look[0]).toBe('underline');
    expect(look[1]).not.toBe(look[2]);
    expect(
      await page
        .locator('[data-note-body] mark')
        .first()
        .evaluate((node) => getComputedStyle(node).borderBottomStyle),
    ).toBe('solid');
  }));

test('a copied formula is its LaTeX (READER.md 3.2.12)', () =>
  visit.on('terms/moe/', 1440, async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const loaded = page.waitForResponse(/\.js$/);
    await page.evaluate(() => {
      const formula = document.querySelector('[data-note-body] p .katex') as Element;
      const range = document.createRange();
      range.selectNode(formula.closest('.math') as Element);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    await (await loaded).finished();
    await page.waitForTimeout(100);
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('$k$');
  }));
