import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, pageAt, type Theme } from '../browser.ts';
import { type BuiltSite, buildSite } from '../site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser: Browser;
let site: BuiltSite;
let vault: string;
/** Stages at which the sentence travels through every step. */
const STAGES = ['采集与清洗', '分词', '架构', '直接偏好优化', '可验证奖励的强化学习', '量化与部署'];

/** The little vault of the writing guide, every kind of note as an author would begin, and a pipeline of more stages. */
beforeAll(async () => {
  vault = await mkdtemp(join(tmpdir(), 'lanyin-guide-'));
  const guide = await readFile(new URL('../../docs/写作指南.md', import.meta.url), 'utf8');
  const files = [...guide.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, path = '', text = '']) => [path, text]);
  for (const [path = '', text = ''] of [...files, ...STAGES.map((name) => [`训练流程/${name}.md`, '一段。'])]) {
    await mkdir(dirname(join(vault, path)), { recursive: true });
    await writeFile(join(vault, path), text);
  }
  [browser, site] = await Promise.all([launch(), buildSite(vault, { args: ['--site', 'https://example.org'] })]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close(), rm(vault, { recursive: true, force: true })]);
});

const VIEWS: [number, Theme][] = [
  [390, 'light'],
  [390, 'dark'],
  [1440, 'light'],
  [1440, 'dark'],
];
/** Every page that has a layout of its own, and a note of each kind. */
const PAGES = [
  'timeline/',
  'timeline/2017-06/',
  'terms/',
  'terms/topic/',
  'terms/confusable/',
  'terms/attention/',
  'pipeline/',
  'pipeline/pre-training/',
  'questions/',
  'questions/is-attention-needed/',
  'papers/',
  'papers/attention-is-all-you-need/',
  'paths/',
  'paths/first-steps/',
];

describe.each(VIEWS)('at %i, %s, axe finds nothing', (width, theme) => {
  test.each(PAGES)('on /%s, all folds open and all steps shown; nothing scrolls sideways', async (address) => {
    const page = await pageAt(browser, width, theme);
    await page.goto(site.url + address);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const step of document.querySelectorAll<HTMLElement>('[data-step]')) step.hidden = false;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`),
    ).toEqual([]);
    await page.context().close();
  });
});

describe('what the guide promises of its little vault', () => {
  test('the pipeline carries the sentence, the timeline its chart, the board its feed', async () => {
    const page = await pageAt(browser, 1440, 'light', { js: false });
    await page.goto(`${site.url}pipeline/`);
    expect(await page.locator('[data-travel=attention] table').count()).toBe(1);
    await page.goto(`${site.url}timeline/`);
    expect(await page.locator('svg[data-compute] circle').count()).toBe(2);
    await page.goto(`${site.url}questions/`);
    const feed = await page.locator('a[type="application/atom+xml"]').first().getAttribute('href');
    const answer = await page.request.get(new URL(feed ?? '', site.url).href);
    expect(await answer.text()).toContain('没有注意力，还能做出好的语言模型吗？');
    await page.context().close();
  });
});
