import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Output, Workshop } from './site.ts';

const workshop = new Workshop();
afterAll(() => workshop.close());

const FILES = {
  'garden.yml': 'title: 测试园\n',
  'index.md': '# 测试园\n\n从[[概念/注意力|注意力]]读起。![[图.png|120]] $a^2$',
  '概念/注意力.md':
    '---\naliases: [attention]\ntags: [架构]\nimage: 图.png\n---\n## 计算步骤\n\n先算点积。 ^p1\n\n```js\nlet a = 1;\n```\n\n#架构/自注意力',
  '概念/秘密.md': '---\npublish: false\n---\n只此一处的话：暗号七七。[[注意力]] ![[暗.png]]',
  '图.png': Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'),
  '暗.png': Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'),
};

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const path of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    const stats = statSync(join(folder, path));
    hash.update(`${path} ${stats.mtimeMs} `);
    if (stats.isFile()) hash.update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex');
}

describe('a built site', () => {
  let site: Output;
  let vault: string;
  beforeAll(async () => {
    vault = workshop.vault('garden', FILES);
    site = await workshop.build(vault);
  });

  it('reads the vault only', async () => {
    const before = fingerprint(vault);
    await workshop.build(vault, 'again');
    expect(fingerprint(vault)).toBe(before);
  });

  it('is the same bytes when built twice', async () => {
    const again = await workshop.build(vault, 'again');
    expect([...again.files()].sort()).toEqual([...site.files()].sort());
  });

  it('asks no other host for anything', () => {
    for (const [path, html] of site.pages()) {
      const asked = [
        ...html.matchAll(/<(?:script|link|img|iframe|source|audio|video)\b[^>]*?(?:src|href)="([^"]*)"/g),
      ].map((match) => match[1]);
      expect(
        asked.filter((url) => /^(?:https?:)?\/\//.test(url ?? '')),
        path,
      ).toEqual([]);
    }
    for (const [path, css] of site.files())
      if (path.endsWith('.css')) expect(css, path).not.toMatch(/url\(["']?(?:https?:)?\/\//);
  });

  it('leaves no trace of an unpublished note', () => {
    for (const [path, bytes] of site.files()) {
      const text = Buffer.from(bytes, 'latin1').toString('utf8');
      expect(text, path).not.toMatch(/暗号七七|秘密/);
      expect(path).not.toMatch(/mi-mi|an\.png/);
    }
  });

  it('works under a base', async () => {
    const under = await workshop.build(vault, 'under', '--base', '/some/path/');
    for (const [path, html] of under.pages()) {
      const local = [...html.matchAll(/\s(?:src|href)="(\/[^"]*)"/g)].map((match) => match[1] ?? '');
      expect(
        local.filter((url) => !url.startsWith('/some/path/')),
        path,
      ).toEqual([]);
    }
    expect(under.garden.site.base).toBe('/some/path/');
  });

  it('marks up notes as CONTRACT says', () => {
    const html = site.text('gai-nian/zhu-yi-li/index.html');
    expect(html).toContain('<article data-note="概念/注意力.md"');
    expect(html.match(/<[^>]* data-note-body/g)).toHaveLength(1);
    expect(html).toMatch(/<section[^>]*data-backlinks/);
    expect(html).toMatch(/data-source="index\.md"/);
    expect(html).toMatch(/id="ji-suan-bu-zhou"/);
    expect(html).toMatch(/id="b-p1"/);
    expect(html).toMatch(/<html lang="zh-CN"/);
    expect(html).toMatch(/property="og:title"/);
    expect(html).toMatch(/property="og:image" content="\/files\/tu\.png"/);
    expect(html).not.toMatch(/rel="canonical"/);
    expect(site.files().has('404.html')).toBe(true);
  });

  it('has every page that was linked', () => {
    const files = site.files();
    for (const [path, html] of site.pages()) {
      for (const [, url = ''] of html.matchAll(/<a\b[^>]*?href="(\/[^"#?]*)/g)) {
        const file = decodeURIComponent(url).replace(/^\//, '');
        expect(files.has(file.endsWith('/') || file === '' ? `${file}index.html` : file), `${path} → ${url}`).toBe(
          true,
        );
      }
    }
  });

  it('knows canonical addresses where the site is known', async () => {
    const known = await workshop.build(vault, 'known', '--site', 'https://example.org');
    expect(known.text('gai-nian/zhu-yi-li/index.html')).toContain(
      '<link rel="canonical" href="https://example.org/gai-nian/zhu-yi-li/"',
    );
    expect(known.garden.site.url).toBe('https://example.org');
  });
});

/** The real vaults that stand beside the project where it is developed; a clone elsewhere has none. */
const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));

describe.runIf(existsSync(SHARED))('real vaults', () => {
  it('builds the Chinese help of Obsidian: every note on a page', async () => {
    const folder = join(SHARED, 'vaults', 'obsidian-help-zh');
    const site = await workshop.build(folder, 'help');
    const notes = (readdirSync(folder, { recursive: true }) as string[]).filter(
      (path) => path.endsWith('.md') && !/(^|\/)\./.test(path),
    );
    expect(site.garden.notes).toHaveLength(notes.length);
  });

  it('builds the five seeds as they stand', async () => {
    const seeds = join(SHARED, 'seeds');
    const files = Object.fromEntries(
      readdirSync(seeds).map((name) => [name.replace('.txt', '.md'), readFileSync(join(seeds, name))]),
    );
    const site = await workshop.build(workshop.vault('seeds', files), 'seeds-out');
    expect(site.garden.notes.map((note: { url: string }) => note.url)).toHaveLength(5);
    expect(site.garden.notes.some((note: { url: string }) => note.url === '/llm/s1/')).toBe(true);
    expect(site.garden.redirects.map((redirect: { from: string }) => redirect.from)).toContain('/resume/');
  });
});
