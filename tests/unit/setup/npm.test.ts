import { describe, expect, test } from 'vitest';
import { explain } from '../../../src/setup/npm.mjs';

describe('a failing npm is explained in one line', () => {
  test('a registry out of reach', () => {
    const output = 'npm error code ENOTFOUND\nnpm error network request to https://registry.npmjs.org/x failed';
    expect(explain('依赖', output)).toMatch(/^装不了依赖：连不上 npm 仓库（ENOTFOUND）。.*registry.*$/);
  });

  test("npm's own first reason otherwise", () => {
    const output =
      'npm warn x\nnpm error code ENOSPC\nnpm error nospc There appears to be insufficient space\nnpm error path /x';
    expect(explain('依赖', output)).toContain('There appears to be insufficient space');
    expect(explain('依赖', '')).toContain('没有说明原因');
  });
});
