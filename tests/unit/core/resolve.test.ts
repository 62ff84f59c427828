import { describe, expect, it } from 'vitest';
import { planPages } from '../../../src/core/pages/index.ts';
import { entryOf, findings, leads, vault } from '../../vault.ts';

describe('paths (OBSIDIAN.md 13–24)', () => {
  it('13: tries a name with and without .md, dots included; other types need their extension', () => {
    const garden = vault({
      'a.md': '[[Node.js 入门]] [[报告.v2]] [[b.md]] [[图.png]] [[图]]',
      'Node.js 入门.md': '',
      '报告.v2.md': '',
      'b.md': '',
      '图.png': '',
    });
    expect(leads(garden, 'a.md')).toEqual(['Node.js 入门.md', '报告.v2.md', 'b.md', '图.png', 'missing-note']);
  });

  it('13: a name with its extension is the file of that name, not the note with one more beside it', () => {
    const garden = vault({
      'a.md': '[[x.png]] [[x.png.md]] [[夹/x.png]] ![[X.PNG]]',
      'x.png': '',
      'x.png.md': '',
      '夹/x.png': '',
      '夹/x.png.md': '',
    });
    expect(leads(garden, 'a.md')).toEqual(['x.png', 'x.png.md', '夹/x.png', 'x.png']);
    expect(findings(garden, 'ambiguous-link')).toEqual([]);
  });

  it('14: ignores case, for folders too', () => {
    const garden = vault({ 'a.md': '[[DIR/note]] [[NOTE]]', 'Dir/Note.md': '' });
    expect(leads(garden, 'a.md')).toEqual(['Dir/Note.md', 'Dir/Note.md']);
  });

  it('15: compares in NFC, never NFKC', () => {
    const garden = vault({ 'a.md': `[[${'Café'.normalize('NFD')}]] [[注(一)]]`, 'Café.md': '', '注（一）.md': '' });
    expect(leads(garden, 'a.md')).toEqual(['Café.md', 'missing-note']);
  });

  it('16: finds a name anywhere and a path by its end', () => {
    const garden = vault({ 'x/s.md': '[[Note]] [[b/Note]] [[c/Note]]', 'a/b/Note.md': '' });
    expect(leads(garden, 'x/s.md')).toEqual(['a/b/Note.md', 'a/b/Note.md', 'missing-note']);
  });

  it('17: the exact vault path, then the own folder, then the shortest path', () => {
    const root = vault({ 'x/s.md': '[[Note]]', 'Note.md': '', 'x/Note.md': '' });
    expect(leads(root, 'x/s.md')).toEqual(['Note.md']);
    const own = vault({ 'long/folder/s.md': '[[Note]]', 'long/folder/Note.md': '', 'y/Note.md': '' });
    expect(leads(own, 'long/folder/s.md')).toEqual(['long/folder/Note.md']);
    // Fewer characters win over fewer folders.
    const shortest = vault({ 's.md': '[[Note]]', 'a/b/Note.md': '', 'abcdefgh/Note.md': '' });
    expect(leads(shortest, 's.md')).toEqual(['a/b/Note.md']);
  });

  it('17: the folder above and below count for nothing', () => {
    const garden = vault({ 'p/q/s.md': '[[Note]]', 'p/Note.md': '', 'p/q/r/Note.md': '', 'z/Note.md': '' });
    expect(leads(garden, 'p/q/s.md')).toEqual(['p/Note.md']);
  });

  it('18: equal lengths go by the alphabet, with a warning', () => {
    const garden = vault({ 's.md': '[[Note]]', 'b/Note.md': '', 'a/Note.md': '' });
    expect(leads(garden, 's.md')).toEqual(['a/Note.md']);
    expect(findings(garden, 'ambiguous-link')).toEqual([['s.md', 'ambiguous-link', 1]]);
  });

  it('19: ./ and ../ are exact, with no fallback to the name', () => {
    const garden = vault({
      'a/b/s.md': '[[./x]] [[../y]] [[../x]] [[../../../z]]',
      'a/b/x.md': '',
      'a/y.md': '',
      'z.md': '',
    });
    expect(leads(garden, 'a/b/s.md')).toEqual(['a/b/x.md', 'a/y.md', 'missing-note', 'missing-note']);
  });

  it('20: a leading slash is the root of the vault', () => {
    const garden = vault({ 'a/s.md': '[[/Note]] [[/b/Note]]', 'a/Note.md': '', 'Note.md': '' });
    expect(leads(garden, 'a/s.md')).toEqual(['Note.md', 'missing-note']);
  });

  it('21: an alias resolves after file names; two notes with one alias make it ambiguous', () => {
    const garden = vault({
      's.md': '[[别名]] [[b]] [[同名]]',
      'a.md': '---\naliases: [别名, b, 同名]\n---',
      'b.md': '---\naliases: [同名]\n---',
    });
    expect(leads(garden, 's.md')).toEqual(['a.md', 'b.md', 'ambiguous']);
    expect(findings(garden, 'ambiguous-link')).toEqual([['s.md', 'ambiguous-link', 1]]);
    expect(findings(garden, 'duplicate-alias').map(([path]) => path)).toEqual(['a.md', 'a.md', 'b.md']);
  });

  it('35: a Markdown destination is percent-decoded and resolved like a wikilink', () => {
    const garden = vault({
      's.md': '[x](后训练%20post.md) [y](<后训练 post>) [z](100%.md)',
      '深/后训练 post.md': '',
      '100%.md': '',
    });
    expect(leads(garden, 's.md')).toEqual(['深/后训练 post.md', '深/后训练 post.md', '100%.md']);
  });

  it('21, 35: a Markdown destination finds the old name of a renamed note, which is its alias without the extension', () => {
    const garden = vault({
      's.md': '[x](后训练%20post.md) [y](同名.md) [z](乙.md)',
      '后训练.md': '---\naliases: [后训练 post, 同名, 乙]\n---',
      '甲.md': '---\naliases: [同名]\n---',
      '乙.md': '',
    });
    expect(leads(garden, 's.md')).toEqual(['后训练.md', 'ambiguous', '乙.md']);
  });
});

