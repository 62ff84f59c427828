import { describe, expect, test } from 'vitest';
import { Visit } from '../visit.ts';

const visit = new Visit('tests/fixtures/vaults/reader');

describe('a wrong address (READER.md 3.11)', () => {
  test.each([
    ['terms/load-balancin/', '负载均衡'],
    ['terms/fu-zai-jun-heng/', '负载均衡'],
    ['fzjh/', '负载均衡'],
    [`${encodeURIComponent('术语')}/${encodeURIComponent('负载均衡')}/`, '负载均衡'],
    [`${encodeURIComponent('混合专家')}.html`, '混合专家模型'],
    ['mixture-of-expert/', '混合专家模型'],
  ])('/%s finds %s first', async (address, title) => {
    const page = await visit.page(390);
    const answer = await page.goto(visit.site.url + address);
    expect(answer?.status()).toBe(404);
    const first = page.locator('lost-page li a').first();
    await first.waitFor();
    expect(await first.textContent()).toBe(title);
    expect(await page.locator('lost-page li').count()).toBeLessThanOrEqual(5);
    await page.context().close();
  });

  test('what is in the address is shown as text, never as markup', async () => {
    const page = await visit.page(390);
    await page.goto(`${visit.site.url}${encodeURIComponent('<img src=x onerror=alert(1)>混合专家')}/`);
    await page.locator('lost-page p').first().waitFor();
    expect(await page.locator('lost-page img').count()).toBe(0);
    expect(await page.locator('lost-page p').first().textContent()).toContain('<img');
    await page.context().close();
  });

  test('without scripts: search, the doors, the latest notes; not for search engines', async () => {
    const page = await visit.page(390, { js: false });
    await page.goto(`${visit.site.url}no-such-page/`);
    expect(await page.locator('main a[href="/search/"]').isVisible()).toBe(true);
    expect(await page.locator('main .gates a').count()).toBe(2);
    expect(await page.locator('main .notes a').count()).toBeGreaterThan(2);
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    await page.context().close();
  });
});
