import { describe, expect, test } from 'vitest';
import { leftOut, Visit } from '../visit.ts';

const visit = new Visit('content');

describe('what is far from the window (docs/adr/0011)', () => {
  test.each(['timeline/', 'terms/', 'papers/', 'questions/', 'terms/transformer/'])(
    'without scripts no part of /%s is left out',
    async (address) => {
      await visit.on(
        address,
        390,
        async (page) => {
          const client = await page.context().newCDPSession(page);
          const { root } = await client.send('DOM.getDocument', { depth: 0 });
          const { nodeIds } = await client.send('DOM.querySelectorAll', {
            nodeId: root.nodeId,
            selector: '.far, .far > * > *, .after, .body > *',
          });
          expect(nodeIds.length).toBeGreaterThan(0);
          await client.send('CSS.enable');
          const sample = nodeIds.filter((_, index) => index % Math.ceil(nodeIds.length / 40) === 0);
          for (const nodeId of sample) {
            const { computedStyle } = await client.send('CSS.getComputedStyleForNode', { nodeId });
            expect(computedStyle.find(({ name }) => name === 'content-visibility')?.value).toBe('visible');
          }
        },
        { js: false },
      );
    },
  );

  test.each(['terms/transformer/', 'questions/', 'timeline/'])(
    'on a phone much of /%s waits at first, and nothing is left waiting once the page is idle',
    async (address) => {
      await visit.on(address, 390, async (page) => {
        await expect.poll(() => leftOut(page), { timeout: 40_000, interval: 250 }).toBe(0);
      });
      const page = await visit.page(390);
      // Without an idle moment nothing is laid out before its time.
      await page.addInitScript(() => Reflect.deleteProperty(window, 'requestIdleCallback'));
      await page.goto(visit.site.url + address);
      expect(await leftOut(page)).toBeGreaterThan(2);
      await page.context().close();
    },
  );
});
