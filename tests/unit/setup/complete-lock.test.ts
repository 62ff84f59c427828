import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missingEntries, platform } from '../../../src/setup/complete-lock.mjs';

describe('optional builds that npm left out of the lock', () => {
  test('are added with version and platform', () => {
    const packages = {
      '': {},
      'node_modules/tool': {
        version: '1.2.3',
        dev: true,
        optionalDependencies: { '@tool/darwin-arm64': '1.2.3', '@tool/linux-x64': '1.2.3' },
      },
      'node_modules/@tool/linux-x64': { version: '1.2.3', optional: true },
    };
    expect(missingEntries(packages)).toEqual({
      'node_modules/@tool/darwin-arm64': {
        version: '1.2.3',
        os: ['darwin'],
        cpu: ['arm64'],
        dev: true,
        optional: true,
      },
    });
  });

  test('one that lies beside its user is not missing', () => {
    const packages = {
      'node_modules/a/node_modules/b': { version: '1.0.0', optionalDependencies: { 'b-win32-x64': '1.0.0' } },
      'node_modules/a/node_modules/b-win32-x64': { version: '1.0.0', optional: true },
    };
    expect(missingEntries(packages)).toEqual({});
  });

  test('a range cannot be added by hand', () => {
    const packages = { 'node_modules/a': { optionalDependencies: { 'a-linux-x64': '^1.0.0' } } };
    expect(() => missingEntries(packages)).toThrow('a-linux-x64');
  });

  test.each([
    ['@pagefind/windows-x64', { os: ['win32'], cpu: ['x64'] }],
    ['@biomejs/cli-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
    ['@astrojs/compiler-binding-linux-arm64-gnu', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
    ['@astrojs/compiler-binding-wasm32-wasi', { cpu: ['wasm32'] }],
    ['@astrojs/compiler-binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ])('%s tells its platform', (name, expected) => {
    expect(platform(name)).toEqual(expected);
  });

  test('a name without a platform is refused', () => {
    expect(() => platform('fsevents')).toThrow('fsevents');
  });

  test('the lock of this project is complete and names no registry', () => {
    const { packages } = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'));
    expect(Object.keys(missingEntries(packages))).toEqual([]);
    expect(Object.values(packages).filter((entry) => 'resolved' in (entry as object))).toEqual([]);
  });
});
