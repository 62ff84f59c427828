import { describe, expect, test } from 'vitest';
import { atomFeed } from '../../../src/core/furniture/feed.ts';
import { escapeXml, withoutElements, withWholeAddresses } from '../../../src/core/furniture/html.ts';
import { llmsText, noteMarkdown } from '../../../src/core/furniture/markdown.ts';
import { robots, sitemap } from '../../../src/core/furniture/sitemap.ts';
import { planPages, siteView } from '../../../src/core/pages/index.ts';
import type { NotePage, Page } from '../../../src/core/pages/types.ts';
import { vault } from '../../vault.ts';

const FILES = {
  '术语/词元.md':
    '---\nslug: token\nen: Token\ndescription: 最小单位 & 其他\nstatus: 定本\nupdated: 2026-08-20\ntags: [基础]\n---\n正文',
  '甲.md': '---\nupdated: 2026-09-01\ncreated: 2026-01-02\n---\n正文',
  '乙.md': '没有日期',
};
const CONFIG = 'title: 园\ndescription: 一座园子\nurl: https://example.org\nlicense: CC0\n';

function plan(config: string, base = '/garden/') {
  const garden = vault({ ...FILES, 'garden.yml': config }, { base });
  const pages = [...planPages(garden)] as Page[];
  return { site: siteView(garden), pages, notes: pages.filter((page): page is NotePage => page.kind === 'note') };
}

describe('the feed', () => {
  const body =
    '<p>甲<a href="/garden/terms/token/">词元</a><a href="#b" data-ui>#</a><img src="/garden/files/a.png" alt="">'.concat(
      '<span class="katex"><span class="katex-mathml"><math></math></span><span class="katex-html"><span>x</span></span></span></p>',
    );

  test('holds the dated notes, newest first, with their text and whole addresses', () => {
    const { site, notes } = plan(CONFIG);
    const feed = atomFeed(site, notes, () => body) ?? '';
    expect([...feed.matchAll(/<title>(.*?)<\/title>/g)].map((match) => match[1])).toEqual(['园', '甲', '词元']);
    expect([...feed.matchAll(/<id>(.*?)<\/id>/g)].map((match) => match[1])).toEqual([
      'https://example.org/garden/',
      'https://example.org/garden/jia/',
      expect.stringMatching(/\/token\/$/),
    ]);
    expect(feed).toContain('<updated>2026-09-01T00:00:00Z</updated>');
    expect(feed).toContain('<published>2026-01-02T00:00:00Z</published>');
    expect(feed).toContain('<summary>最小单位 &amp; 其他</summary>');
    expect(feed).toContain('href=&quot;https://example.org/garden/terms/token/&quot;');
    expect(feed).toContain('src=&quot;https://example.org/garden/files/a.png&quot;');
    expect(feed).not.toMatch(/(?:href|src)=&quot;[/#]/);
    expect(feed).not.toContain('data-ui');
    expect(feed).not.toContain('katex-html');
    expect(feed).toContain('&lt;math&gt;');
  });

  test('needs the address of the site', () => {
    const { site, notes } = plan('title: 园\n');
    expect(atomFeed(site, notes, () => '')).toBeUndefined();
    expect(sitemap(site, notes)).toBeUndefined();
    expect(robots(site)).not.toContain('Sitemap');
  });
});

describe('the sitemap', () => {
  test('lists what search engines may list, with the day of the last change', () => {
    const { site, pages } = plan(CONFIG);
    const map = sitemap(site, pages) ?? '';
    expect(map).toContain('<loc>https://example.org/garden/jia/</loc><lastmod>2026-09-01</lastmod>');
    expect(map).not.toContain('404');
    expect(robots(site)).toContain('Sitemap: https://example.org/garden/sitemap.xml');
  });
});

describe('for readers that take no HTML', () => {
  test('a note: title, one sentence, facts, text', () => {
    const { site, notes } = plan(CONFIG);
    const token = notes.find(({ title }) => title === '词元') as NotePage;
    expect(noteMarkdown(site, token, '\n正文\n')).toBe(
      `# 词元\n\n> 最小单位 & 其他\n\n${token.note.kindLabel} · Token · 定本 · 更新于 2026-08-20 · <https://example.org${token.href}>\n\n正文\n`,
    );
  });
  test('llms.txt names each note by kind', () => {
    const { site, notes } = plan(CONFIG);
    const text = llmsText(site, notes);
    expect(text.startsWith('# 园\n\n> 一座园子\n\n## ')).toBe(true);
    for (const note of notes) expect(text).toContain(`(https://example.org${note.markdownHref})`);
  });
});

describe('HTML taken apart', () => {
  test.each([
    ['<p>a<a data-ui href="#">#</a>b</p>', '<p>ab</p>'],
    ['<div data-ui><div><img src="x">c</div></div><p>d</p>', '<p>d</p>'],
    ['<p>a<img data-ui src="x">b</p>', '<p>ab</p>'],
    ['<p title="a > data-ui">e</p>', '<p title="a > data-ui">e</p>'],
    ['<svg data-ui><path d="M0 0"/><g><path/></g></svg>f', 'f'],
  ])('%s', (html, expected) => {
    expect(withoutElements(html, /^(?:[^"]|"[^"]*")*\sdata-ui\b/)).toBe(expected);
  });
  test('addresses are made whole, others stay', () => {
    const html = '<a href="/x/"></a><a href="#y"></a><a href="https://a.b/"></a><a href="//c.d/"></a>';
    expect(withWholeAddresses(html, 'https://o.g', 'https://o.g/p/')).toBe(
      '<a href="https://o.g/x/"></a><a href="https://o.g/p/#y"></a><a href="https://a.b/"></a><a href="//c.d/"></a>',
    );
  });
  test('what XML cannot hold is dropped', () => {
    expect(escapeXml('a\u0000\u000b<&>"')).toBe('a&lt;&amp;&gt;&quot;');
  });
});
