import { expect, test } from 'vitest';
import { longestPart } from '../../../src/layouts/home.ts';

test.each([
  ['蓝印本', 1],
  ['obsidian-help-zh', 9],
  ['My Second Brain', 6],
  ['我的 Knowledgebase 笔记', 13],
  ['Notes/2026', 6],
  ['', 1],
])('the longest part of %s has %i letters', (title, letters) => {
  expect(longestPart(title)).toBe(letters);
});
