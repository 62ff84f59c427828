import { describe, expect, it } from 'vitest';
import { gardenJson } from '../../../src/shell/garden-json.ts';
import { vault } from '../../vault.ts';

const garden = vault(
  {
    'garden.yml': 'title: 园\nurl: https://example.org\n',
    '首页.md': '[[甲#节|看这里]]，还有[[甲#没有]]、[[不存在]]、[[密]]、[[双]]、[x](无.png)、![[图.png]]',
    '甲.md': '---\naliases: [双]\nredirect_from: /old/\n---\n## 节\n\n一段 ^b1\n',
    '乙.md': '---\naliases: [双]\n---\n',
    '密.md': '---\ndraft: true\n---\n[[甲]]',
    '图.png': '',
  },
  { base: '/g/' },
);
const json = JSON.parse(gardenJson(garden));
const home = json.notes.find((note: { path: string }) => note.path === '首页.md');
const jia = json.notes.find((note: { path: string }) => note.path === '甲.md');

describe('garden.json (CONTRACT dist/)', () => {
  it('has its keys in order and its notes by path, unpublished ones left out', () => {
    expect(Object.keys(json)).toEqual(['schema', 'site', 'notes', 'redirects', 'files']);
    expect(json.site).toEqual({ title: '园', lang: 'zh-CN', base: '/g/', url: 'https://example.org' });
    expect(json.notes.map((note: { path: string }) => note.path)).toEqual(['乙.md', '甲.md', '首页.md']);
    expect(Object.keys(home)).toEqual(
      'path url title aliases tags type headings blocks links unresolved backlinks created updated'.split(' '),
    );
  });

  it('knows of a change only what the properties or git say: a beginning is none', () => {
    const { notes } = JSON.parse(
      gardenJson(
        vault({ 'a.md': '---\ndate: 2024-05-01\n---\n', 'b.md': '---\nlastmod: 2024-06-02\n---\n', 'c.md': '' }),
      ),
    );
    const dates = notes.map(({ created, updated }: Record<string, unknown>) => [created, updated]);
    expect(dates).toEqual([
      ['2024-05-01', null],
      [null, '2024-06-02'],
      [null, null],
    ]);
  });

  it('prints addresses as they stand in an href', () => {
    expect(home.url).toBe('/g/');
    expect(jia.url).toBe('/g/jia/');
    expect(json.redirects).toEqual([{ from: '/g/old/', to: '/g/jia/' }]);
    expect(json.files).toEqual([{ path: '图.png', url: '/g/files/tu.png' }]);
  });

  it('keeps a link whose heading is missing, without its fragment, and names it as unresolved', () => {
    expect(home.links.slice(0, 2)).toEqual([
      { target: '甲.md', fragment: 'jie', text: '看这里', kind: 'wikilink', line: 1 },
      { target: '甲.md', fragment: null, text: '甲 > 没有', kind: 'wikilink', line: 1 },
    ]);
    expect(home.unresolved.map((found: { reason: string }) => found.reason)).toEqual([
      'missing-heading',
      'missing-note',
      'missing-note',
      'ambiguous',
      'missing-file',
    ]);
  });

  it('tells nothing of an unpublished note but the text that the author wrote', () => {
    expect(home.unresolved[2]).toMatchObject({ raw: '密', text: '密' });
    expect(JSON.stringify(json)).not.toContain('密.md');
    expect(jia.backlinks.map((link: { source: string }) => link.source)).toEqual(['首页.md', '首页.md']);
  });

  it('gives backlinks a context that is never empty', () => {
    for (const note of json.notes) for (const link of note.backlinks) expect(link.context).not.toBe('');
  });

  it('lists links in the order in which they stand, those of inline footnotes too', () => {
    const links = linksOf({
      'a.md': '---\nup: "[[b#节]]"\n---\n一^[注[[b|二]]]三[[b|四]]\n\n[[b|五]]',
      'b.md': '## 节\n',
    });
    expect(links.map(({ text, line }) => `${line} ${text}`)).toEqual(['2 b > 节', '4 二', '4 四', '6 五']);
  });

  it('counts nothing in raw HTML as a link, yet publishes the picture that it shows', () => {
    const garden = vault({
      'a.md': '<p><a href="b.md">b</a> <img src="图.png"></p>',
      'b.md': '',
      '图.png': '',
      '余.png': '',
    });
    const found = JSON.parse(gardenJson(garden));
    expect(
      found.notes.flatMap((note: { links: unknown[]; backlinks: unknown[] }) => [...note.links, ...note.backlinks]),
    ).toEqual([]);
    expect(found.files).toEqual([{ path: '图.png', url: '/files/tu.png' }]);
  });

  it('names what is embedded without its size, a heading as it reads, a tag as first written', () => {
    const garden = vault({
      'a.md':
        '---\ntags: [A/b, a/B]\n---\n## 甲 %%藏%% 乙\n\n![[图.png|图说|200]] ![[图.png|200x100]] ![说|30](图.png) #a/B',
      '图.png': '',
    });
    const [a] = JSON.parse(gardenJson(garden)).notes;
    expect(a.links.map(({ text }: { text: string }) => text)).toEqual(['图说', '图.png', '说']);
    expect(a.headings[0].text).toBe('甲 乙');
    expect(a.tags).toEqual(['A/b']);
  });

  it('reads a destination as the page does: what is no percent-encoding stands for itself', () => {
    const links = linksOf({ 'a.md': '[x](进度%20100%.md) [y](data:text/plain,1) [z](C:/b.md)', '进度 100%.md': '' });
    expect(links.map(({ target }) => target)).toEqual(['进度 100%.md']);
  });
});

function linksOf(files: Record<string, string>): { target: string; text: string; line: number }[] {
  return JSON.parse(gardenJson(vault(files))).notes.find((note: { path: string }) => note.path === 'a.md').links;
}
