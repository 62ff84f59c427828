import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Output, Workshop } from './site.ts';

const workshop = new Workshop();
afterAll(() => workshop.close());

const NAMES = ['a#b?c%d&e+f\'g"h.md', '😀🚀.md', 'Note.md', 'note.md', '夹 子/百分100%.md'];

describe('one bad note never stops a build', () => {
  let site: Output;
  let vault: string;
  const notes = (path: string) => site.garden.notes.find((note: { path: string }) => note.path === path);

  beforeAll(async () => {
    vault = workshop.vault('hostile', {
      '坏.md': '---\ntitle: [a\n: : :\nen: Good\n---\n正文 [[好]]\n',
      '好.md': '见[[坏]]，一切照常。',
      'gbk.md': Buffer.from('c4e3bac3a3accac0bde7', 'hex'),
      '自嵌.md': '一段\n\n![[自嵌]]\n',
      '甲.md': '![[乙]]',
      '乙.md': '![[甲]]',
      '长行.md': '甲乙丙 **x** [[好]] '.repeat(330_000),
      '空.md': '',
      '深.md': `${'> '.repeat(3000)}x`,
      '半.md': '[[好 **没有合上 `x $y %%z ==w ![[v',
      '怪地址.md': '---\npermalink: /路 径/100%/a+b&c/\n---\n有地址',
      '脚本.md':
        '<script>window.hacked = 1</script><img src=x onerror="window.hacked=1"><iframe srcdoc="<script>1</script>"></iframe>\n\n[x](javascript:alert(1)) <a href="java&#x0A;script:alert(1)">y</a> <b onclick="x">z</b>',
      ...Object.fromEntries(NAMES.map((name) => [name, `名字：${name.length}`])),
    });
    site = await workshop.build(vault);
  });

  it('gives every note a page of its own', () => {
    const urls = site.garden.notes.map((note: { url: string }) => note.url);
    expect(urls).toHaveLength(12 + NAMES.length);
    expect(new Set(urls).size).toBe(urls.length);
    for (const url of urls) expect(site.text(`${decodeURIComponent(url)}index.html`)).toContain('data-note-body');
  });

  it('keeps what is sound in a note with broken properties', () => {
    expect(notes('坏.md').links).toMatchObject([{ target: '好.md' }]);
    expect(notes('坏.md').url).toBe('/good/');
  });

  it('reads a note that is no UTF-8', () => {
    expect(site.text('gbk/index.html')).toContain('你好，世界');
  });

  it('stops embeds that go round in a circle', () => {
    expect(site.text('jia/index.html')).toContain('data-note-body');
    expect(site.text('zi-qian/index.html').match(/一段/g)?.length).toBeGreaterThan(0);
  });

  it('shows a line of megabytes as it stands', () => {
    expect(site.text('chang-xing/index.html')).toContain('**x**');
  });

  it('lets no script through', () => {
    const html = site.text(`${decodeURIComponent(notes('脚本.md').url)}index.html`);
    const body = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
    expect(body).toContain('data-note-body');
    expect(body).not.toMatch(/<script|onerror|onclick|script:|srcdoc/i);
  });

  it('names each fault with file and line, and the build says 0', async () => {
    const { code, stdout } = await workshop.run('check', '--vault', vault, '--format', 'json');
    expect(code).toBe(1);
    const found = JSON.parse(stdout).map(({ file, rule }: { file: string; rule: string }) => `${file} ${rule}`);
    for (const expected of [
      '坏.md bad-frontmatter',
      'gbk.md bad-encoding',
      '自嵌.md embed-cycle',
      '长行.md long-line',
      '脚本.md sanitized-html',
      'note.md duplicate-name',
    ])
      expect(found).toContain(expected);
  });
});

describe('what stops a build, in one line', () => {
  it.each([
    ['garden.yml with a key that does not exist', 'titel: x\n', /garden\.yml:1.*titel.*title/],
    ['garden.yml with a wrong value', 'lang: zh\nmdx: maybe\n', /garden\.yml:2.*mdx/],
    ['garden.yml that is no YAML', 'title: [a\n', /garden\.yml:\d+/],
  ])('%s', async (_name, config, message) => {
    const vault = workshop.vault('config', { 'garden.yml': config, 'a.md': 'x' });
    const { code, stderr, stdout } = await workshop.run('build', '--vault', vault, '--out', `${workshop.folder}/no`);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n').at(-1)).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
