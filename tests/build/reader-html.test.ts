import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, buildSite } from '../site.ts';

/** What an author's text may not look like on a page: marks of a construct that was not read, holes between characters. */
const LEFTOVERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['**', /\*\*/],
  ['[[', /\[\[/],
  ['==', /==/],
  ['%%', /%%/],
  ['a newline between Han', /\p{Script=Han}[ \t]*\n[ \t]*\p{Script=Han}/u],
  ['a space between Han and Latin', /\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u],
];
/** Elements whose text is not prose. */
const VERBATIM = new Set(['code', 'pre', 'kbd', 'samp', 'script', 'style', 'svg', 'math', 'annotation']);

interface Page {
  readonly address: string;
  readonly html: string;
  readonly tree: Root;
}

let sites: Record<'reader' | 'garden', BuiltSite>;
let pages: Record<'reader' | 'garden', Page[]>;
beforeAll(async () => {
  sites = { reader: await buildSite('tests/fixtures/vaults/reader'), garden: await buildSite('content') };
  pages = { reader: await readPages(sites.reader), garden: await readPages(sites.garden) };
});
afterAll(async () => {
  await Promise.all([sites.reader.close(), sites.garden.close()]);
});

function readPages(site: BuiltSite): Promise<Page[]> {
  return Promise.all(
    [
      ...site.pages.map((address) => [address, join(decodeURIComponent(address), 'index.html')] as const),
      ['/404.html', '404.html'] as const,
    ].map(async ([address, file]) => {
      const html = await readFile(join(site.dir, file), 'utf8');
      return { address, html, tree: fromHtml(html) };
    }),
  );
}

function* elements(node: Root | RootContent): Generator<Element> {
  if (node.type === 'element') yield node;
  if ('children' in node) for (const child of node.children) yield* elements(child as RootContent);
}

/** Prose of the author: inside `data-note-body`, without what the engine adds, code and formulas; one text a block. */
function* prose(node: Root | RootContent, inside = false): Generator<string> {
  if (node.type === 'element') {
    if (node.properties.dataUi !== undefined || VERBATIM.has(node.tagName)) return;
    if ((node.properties.className as string[] | undefined)?.includes('katex')) return;
  }
  const within = inside || (node.type === 'element' && node.properties.dataNoteBody !== undefined);
  if (node.type === 'element' && within && /^(?:p|li|h[1-6]|td|th|dt|dd|summary)$/.test(node.tagName)) yield own(node);
  if ('children' in node) for (const child of node.children) yield* prose(child as RootContent, within);
}

const BLOCKS = /^(?:p|ul|ol|li|table|blockquote|div|figure|pre|details|section|dl)$/;

/** Text of a block without that of the blocks in it; code and formulas stand as one mark. */
function own(node: Element): string {
  return node.children
    .map((child, index) => {
      // A space alone between two elements tells them apart: it is the author's.
      const between = node.children[index - 1]?.type === 'element' && node.children[index + 1]?.type === 'element';
      if (child.type === 'text') return between && child.value === ' ' ? '\u{FFFC}' : child.value;
      if (child.type !== 'element') return '';
      if (VERBATIM.has(child.tagName) || (child.properties.className as string[] | undefined)?.includes('math'))
        return '\u{FFFC}';
      return BLOCKS.test(child.tagName) || child.properties.dataUi !== undefined
        ? '\n\n'
        : child.tagName === 'br'
          ? '\n\n'
          : own(child);
    })
    .join('');
}

describe.each(['reader', 'garden'] as const)('the %s site', (name) => {
  test('is valid HTML by an independent validator', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
    const found: string[] = [];
    for (const { address, html } of pages[name]) {
      const { results } = await validator.validateString(html, address);
      for (const { messages } of results)
        for (const { ruleId, line, column, message } of messages)
          found.push(`${address}:${line}:${column} ${ruleId}: ${message}`);
    }
    expect(found).toEqual([]);
  });

  test('every internal link and fragment leads somewhere', () => {
    const ids = new Map(
      pages[name].map(({ address, tree }) => [address, new Set([...elements(tree)].map((node) => node.properties.id))]),
    );
    const dead: string[] = [];
    for (const { address, tree } of pages[name]) {
      for (const node of elements(tree)) {
        for (const value of [node.properties.href, node.properties.src]) {
          if (typeof value !== 'string' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value)) continue;
          const { pathname, hash } = new URL(value, `https://site.test${address}`);
          const target = ids.get(pathname);
          if (
            target === undefined
              ? !isFile(join(sites[name].dir, decodeURIComponent(pathname)))
              : hash !== '' && !target.has(decodeURIComponent(hash.slice(1)))
          )
            dead.push(`${address} → ${value}`);
        }
      }
    }
    expect(dead).toEqual([]);
  });

  test('nothing is left over of a construct, and no hole stands between characters', () => {
    const found: string[] = [];
    for (const { address, tree } of pages[name]) {
      for (const text of prose(tree))
        for (const [mark, pattern] of LEFTOVERS)
          if (pattern.test(text))
            found.push(`${address} ${mark}: ${pattern.exec(text.replaceAll('\n\n', ''))?.input.slice(0, 60)}`);
    }
    expect(found).toEqual([]);
  });

  test('the social tags of every page lead to what is there', async () => {
    const bad: string[] = [];
    for (const { address, tree, html } of pages[name]) {
      if (html.includes('http-equiv="refresh"')) continue;
      const meta = new Map(
        [...elements(tree)]
          .filter((node) => node.tagName === 'meta')
          .map((node) => [String(node.properties.property ?? node.properties.name), String(node.properties.content)]),
      );
      for (const key of ['og:title', 'og:type', 'og:url', 'og:site_name'])
        if (!meta.get(key)) bad.push(`${address} ${key}`);
      const image = meta.get('og:image')?.replace('https://example.org', '');
      if (image !== undefined && !isFile(join(sites[name].dir, decodeURIComponent(image))))
        bad.push(`${address} ${image}`);
    }
    expect(bad).toEqual([]);
  });
});

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

test('feed, sitemap, robots, llms.txt and the Markdown of each note are written', async () => {
  const { dir } = sites.reader;
  const read = (file: string) => readFile(join(dir, file), 'utf8');
  expect(await read('feed.xml')).toContain(
    '<link rel="self" type="application/atom+xml" href="https://example.org/feed.xml"/>',
  );
  expect(await read('sitemap.xml')).toContain('<loc>https://example.org/terms/moe/</loc>');
  expect(await read('robots.txt')).toContain('Sitemap: https://example.org/sitemap.xml');
  expect(await read('llms.txt')).toContain('[混合专家模型](https://example.org/terms/moe/index.md)');
  const markdown = await read('terms/moe/index.md');
  expect(markdown).toMatch(/^# 混合专家模型\n\n> 把前馈层拆成/);
  expect(markdown).toContain('[词元](/terms/token/)');
  expect(markdown).not.toMatch(/\[\[|%%/);
  expect(existsSync(join(dir, 'favicon.svg'))).toBe(true);
});
