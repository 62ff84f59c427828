import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workshop } from './site.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
/** How long a page may take to show a change before the test gives up: a busy machine is no fault. */
const PATIENCE = 120_000;

const workshop = new Workshop();
let vault = '';
let server: ChildProcess;
let site = '';

beforeAll(async () => {
  vault = workshop.vault('写作', { 'a.md': '甲的正文。', 'b.md': '---\naliases: [乙]\n---\n乙的正文。' });
  // Astro serves no pages where it believes that Vitest runs it.
  const { VITEST: _, ...env } = process.env;
  server = spawn(process.execPath, [CLI, 'dev', '--vault', vault, '--port', '0'], {
    env: { ...env, LANYIN_CACHE: join(workshop.folder, 'cache') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  site = await new Promise<string>((resolve, reject) => {
    server.stdout?.on('data', (data) => resolve(String(data).trim()));
    server.on('close', () => reject(new Error('the server ended')));
  });
}, PATIENCE);

afterAll(() => {
  server.kill('SIGKILL');
  workshop.close();
});

async function page(path: string): Promise<string> {
  const response = await fetch(site + path);
  return response.ok ? response.text() : `${response.status}`;
}

/** Waits until a page says something, and gives it. */
async function shows(path: string, wanted: RegExp): Promise<string> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const html = await page(path);
    if (wanted.test(html)) return html;
    if (Date.now() > end) throw new Error(`${path} never showed ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** As most editors save: the new text beside the old, then in its place. */
function save(name: string, text: string): void {
  const part = join(workshop.folder, 'part');
  writeFileSync(part, text);
  renameSync(part, join(vault, name));
}

describe('live editing', () => {
  it('shows every save, backlinks elsewhere included', { timeout: 3 * PATIENCE }, async () => {
    save('a.md', '第一稿见[[乙]]。');
    await shows('a/', /第一稿/);
    expect(await page('b/')).toMatch(/data-backlinks[\s\S]*第一稿/);
    save('a.md', '第二稿见[[乙]]。');
    await shows('a/', /第二稿/);
    expect(await page('b/')).toMatch(/data-backlinks[\s\S]*第二稿/);
  });

  it('follows notes that come, and aliases and notes that go', { timeout: 4 * PATIENCE }, async () => {
    save('c.md', '新来的。');
    await shows('c/', /新来的/);
    save('b.md', '没有别名了。');
    await shows('a/', /class="unresolved"[^>]*>乙</);
    rmSync(join(vault, 'c.md'));
    await shows('c/', /^404$/);
  });

  it('tells what is wrong with a note on its page, and nothing where all is well', {
    timeout: 2 * PATIENCE,
  }, async () => {
    save('a.md', '---\ntitle: [坏\n---\n见[[没有这篇]]。');
    const html = await shows('a/', /data-findings[\s\S]*没有这篇/);
    expect(html).toMatch(/data-findings[\s\S]*第 2 行：[\s\S]*第 4 行：[\s\S]*没有这篇[\s\S]*<main/);
    expect(await page('b/')).not.toContain('data-findings');
  });

  it('waits a wrong garden.yml out', { timeout: 3 * PATIENCE }, async () => {
    save('garden.yml', 'titel: 园\n');
    expect(await shows('b/', /data-findings/)).toMatch(/garden\.yml:1：[^<]*title/);
    save('garden.yml', 'title: 新园名\n');
    expect(await shows('b/', /新园名/)).not.toContain('data-findings');
  });

  it('ends when told to', { timeout: PATIENCE }, async () => {
    const ended = new Promise((resolve) => server.on('close', resolve));
    server.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