describe('headings and blocks (OBSIDIAN.md 25–34)', () => {
  it('25, 26: compares headings by their source text without punctuation', () => {
    const garden = vault({ 's.md': '[[n#粗 与 c]] [[n#**粗** 与 `c`]] [[n#没有]]', 'n.md': '## **粗** 与 `c`\n' });
    expect(leads(garden, 's.md')).toEqual(['n.md#cu-yu-c', 'n.md#cu-yu-c', 'missing-anchor']);
    expect(findings(garden, 'missing-heading')).toEqual([['s.md', 'missing-heading', 1]]);
  });

  it('27, 28: the first of equal headings; A#B walks down', () => {
    const garden = vault({ 's.md': '[[n#例]] [[n#乙#例]] [[n#例#乙]]', 'n.md': '## 甲\n### 例\n## 乙\n### 例\n' });
    const [first, second, third] = leads(garden, 's.md');
    expect(first).not.toBe(second);
    expect(second?.startsWith('n.md#li-')).toBe(true);
    expect(third).toBe('missing-anchor');
  });

  it('31, 37: block ids compare without case, from Markdown links too', () => {
    const garden = vault({ 's.md': '[[n#^Ab-1]] [x](n.md#^ab-1) [[n#^zz]]', 'n.md': '一段。 ^ab-1\n' });
    expect(leads(garden, 's.md')).toEqual(['n.md#b-ab-1', 'n.md#b-ab-1', 'missing-anchor']);
  });
});

describe('addresses (CONTRACT dist/)', () => {
  const address = (files: Record<string, string>) =>
    Object.fromEntries(vault(files).entries.map((entry) => [entry.note.path, entry.address]));

  it('permalink, else slug, else the English name, else the pinyin of the file name', () => {
    expect(
      address({
        'garden.yml': 'sections:\n  - { folder: 名词, slug: terms }\n',
        '名词/注意力.md': '---\nen: Attention\n---',
        '名词/词元.md': '---\nslug: token\nen: Lexical token\n---',
        '名词/路由.md': '---\npermalink: /路由/x\n---',
        '札记/计算步骤.md': '',
      }),
    ).toEqual({
      '名词/注意力.md': '/terms/attention/',
      '名词/词元.md': '/terms/token/',
      '名词/路由.md': '/路由/x/',
      '札记/计算步骤.md': '/zha-ji/ji-suan-bu-zhou/',
    });
  });

  it('notes that would share an address each get a code of their path; an explicit slug keeps its own', () => {
    const found = address({ 'A b.md': '', 'a-b.md': '', 'c d.md': '', 'x.md': '---\nslug: c-d\n---' });
    expect(found['A b.md']).toMatch(/^\/a-b-[0-9a-f]{4}\/$/);
    expect(found['a-b.md']).toMatch(/^\/a-b-[0-9a-f]{4}\/$/);
    expect(found['A b.md']).not.toBe(found['a-b.md']);
    expect(found['x.md']).toBe('/c-d/');
    expect(found['c d.md']).toMatch(/^\/c-d-[0-9a-f]{4}\/$/);
  });

  it("the site's own routes win", () => {
    const garden = vault({ 'search.md': '', 'x.md': '---\npermalink: /tags/\n---', '夹/y.md': '#t', '夹.md': '' });
    const routes = garden.entries.map((entry) => entry.address);
    expect(routes).not.toContain('/search/');
    expect(routes).not.toContain('/tags/');
    expect(routes).not.toContain('/jia/');
    expect(new Set(routes).size).toBe(4);
  });
});

