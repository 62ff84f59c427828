import { expect, test } from 'vitest';
import { plainTex } from '../../../src/core/search/tex.ts';

test.each([
  ['-\\log\\sigma(r_w-r_l)', '-logσ(r_w-r_l)'],
  ['\\frac{a}{b}', 'a/b'],
  ['f:\\mathbb{R}\\to\\mathbb{R}', 'f:R→R'],
  ['放在 C:\\Users\\me 下', '放在 C:\\Users\\me 下'],
  ['D:\\data\\run.log，与 \\alpha', 'D:\\data\\run.log，与 α'],
  ['没有命令', '没有命令'],
])('%s as a line: %s', (tex, line) => {
  expect(plainTex(tex)).toBe(line);
});
