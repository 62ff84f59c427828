import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { launch, pageAt } from '../browser.ts';
import { buildSite } from '../site.ts';
import { random, WORDS } from './make-vault.ts';
import { median, percentile } from './percentile.ts';

export interface PanBench {
  readonly notes: number;
  readonly links: number;
  /** Frames in a second while the map is dragged. */
  readonly framesPerSecond: number;
  /** Milliseconds between two frames: middle and 95th of a hundred. */
  readonly median: number;
  readonly p95: number;
  /** Milliseconds from navigation to the finished picture, and to the map that answers the hand. */
  readonly painted: number;
  readonly ready: number;
}

/** Drags the map of a vault of `count` notes about for three seconds in the browser of the tests, and counts its frames. */
export async function benchPan(count = 5000): Promise<PanBench> {
  const vault = mkdtempSync(join(tmpdir(), 'lanyin-pan-'));
  writeNotes(vault, count);
  const site = await buildSite(vault);
  const browser = await launch();
  try {
    const page = await pageAt(browser, 1440, 'light');
    await page.goto(`${site.url}graph/`);
    await page.locator('graph-map[data-ready]').waitFor();
    const links = Number(await page.locator('graph-map').getAttribute('data-links'));
    const [painted, ready] = await page.evaluate(
      () => [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, performance.now()] as const,
    );
    const box = await page.locator('[data-map]').boundingBox();
    const [x, y] = [(box?.x ?? 0) + 400, (box?.y ?? 0) + 250];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.evaluate(() => {
      const frames: number[] = [];
      const count = (now: number) => {
        frames.push(now);
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      Object.assign(window, { frames });
    });
    const end = Date.now() + 3000;
    for (let turn = 0; Date.now() < end; turn += 0.05)
      await page.mouse.move(x + Math.cos(turn) * 160, y + Math.sin(turn) * 120);
    const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
    await page.mouse.up();
    const gaps = frames.slice(1).map((frame, index) => frame - (frames[index] as number));
    const seconds = ((frames.at(-1) ?? 0) - (frames[0] ?? 0)) / 1000;
    return {
      notes: count,
      links,
      framesPerSecond: gaps.length / seconds,
      median: median(gaps),
      p95: percentile(gaps, 0.95),
      painted,
      ready,
    };
  } finally {
    await Promise.all([browser.close(), site.close()]);
    rmSync(vault, { recursive: true, force: true });
  }
}

function writeNotes(vault: string, count: number): void {
  const next = random(count);
  const name = (index: number) => `${WORDS[index % WORDS.length]}${index}`;
  for (let index = 0; index < count; index++) {
    const links = Array.from({ length: 6 }, () => `[[${name(Math.floor(next() ** 2 * count))}]]`).join('、');
    const file = join(vault, WORDS[index % 12] as string, `${name(index)}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `---\ntags: [${WORDS[Math.floor(next() ** 1.5 * 12)]}]\n---\n这一篇说到${links}。\n`);
  }
}
