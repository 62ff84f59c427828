import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/setup/run.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { scripts: Record<string, string> };

describe('the commands of package.json', () => {
  test('every script goes through the set-up, so that it works on a fresh clone', () => {
    expect(scripts).toEqual(
      Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, `node src/setup/run.mjs ${name}`])),
    );
  });

  test.each(Object.entries(COMMANDS))('%s has its script', (_, [script]) => {
    expect(existsSync(`${ROOT}/${script}`)).toBe(true);
  });

  test.each([['nope'], ['constructor'], []])('an unknown command is one line: %s', (...args) => {
    const { status, stderr } = spawnSync(process.execPath, ['src/setup/run.mjs', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^没有 .*start.*\n$/);
  });

  test('what runs before the packages are there imports none', () => {
    const before = ['run', 'dependencies', 'npm', 'once', 'problem', 'runtime', 'launch'];
    for (const name of before) {
      const code = readFileSync(`${ROOT}/src/setup/${name}.mjs`, 'utf8');
      const imports = [...code.matchAll(/^import .* from '(.*)';$/gm)].map((match) => match[1]);
      expect(imports.filter((from) => !/^(node:|\.\/)/.test(from ?? ''))).toEqual([]);
    }
  });
});
