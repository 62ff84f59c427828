import { describe, expect, it } from 'vitest';
import { mdxLanguage } from '../../../src/core/markdown/syntax/mdx/language.ts';
import { readNote } from '../../../src/core/note/read-note.ts';
import { vaultPath } from '../../../src/core/path.ts';
import { renderNote } from '../../../src/core/render/render-note.ts';
import { hashText } from '../../../src/core/text/hash.ts';
import type { Note, RenderedNote } from '../../../src/core/types.ts';

const OPTIONS = { strictLineBreaks: false, readings: {} };

function read(text: string, { path = '页.mdx', runs = true } = {}): Note {
  const file = { path: vaultPath(path), text, digest: hashText(text) };
  return readNote(file, { ...OPTIONS, mdx: runs ? mdxLanguage : undefined });
}

function render(text: string): RenderedNote {
  const options = { strictLineBreaks: false, externalImages: 'lazy', lang: 'zh-CN', mdx: mdxLanguage } as const;
  return renderNote({ source: { note: read(text), text, links: {}, citations: {} }, embedded: {} }, new Map(), options);
}

const faults = (note: Note) => note.diagnostics.map(({ rule, place }) => [rule, place.line]);

describe('reading a note that may run', () => {
  it('finds links, headings and tags inside JSX, and none in code', () => {
    const note = read('# 页\n\n<Card>\n\n## 里\n\n见 [[甲]] #标签\n\n</Card>\n\n<b>字 [[乙]]</b> {"[[丙]] #不是"}\n');
    expect(note.links.map(({ target, place }) => [target, place.line])).toEqual([
      ['甲', 7],
      ['乙', 11],
    ]);
    expect(note.headings.map(({ text }) => text)).toEqual(['页', '里']);
    expect(note.tags).toEqual(['标签']);
  });

  it('keeps code out of the text that search and mentions read', () => {
    const note = read('import X from "@lanyin/Notes"\n\n算{1 + 1}次<X name="不读"/>\n');
    expect(note.text.map(({ text }) => text)).toEqual(['算次']);
  });

  it('knows its imports, and the components that it does not make itself', () => {
    const note = read(
      'import { Card } from "./卡.astro"\nexport const { Own, part: [Piece] } = {}\n\n<Card/>\n<Own/>\n<Piece/>\n<Ui.Box/>\n<details/>\n<Timeline/>\n',
    );
    expect(note.mdx?.imports).toEqual([{ source: './卡.astro', line: 1 }]);
    expect(note.mdx?.components).toEqual([
      { name: 'Ui', line: 7 },
      { name: 'Timeline', line: 9 },
    ]);
  });

  it.each([
    ['an element that is not closed', '---\ntitle: 甲\n---\n\n<b>字\n', 5],
    ['an expression that is none', '字\n\n{1 +}\n', 3],
    ['an import that is none', 'import X frm "a"\n\n字\n', 1],
    ['a name given twice', 'export const a = 1\n\nexport const a = 2\n', 3],
    ['a name of our own', 'export const frontmatter = 1\n', 1],
  ])('names %s', (_, text, line) => {
    const note = read(text);
    expect(note.mdx?.broken).toBe(true);
    expect(faults(note)).toEqual([['mdx-error', line]]);
  });

  it('reads it as Markdown where the vault does not let it run, and so every .md file', () => {
    for (const note of [
      read('a {1 +} <b>[[甲]]</b>', { runs: false }),
      read('a {1 +} <b>[[甲]]</b>', { path: '页.md' }),
    ]) {
      expect(note.mdx).toBeUndefined();
      expect(note.links).toHaveLength(1);
      expect(note.diagnostics).toEqual([]);
    }
  });
});

describe('printing a note that may run', () => {
  it('makes a program of it, and HTML of what it reads without its code', () => {
    const { html, markdown, program } = render('算 {6 * 7} 与 $\\frac{a}{b}$\n\n<Card>\n**粗**\n</Card>\n');
    expect(markdown.trim()).toBe('算  与 $\\frac{a}{b}$\n\n**粗**');
    expect(html).toContain('<strong>粗</strong>');
    expect(html).toContain('\\frac{a}{b}');
    expect(html).not.toMatch(/6 \* 7|Card/);
    expect(program).toContain('6 * 7');
    expect(program).toContain('"set:html": "<p><strong>粗</strong></p>"');
  });

  it('prints a line of nothing but components without a paragraph', () => {
    expect(render('<B>字</B> {1}\n').program).not.toContain('_components.p');
    expect(render('<B>字</B> 后\n').program).toContain('_components.p');
  });

  it('leaves the parsed note as it was, so that it can be printed again', () => {
    const text = 'export const A = () => <b>x</b>\n\n<A/> {<i>y</i>}\n';
    expect(render(text).program).toBe(render(text).program);
  });

  it('shows a heading that repeats the title once, imports or not', () => {
    expect(render('import X from "@lanyin/Notes"\n\n# 页\n\n字\n').html).not.toContain('<h');
  });
});
