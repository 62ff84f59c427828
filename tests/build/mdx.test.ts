import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Output, Workshop } from './site.ts';

const workshop = new Workshop();
afterAll(() => workshop.close());

const PAGE = `---
title: 会动的页
---
import Card from './组件/卡.astro'
import List from '@lanyin/Notes'
export const side = 6

# 会动的页

## 说明

算出 {side * 7}，见 [[词嵌入#训练|向量]] 与[名词](词嵌入.md)，式 $\\frac{a}{b}$ ^here

<Card title="卡">
  - 项 ==重点==
</Card>

> [!tip] 边长 {side}
> 正文

<List folder="资料" />

<Timeline from={2017} to={2018} />
<Glossary />
<Questions />
<Pipeline />
<Pipeline stage="资料/己" />
<Graph />
<Graph note="词嵌入" />

{frontmatter.title}之末
`;

const CARD = `---
const { title } = Astro.props;
---
<section class="card"><b>{title}</b><slot /></section>
<style>.card { outline: 1px solid teal; }</style>
<script>document.body.dataset.card = 'on';</script>
`;

const FILES = {
  '页.mdx': PAGE,
  '词嵌入.md': '## 训练\n\n引 ![[页#说明]] 与 [[坏语法]]\n',
  '资料/甲.md': '甲',
  '资料/乙.md': '---\ntype: term\ndescription: 乙的定义\n---\n乙',
  '资料/丙.md': '---\ntype: question\n---\n丙',
  '资料/丁.md': '---\ntype: event\ndate: 2017-06-12\n---\n丁事',
  '资料/戊.md': '---\ntype: event\ndate: 2020-01-02\n---\n戊事',
  '资料/己.md': '---\ntype: stage\norder: 1\nnext: "[[庚]]"\n---\n己',
  '资料/庚.md': '---\ntype: stage\norder: 2\n---\n庚',
  '组件/卡.astro': CARD,
  '组件/坏.astro': '---\nimport x from "./不在.js";\n---\n<p>{x}</p>\n',
};

const BAD = {
  '坏语法.mdx': '---\ntitle: 坏语法\n---\n\n<b>没有合上\n',
  '坏引入.mdx': 'import X from "./没有.astro"\n\n<X/>\n',
  '坏组件.mdx': '字\n\n<Notez/>\n',
  '坏下游.mdx': 'import X from "./组件/坏.astro"\n\n<X/>\n',
  '引札记.mdx': 'import X from "./页.mdx"\n\n<X/>\n',
  '抛错.mdx': '正文还在 [[词嵌入]]\n\n{(() => { throw new Error("糟了") })()}\n',
  '开头就抛.mdx': 'export const a = nowhere.at.all\n\n也还在 {a}\n',
};

const bodyOf = (html: string) => html.slice(html.indexOf('<article'), html.indexOf('</article>'));

