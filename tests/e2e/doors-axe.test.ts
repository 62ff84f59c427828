import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { violations } from '../axe.ts';
import { Visit } from '../visit.ts';

/** Stages at which the sentence travels through every step. */
const STAGES = ['采集与清洗', '分词', '架构', '直接偏好优化', '可验证奖励的强化学习', '量化与部署'];

/** The little vault of the writing guide, every kind of note as an author would begin, and a pipeline of more stages. */
function writeVault(): string {
  const vault = mkdtempSync(join(tmpdir(), 'lanyin-guide-'));
  const guide = readFileSync(new URL('../../docs/写作指南.md', import.meta.url), 'utf8');
  const files = [...guide.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, path = '', text = '']) => [path, text]);
  for (const [path = '', text = ''] of [...files, ...STAGES.map((name) => [`训练流程/${name}.md`, '一段。'])]) {
    mkdirSync(dirname(join(vault, path)), { recursive: true });
    writeFileSync(join(vault, path), text);
  }
  return vault;
}

const vault = writeVault();
const visit = new Visit(vault, { args: ['--site', 'https://example.org'] });
afterAll(() => rmSync(vault, { recursive: true, force: true }));

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

/** Everything that a page can show at once stands open. */
async function audit(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const step of document.querySelectorAll<HTMLElement>('[data-step]')) step.hidden = false;
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await violations(page)).toEqual([]);
}

describe.each([390, 1440])('at %i, by day and by night, axe finds nothing', (width) => {
  test.each(PAGES)('on /%s, all folds open and all steps shown; nothing scrolls sideways', (address) =>
    visit.on(address, width, audit, { share: true }),
  );
});

describe('what the guide promises of its little vault', () => {
  test('the pipeline carries the sentence, the timeline its chart, the board its feed', async () => {
    const page = await visit.page(1440, { js: false });
    await page.goto(`${visit.site.url}pipeline/`);
    expect(await page.locator('[data-travel=attention] table').count()).toBe(1);
    await page.goto(`${visit.site.url}timeline/`);
    expect(await page.locator('svg[data-compute] circle').count()).toBe(2);
    await page.goto(`${visit.site.url}questions/`);
    const feed = await page.locator('a[type="application/atom+xml"]').first().getAttribute('href');
    const answer = await page.request.get(new URL(feed ?? '', visit.site.url).href);
    expect(await answer.text()).toContain('没有注意力，还能做出好的语言模型吗？');
    await page.context().close();
  });
});