describe('what the site writes itself (CONTRACT dist/: its own routes win)', () => {
  const at = (path: string, text = '', more: Record<string, string> = {}) => {
    const garden = vault({ ...more, [path]: text });
    return entryOf(garden, path).address;
  };

  it.each([
    ['/404.html', /^\/404\.html-[0-9a-z]{4}\/$/],
    ['/404.html/x/', /^\/404\.html-[0-9a-z]{4}\/x\/$/],
    ['/Garden.JSON', /^\/Garden\.JSON-[0-9a-z]{4}\/$/],
    ['/feed.xml', /^\/feed\.xml-[0-9a-z]{4}\/$/],
    ['/pagefind/pagefind.js', /^\/pagefind-[0-9a-z]{4}\/pagefind\.js\/$/],
    ['/files/x', /^\/files-[0-9a-z]{4}\/x\/$/],
    ['/a/index.md', /^\/a\/index\.md-[0-9a-z]{4}\/$/],
    ['/search/index.json', /^\/search\/index\.json-[0-9a-z]{4}\/$/],
  ])('%s is no address for a note', (permalink, expected) => {
    const garden = vault({ 'a.md': `---\npermalink: ${permalink}\n---` });
    expect(entryOf(garden, 'a.md').address).toMatch(expected);
    expect(findings(garden, 'reserved-address')).toEqual([['a.md', 'reserved-address', 2]]);
  });

  it('a file name of another generator is an address like any other, and `index.html` is its folder', () => {
    expect(at('a.md', '---\npermalink: /2020/x.html\n---')).toBe('/2020/x.html/');
    expect(at('a.md', '---\npermalink: /about/index.html\n---')).toBe('/about/');
  });

  it('an alias that is a whole path leads on from there, be its folder gone', () => {
    const garden = vault({ '新/a.md': '---\naliases: [旧/乙.md, /新/甲, 甲, 甲/]\n---', '新/甲.md': '' });
    expect(garden.redirects).toEqual([{ from: '/jiu/yi/', to: '新/a.md' }]);
  });

  it('no redirect takes the place of a file', () => {
    const garden = vault({ 'a.md': '---\nredirect_from: [/feed.xml, /a/preview.json, /old/x.html]\n---' });
    expect(garden.redirects).toEqual([{ from: '/old/x.html/', to: 'a.md' }]);
    expect(findings(garden, 'duplicate-slug')).toHaveLength(2);
  });

  it.each(['search', 'tags', 'graph', 'all', 'health', '404', 'files', 'pagefind', 'fonts', 'cards'])(
    'a folder %s yields with all that is in it',
    (folder) => {
      const pages = [...planPages(vault({ [`${folder}/x.md`]: '#标签', [`${folder}/index.md`]: '' }))];
      const addresses = pages.map(({ address }) => address);
      expect(new Set(addresses).size).toBe(addresses.length);
      expect(addresses.filter((address) => address.startsWith(`/${folder}-`))).toHaveLength(2);
    },
  );
});

describe('folders that would share an address', () => {
  it('each have a page of their own, with their own introduction; notes in them stay', () => {
    const garden = vault({ '十/a.md': '', '十/index.md': '', '石/b.md': '', 'X/c.md': '', 'x/d.md': '' });
    const pages = [...planPages(garden)].flatMap((page) => (page.kind === 'folder' ? [page] : []));
    expect(new Set(pages.map(({ address }) => address)).size).toBe(4);
    const [ten] = pages.filter(({ title }) => title === '十');
    const [stone] = pages.filter(({ title }) => title === '石');
    expect(ten?.intro?.note.path).toBe('十/index.md');
    expect(stone?.intro).toBeUndefined();
    expect(entryOf(garden, '十/a.md').address).toBe('/shi/a/');
    expect(entryOf(garden, '十/index.md').address).toBe(ten?.address);
  });

  it('save for a section that names its slug', () => {
    const garden = vault({
      'garden.yml': 'sections: [{ folder: 术语, slug: x }]\n',
      '术语/a.md': '',
      'x/b.md': '',
    });
    expect(garden.folders.get('术语')).toBe('/x/');
    expect(garden.folders.get('x')).toMatch(/^\/x-[0-9a-z]{4}\/$/);
  });
});

describe('notes that stand on a page of the site', () => {
  const page = (files: Record<string, string>, address: string) =>
    [...planPages(vault(files))]
      .filter((candidate) => candidate.address === address)
      .map((candidate) => [candidate.kind, 'intro' in candidate ? candidate.intro?.note.path : undefined]);

  it('an `index` note introduces its folder', () => {
    expect(page({ '夹/index.md': '', '夹/x.md': '' }, '/jia/')).toEqual([['folder', '夹/index.md']]);
  });

  it('so does a note whose permalink is the address of the folder', () => {
    expect(page({ '夹/简介.md': '---\npermalink: jia\n---', '夹/x.md': '' }, '/jia/')).toEqual([
      ['folder', '夹/简介.md'],
    ]);
  });

  it('the home page is the config, else index or 首页 at the root, else the note whose permalink is the root, else made', () => {
    expect(page({ 'garden.yml': 'home: b\n', 'b.md': '', 'index.md': '' }, '/')).toEqual([['home', 'b.md']]);
    expect(page({ 'b.md': '---\npermalink: /\n---', '首页.md': '' }, '/')).toEqual([['home', '首页.md']]);
    expect(page({ 'b.md': '---\npermalink: /\n---', 'c.md': '' }, '/')).toEqual([['home', 'b.md']]);
    expect(page({ 'b.md': '', 'c.md': '' }, '/')).toEqual([['home', undefined]]);
  });
});