describe('a vault that lets its MDX notes run', () => {
  let site: Output;
  let body: string;
  let said: string;
  const noteAt = (path: string) => site.garden.notes.find((note: { path: string }) => note.path === path);
  const pageOf = (path: string) => bodyOf(site.text(`${noteAt(path).url}index.html`));

  beforeAll(async () => {
    const vault = workshop.vault('mdx', { 'garden.yml': 'title: 试\nmdx: true\n', ...FILES, ...BAD });
    const out = `${workshop.folder}/dist`;
    const { code, stderr } = await workshop.run('build', '--vault', vault, '--out', out);
    expect(code, stderr).toBe(0);
    said = stderr;
    site = new Output(out);
    body = pageOf('页.mdx');
  });

  it('runs expressions, components of the vault and those of the site', () => {
    expect(body).toContain('算出 42，');
    expect(body).toContain('会动的页之末');
    expect(body).toMatch(/<section class="card[^"]*"><b[^>]*>卡<\/b><ul>\s*<li>项 <mark>重点<\/mark><\/li>/);
    expect(body).toMatch(/<ul class="notes">.*<a href="\/zi-liao\/jia\/"[^>]*>甲<\/a>/);
  });

  it('has the views of the site ready under their names', () => {
    expect(body).toMatch(/<div data-term="乙".*乙的定义/);
    expect(body).toMatch(/<li data-question="[^"]+" data-status="[^"]+"><a [^>]+>丙<\/a>/);
    expect(body).toMatch(/<div class="clusters"[^>]*><svg.*href="\/graph\/#topic-1"/);
    expect(body).toMatch(/<svg data-graph .*词嵌入的邻近图/);
    expect(body.match(/<svg data-pipeline|<a href="[^"]*"(?: aria-current="page")?><rect/g)).toEqual([
      '<svg data-pipeline',
      '<a href="/zi-liao/ji/"><rect',
      '<a href="/zi-liao/geng/"><rect',
      '<svg data-pipeline',
      '<a href="/zi-liao/ji/" aria-current="page"><rect',
      '<a href="/zi-liao/geng/"><rect',
    ]);
    expect(body).toMatch(/<li><a href="\/zi-liao\/ji\/">己<\/a><span>，接着是庚<\/span>。<\/li>/);
    expect(body.match(/<li data-event[^>]*><time datetime="[^"]*"/g)).toEqual([
      '<li data-event><time datetime="2017-06-12"',
    ]);
  });

  it('has the same syntax as a Markdown note', () => {
    const { url, headings } = noteAt('词嵌入.md');
    expect(body).toContain(`<a href="${url}#${headings[0].id}" data-type="note">向量</a>`);
    expect(body).toContain(`<a href="${url}" data-type="note">名词</a>`);
    expect(body).toContain('class="katex');
    expect(body).toMatch(/data-callout="tip".*边长 6/);
    expect(body).toContain('id="b-here"');
    expect(site.text(`${noteAt('页.mdx').url}index.html`).match(/<h1/g)).toHaveLength(1);
  });

  it('brings the style and the script of a component to the page', () => {
    const assets = [...site.files()].filter(([path]) => path.startsWith('_astro/'));
    const style = assets.find(([path, text]) => path.endsWith('.css') && text.includes('teal'))?.[0];
    const script = assets.find(([path, text]) => path.endsWith('.js') && text.includes('dataset.card'))?.[0];
    const html = site.text(`${noteAt('页.mdx').url}index.html`);
    expect(html).toContain(`href="/${style}"`);
    expect(html).toContain(`src="/${script}"`);
  });

  it('is embedded as what it reads without its code', () => {
    expect(pageOf('词嵌入.md')).toMatch(/data-embed="页.mdx".*算出.*<mark>重点<\/mark>/s);
  });

  it('lists its authored links alone', () => {
    expect(noteAt('页.mdx').links.map(({ target, kind }: { target: string; kind: string }) => [target, kind])).toEqual([
      ['词嵌入.md', 'wikilink'],
      ['词嵌入.md', 'markdown'],
    ]);
  });

  it('leaves out what cannot run, shows as Markdown what throws, and names each', () => {
    const paths = site.garden.notes.map(({ path }: { path: string }) => path);
    for (const path of ['坏语法.mdx', '坏引入.mdx', '坏组件.mdx', '坏下游.mdx', '引札记.mdx'])
      expect(paths).not.toContain(path);
    expect(noteAt('词嵌入.md').unresolved).toMatchObject([{ raw: '坏语法', reason: 'missing-note' }]);
    expect(pageOf('抛错.mdx')).toMatch(/正文还在 <a /);
    expect(pageOf('开头就抛.mdx')).toContain('也还在');
    for (const place of [
      '坏语法.mdx:5:1',
      '坏引入.mdx:1:1',
      '坏组件.mdx:3:1',
      '坏下游.mdx:1:1',
      '引札记.mdx:1:1',
      '抛错.mdx:1:1',
      '开头就抛.mdx:1:1',
    ])
      expect(said).toMatch(new RegExp(`^${place} 警告 .*mdx-error`, 'm'));
    expect(said).toMatch(/坏组件\.mdx:3:1 .*Notez.*\n.*Notes/);
  });
});

it('runs nothing where the vault does not say so', async () => {
  const vault = workshop.vault('quiet', {
    '页.mdx': `${PAGE}\n<script>1</script>\n\n{(() => { throw new Error("糟了") })()}\n`,
    '词嵌入.md': '## 训练',
  });
  const site = await workshop.build(vault, 'quiet-out');
  const html = site.text(`${site.garden.notes.find(({ path }: { path: string }) => path === '页.mdx').url}index.html`);
  const body = bodyOf(html);
  expect(body).toContain('{side * 7}');
  expect(body).toContain('向量</a>');
  expect(body).not.toContain('<script');
});
