import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hitsOf, typeQuery } from '../search/page.ts';
import { Visit } from '../visit.ts';

/** Notes of many languages, in a vault without configuration, below a base. */
const NOTES: Readonly<Record<string, string>> = {
  'Gradient Descent.md':
    '---\naliases: [SGD]\n---\nFollow the negative gradient, step by step.\n\n## Naïve baseline\n\nThe learning rate is 0.01; see ResNetV2.',
  'Grammaire française.md': '---\nlang: fr\n---\nLes élèves étudient à l’école, où l’été est déjà là.',
  '機械学習.md': '---\nlang: ja\n---\nディープラーニングは機械学習の一種です。データから学びます。',
  '한국어 노트.md': '---\nlang: ko\n---\n경사 하강법은 손실을 줄인다.',
  'Заметка.md': '---\nlang: ru\n---\nГрадиентный спуск уменьшает ошибку.',
  '🚀 火箭.md': '发射窗口只有三天，推进剂在第二天加注。𠮷野家也在名单上。',
  '機器學習筆記.md': '---\nlang: zh-TW\n---\n監督學習需要標註資料，損失函數衡量預測的誤差。',
  'C++.md': '模板与 RAII。',
  'empty.md': '',
};

const vault = mkdtempSync(join(tmpdir(), 'lanyin-languages-'));
for (const [path, text] of Object.entries(NOTES)) writeFileSync(join(vault, path), text);
const visit = new Visit(vault, { base: '/a/garden/' });
let page: Page;
beforeAll(async () => {
  page = await visit.page(1440);
  await page.goto(`${visit.site.url}search/`);
});
afterAll(() => rmSync(vault, { recursive: true, force: true }));

test.each([
  ['gradient', 'Gradient Descent'],
  ['GRADIENT DESCENT', 'Gradient Descent'],
  ['sgd', 'Gradient Descent'],
  ['gradiant descent', 'Gradient Descent'],
  ['negative gradient', 'Gradient Descent'],
  ['"step by step"', 'Gradient Descent'],
  ['naive', 'Gradient Descent'],
  ['resnet', 'Gradient Descent'],
  ['francaise', 'Grammaire française'],
  ['élèves', 'Grammaire française'],
  ['eleves', 'Grammaire française'],
  ['ディープ', '機械学習'],
  ['ラーニング', '機械学習'],
  ['学びます', '機械学習'],
  ['한국', '한국어 노트'],
  ['하강법', '한국어 노트'],
  ['спуск', 'Заметка'],
  ['заметка', 'Заметка'],
  ['🚀', '🚀 火箭'],
  ['huojian', '🚀 火箭'],
  ['推进剂', '🚀 火箭'],
  ['𠮷野', '🚀 火箭'],
  ['机器学习', '機器學習筆記'],
  ['機器學習', '機器學習筆記'],
  ['损失函数', '機器學習筆記'],
  ['損失函數', '機器學習筆記'],
  ['jiqixuexi', '機器學習筆記'],
  ['c++', 'C++'],
  ['raii', 'C++'],
  ['empty', 'empty'],
])('%s finds %s, and shows why', async (typed, title) => {
  await typeQuery(page, typed);
  const hit = (await hitsOf(page))[0];
  expect(hit?.title).toBe(title);
  expect(hit?.marks.join('')).not.toBe('');
  expect(hit?.path.startsWith('/a/garden/')).toBe(true);
});

test('a hit in the text leads to its section below the base', async () => {
  await typeQuery(page, 'learning rate');
  const hit = (await hitsOf(page))[0];
  expect(hit?.section).toBe('Naïve baseline');
  await page.goto(hit?.href ?? '');
  expect(await page.locator(':target').textContent()).toContain('Naïve baseline');
  await page.goto(`${visit.site.url}search/`);
});
