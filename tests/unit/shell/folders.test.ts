import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../src/shell/command-line.ts';
import type { Failure } from '../../../src/shell/failure.ts';
import { checkFolders } from '../../../src/shell/folders.ts';
import type { Options } from '../../../src/shell/options.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'lanyin-folders-')));
  mkdirSync(join(root, 'vault'));
  mkdirSync(join(root, 'engine'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function check(command: string, vault: string, out: string): Failure | undefined {
  const defaults = parseCommandLine([command], root) as Options;
  const options = { ...defaults, vault: join(root, vault), out: join(root, out) };
  try {
    checkFolders(options, join(root, 'engine'));
    return undefined;
  } catch (error) {
    return error as Failure;
  }
}

describe('folders are looked at before any work', () => {
  test('a vault and an output beside each other are fine, inside the engine as well', () => {
    expect(check('build', 'vault', 'new/deep/out')).toBeUndefined();
    expect(check('build', 'vault', 'engine/dist')).toBeUndefined();
    expect(check('build', 'vault', 'vault-out')).toBeUndefined();
  });

  test.each([
    ['build', 'nowhere', 'out', '不存在'],
    ['build', 'file', 'out', '不是文件夹'],
    ['build', 'vault', 'vault', '里面'],
    ['build', 'vault', 'vault/dist', '里面'],
    ['build', 'vault', '.', '里面放着笔记'],
    ['build', 'vault', 'engine', '里面放着本程序'],
    ['build', 'vault', 'link/dist', '里面'],
    ['build', 'vault', 'documents', 'thesis.doc'],
    ['build', 'vault', 'file', 'EEXIST'],
    ['build', 'vault', 'file/dist', '路径里有一段是文件'],
    ['preview', 'vault', 'out', 'npm run build'],
  ])('%s --vault %s --out %s: %s', (command, vault, out, said) => {
    writeFileSync(join(root, 'file'), '');
    symlinkSync(join(root, 'vault'), join(root, 'link'));
    mkdirSync(join(root, 'documents'));
    writeFileSync(join(root, 'documents/thesis.doc'), '');
    const failure = check(command, vault, out);
    expect(failure?.message).toContain(said);
    expect(failure?.message).not.toContain('\n');
    expect(failure?.code).toBe(1);
  });

  test('check needs no output folder, and a missing vault is wrong usage there', () => {
    expect(check('check', 'vault', 'vault')).toBeUndefined();
    expect(check('check', 'nowhere', 'out')?.code).toBe(2);
  });
});
