import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The commands as CONTRACT.md states them, run as processes through the set-up. */
const ENGINE = fileURLToPath(new URL('../..', import.meta.url));
let root = '';
let vault = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lanyin-commands-'));
  vault = join(root, '笔记');
  mkdirSync(join(vault, '术语'), { recursive: true });
  writeFileSync(
    join(vault, '术语/注意力.md'),
    '见 [[词元]] 与 [[不存在]]。\n\n```mermaid\nflowchart LR\n  甲 --> 乙\n```\n\n```mermaid\n画不出\n```\n',
  );
  writeFileSync(join(vault, '词元.md'), '---\naliases: [token\n---\n正文。\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const environment = () => ({ ...process.env, LANYIN_CACHE: join(root, 'cache') });

function run(...args: string[]) {
  return spawnSync(process.execPath, [join(ENGINE, 'src/setup/run.mjs'), ...args], {
    encoding: 'utf8',
    env: environment(),
  });
}

/** Every file of a folder with its bytes and time: what "only read" means. */
function state(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    const stats = statSync(path);
    hash.update(`${name} ${stats.mtimeMs}`);
    if (stats.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

describe('check', () => {
  test('standard output is the result alone, in order, and errors are exit code 1', () => {
    const { status, stdout } = run('check', '--vault', vault, '--format', 'json');
    const found = JSON.parse(stdout) as { file: string; line: number; rule: string }[];
    expect(status).toBe(1);
    expect(found.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^术语\/注意力\.md:1 broken-link$/),
        expect.stringMatching(/^术语\/注意力\.md:\d+ diagram-error$/),
        expect.stringMatching(/^词元\.md:\d bad-frontmatter$/),
      ]),
    );
    const keys = found.map(({ file, line, rule }) => [file, String(line).padStart(6, '0'), rule].join('\0'));
    expect(keys).toEqual([...keys].sort());
  });

  test('github format names files from the repository', () => {
    const { stdout } = run('check', '--vault', join(ENGINE, 'tests/fixtures'), '--format', 'github');
    for (const line of stdout.trim().split('\n').filter(Boolean))
      expect(line).toMatch(/^::(error|warning|notice) file=(tests\/fixtures\/|garden\.yml)/);
  });

  test.each([
    [['--format', 'xml'], 'json'],
    [['--vault', '/nowhere/at/all'], '/nowhere/at/all'],
    [['--nope'], '--vault'],
  ])('wrong usage is exit code 2 and one line: %j', (args, expected) => {
    const { status, stdout, stderr } = run('check', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(expected);
  });
});

describe('build', () => {
  test('writes the site elsewhere, draws the diagram, and leaves the vault as it was', () => {
    const before = state(vault);
    const out = join(root, 'site');
    const { status, stderr } = run('build', '--vault', vault, '--out', out, '--base', 'some/path');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(0);
    expect(state(vault)).toBe(before);
    for (const file of ['index.html', '404.html', 'garden.json']) expect(existsSync(join(out, file))).toBe(true);
    const garden = JSON.parse(readFileSync(join(out, 'garden.json'), 'utf8')) as {
      site: { base: string };
      notes: { path: string; url: string }[];
    };
    expect(garden.site.base).toBe('/some/path/');
    const url = garden.notes.find(({ path }) => path === '术语/注意力.md')?.url ?? '';
    expect(url).toMatch(/^\/some\/path\/.+\/$/);
    const page = readFileSync(join(out, url.slice('/some/path/'.length), 'index.html'), 'utf8');
    expect(page).toMatch(/<svg id="diagram-[^>]*aria-label="流程图：甲、乙"/);
    expect(page).toContain('画不出');
  });

  test('--strict makes findings fail', () => {
    expect(run('build', '--vault', vault, '--out', join(root, 'strict'), '--strict').status).toBe(1);
  });

  test.each([
    [() => ['--out', join(vault, 'dist')], '里面'],
    [() => ['--out', join(vault, '词元.md', 'dist')], '里面'],
    [() => ['--out', '/proc/nope'], '/proc/nope'],
  ])('an output that cannot be is one line %#', (args, expected) => {
    const { status, stderr } = run('build', '--vault', vault, ...args());
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(expected);
  });
});

describe('start', () => {
  test('prints the address, serves, and ends when told to', async () => {
    const child = spawn(
      process.execPath,
      [join(ENGINE, 'src/setup/run.mjs'), 'start', '--vault', vault, '--out', join(root, 'served'), '--port', '0'],
      {
        env: environment(),
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const url = await firstLine(child);
    expect(url).toMatch(/^http:\/\/localhost:\d+\/$/);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(`${url}nothing/`)).status).toBe(404);
    child.kill('SIGTERM');
    await new Promise((resolve) => child.on('close', resolve));
    await expect(fetch(url)).rejects.toThrow();
  });

  test('a port in use is one line, before any work', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { status, stderr } = run('start', '--vault', vault, '--out', join(root, 'served'), '--port', String(port));
    server.close();
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^端口 ${port} .*--port.*\\n$`));
  });
});

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
    child.on('close', () => reject(new Error(`ended: ${text}`)));
  });
}
