import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isInstalled } from '../../../src/setup/dependencies.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lanyin-setup-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lock = (packages: object) =>
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({ packages: { '': { version: '1.0.0' }, ...packages } }),
  );

function installed(packages: object): void {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

const A = { 'node_modules/a': { version: '1.0.0' } };

describe('packages are installed where something is missing', () => {
  test('nothing there, or an installation that was cut off', () => {
    lock(A);
    expect(isInstalled(root)).toBe(false);
    mkdirSync(join(root, 'node_modules/a'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });

  test('all there, also with more than was asked for', () => {
    lock(A);
    installed({ ...A, 'node_modules/b': { version: '2.0.0' } });
    expect(isInstalled(root)).toBe(true);
  });

  test('another version, or one package more in the lock', () => {
    installed(A);
    lock({ 'node_modules/a': { version: '1.0.1' } });
    expect(isInstalled(root)).toBe(false);
    lock({ ...A, 'node_modules/b': { version: '1.0.0' } });
    expect(isInstalled(root)).toBe(false);
  });

  test('a build for another platform may be missing, but not be of another version', () => {
    lock({ ...A, 'node_modules/a-win32': { version: '1.0.0', optional: true } });
    installed(A);
    expect(isInstalled(root)).toBe(true);
    installed({ ...A, 'node_modules/a-win32': { version: '0.9.0' } });
    expect(isInstalled(root)).toBe(false);
  });

  test('a linked node_modules is left to its owner', () => {
    lock(A);
    mkdirSync(join(root, 'shared'));
    symlinkSync(join(root, 'shared'), join(root, 'node_modules'));
    expect(isInstalled(root)).toBe(true);
  });
});
