import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foreignEntry, Output } from '../../../src/shell/output.ts';

let root = '';
let out = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lanyin-output-'));
  out = join(root, 'out');
  mkdirSync(out);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function lay(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function build(files: Readonly<Record<string, string>>): Promise<void> {
  const output = await Output.open(out);
  try {
    lay(output.stage, files);
    await output.publish();
  } finally {
    await output.close();
  }
}

/** Every file with its text, what the engine keeps for itself aside. */
function standing(folder = out): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(
    paths.filter((path) => !path.startsWith('.lanyin')).map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

describe('an output folder', () => {
  test('holds the new site and nothing of the old one', async () => {
    await build({ 'index.html': '1', 'a/index.html': 'a', 'b/c/index.html': 'c' });
    await build({ 'index.html': '2', 'b/index.html': 'b' });
    expect(standing()).toEqual({ 'index.html': '2', 'b/index.html': 'b' });
    expect(existsSync(join(out, 'a'))).toBe(false);
    expect(existsSync(join(out, 'b/c'))).toBe(false);
  });

  test('keeps what somebody else laid there', async () => {
    await build({ 'index.html': '1', 'a/index.html': 'a' });
    lay(out, { CNAME: 'example.org', 'a/mine.txt': 'mine', '.well-known/x': 'x' });
    await build({ 'index.html': '2' });
    expect(standing()).toEqual({ 'index.html': '2', CNAME: 'example.org', 'a/mine.txt': 'mine', '.well-known/x': 'x' });
  });

  test.each([
    ['a file of theirs', () => lay(out, { 'new/index.html': 'theirs' }), 'new/index.html'],
    [
      'a folder of theirs where a file is to stand',
      () => lay(out, { 'new/index.html/x': 'theirs' }),
      'new/index.html/x',
    ],
    ['a link of theirs', () => symlinkSync(root, join(out, 'new')), 'new'],
  ])('%s at an address of the site is named, and everything stays as it was', async (_name, put, named) => {
    await build({ 'index.html': '1' });
    put();
    const before = standing();
    await expect(build({ 'index.html': '2', 'new/index.html': 'ours' })).rejects.toThrow(named);
    expect(standing()).toEqual(before);
  });

  test('a build that fails leaves the old site, one that was killed leaves nothing for long', async () => {
    await build({ 'index.html': '1' });
    const failed = await Output.open(out);
    lay(failed.stage, { 'index.html': 'half' });
    await failed.close();
    expect(standing()).toEqual({ 'index.html': '1' });
    // No process has this pid: Linux and macOS stop far below.
    lay(out, { '.lanyin/new-99999999/index.html': 'half' });
    await build({ 'index.html': '2' });
    expect(readdirSync(join(out, '.lanyin'))).toEqual(['files.txt']);
  });

  test('a list that leads elsewhere deletes nothing there, nor does a folder that became a link', async () => {
    lay(root, { 'victim.txt': 'v', 'elsewhere/index.html': 'e' });
    await build({ 'index.html': '1', 'a/index.html': 'a' });
    rmSync(join(out, 'a'), { recursive: true });
    symlinkSync(join(root, 'elsewhere'), join(out, 'a'));
    writeFileSync(join(out, '.lanyin/files.txt'), `../victim.txt\n${root}/victim.txt\na/index.html\nindex.html\n`);
    await build({ 'index.html': '2' });
    expect(existsSync(join(root, 'victim.txt'))).toBe(true);
    expect(existsSync(join(root, 'elsewhere/index.html'))).toBe(true);
  });
});

describe('whether a folder may be written to', () => {
  test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
    ['an empty one', {}, undefined],
    ['one with hidden files alone', { '.git/config': '', '.nojekyll': '' }, undefined],
    [
      'a site from before builds kept a list',
      { 'garden.json': '{"schema":1,\n"site":{}', 'index.html': '' },
      undefined,
    ],
    ['somebody’s documents', { 'thesis.doc': '' }, 'thesis.doc'],
    ['somebody’s other garden', { 'garden.json': '{"plants":[]}' }, 'garden.json'],
  ])('%s', (_name, files, expected) => {
    lay(out, files);
    expect(foreignEntry(out)).toBe(expected);
  });

  test('one that a build has written to, whatever else was laid there', async () => {
    await build({ 'index.html': '1' });
    lay(out, { CNAME: '' });
    expect(foreignEntry(out)).toBeUndefined();
  });
});
