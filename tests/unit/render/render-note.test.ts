import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/core/markdown/parse.ts';
import { collectRequests } from '../../../src/core/markdown/requests.ts';
import { excerptOf } from '../../../src/core/render/excerpt.ts';
import type { Answer } from '../../../src/core/types.ts';
import { file, inputOf, note, render } from '../../render-helper.ts';
import { AROUND, renderInVault } from '../../syntax-vault.ts';

/** Answers every request of a text alike. */
function answered(text: string, answer: Answer): ReturnType<typeof renderInVault> {
  const requests = collectRequests(parse(text, { strictLineBreaks: false }).tree);
  return renderInVault(text, {}, new Map(requests.map(({ digest }) => [digest, answer])));
}

describe('answers of the shell', () => {
  test('highlighted code stands as it was given', () => {
    const { html, hasCode } = answered('```js\na < b\n```', { kind: 'code', html: '<span class="k">a</span> &lt; b' });
    expect(html).toBe(
      '<figure class="code" data-lang="js"><pre tabindex="0"><code><span class="k">a</span> &lt; b</code></pre></figure>',
    );
    expect(hasCode).toBe(true);
  });

  test('code without an answer is its own text', () => {
    expect(renderInVault('```js\na < b\n```').html).toContain('<code>a &#x3C; b\n</code>');
  });

  const diagram = '```mermaid\ngraph LR\n  A[目标] --> B[没有]\n  class A,B internal-link;\n```';

  test('nodes of a diagram lead to the notes that they name (OBSIDIAN.md 80)', () => {
    const svg =
      '<svg id="m1"><a data-internal-link="目标"><text>目标</text></a><a data-internal-link="没有"><text>没有</text></a></svg>';
    const { html } = answered(diagram, { kind: 'diagram', svg, labels: ['目标', '没有'] });
    expect(html).toBe(
      '<figure class="diagram" role="group" tabindex="0" aria-label="图"><svg id="m1"><a href="/mu-biao/" data-type="note"><text>目标</text></a>' +
        '<g class="unresolved" data-reason="missing-note"><text>没有</text></g></svg></figure>',
    );
  });

  test('the same drawing twice has its ids twice', () => {
    const text = '```mermaid\ngraph LR\n```\n';
    const svg =
      '<svg id="m1" aria-labelledby="t"><title id="t">图</title><style>#m1 p{color:#fff}</style><path marker-end="url(#m1-end)"/><marker id="m1-end"/></svg>';
    const { html } = answered(text + text, { kind: 'diagram', svg, labels: [] });
    expect(html).toContain(
      '<svg id="m1-2" aria-labelledby="t-2"><title id="t-2">图</title><style>#m1-2 p{color:#fff}</style><path marker-end="url(#m1-end-2)"/><marker id="m1-end-2"/></svg>',
    );
  });

  test('a drawing that failed stays code, and is named', () => {
    const { html, diagnostics } = answered(diagram, { kind: 'failed', message: '第 2 行' });
    expect(html).toContain('<figure class="code" data-lang="mermaid">');
    expect(diagnostics).toMatchObject([{ rule: 'diagram-error', place: { line: 1 } }]);
  });
});

describe('formulas', () => {
  test('one that fails shows its source and is named at its line', () => {
    const { html, diagnostics, hasMath } = renderInVault('文\n\n坏 $\\frac{1$ 的');
    expect(html).toContain('<code class="math-error">\\frac{1</code>');
    expect(diagnostics).toMatchObject([{ rule: 'math-error', place: { line: 3, column: 3 } }]);
    expect(hasMath).toBe(false);
  });

  test('nothing that a formula says can run or load', () => {
    const { html } = renderInVault(
      '$\\href{javascript:alert(1)}{x}$ $\\includegraphics{https://a.example/x.png}$ $\\htmlData{onclick=x}{y}$',
    );
    expect(html).not.toMatch(/<a |<img|onclick="/);
  });

  test('definitions hold in what follows in their note, wherever it is embedded, and nowhere else', () => {
    const around = { ...AROUND, '甲.md': '$\\newcommand{\\x}{X}$\n\n## 节\n\n$\\x$\n' };
    const { html, diagnostics } = renderInVault('$\\x$ ![[甲#节]]\n\n![[甲]]\n\n$\\x$\n', {}, new Map(), around);
    expect(html.match(/<code class="math-error">|<math /g)).toEqual([
      '<code class="math-error">',
      '<math ',
      '<math ',
      '<code class="math-error">',
    ]);
    expect(diagnostics.map(({ place, message }) => [place.line, place.column, message])).toEqual([
      [1, 1, '公式写错了：没有 \\x 这个命令'],
      [5, 1, '公式写错了：没有 \\x 这个命令'],
    ]);
  });

  test('a name that exists may be defined anew, and one that fails leaves what it defined before its fault', () => {
    const { html } = renderInVault(
      '$\\newcommand{\\frac}{F}\\renewcommand{\\new}{N}$ $\\frac\\new$ $\\def\\z{Z}\\oops$ $\\z$',
    );
    expect(html.match(/math-error|<mi>[FNZ]<\/mi>/g)).toEqual(['<mi>F</mi>', '<mi>N</mi>', 'math-error', '<mi>Z</mi>']);
  });

  test.each([
    ['\\frac{1', '缺少 }'],
    ['\\begin{foo}a\\end{foo}', '没有 foo 这个环境'],
    ['a^b^c', '连写了两个上标或两个下标，要用大括号分开'],
    ['\\def\\a{\\a}\\a', '自定义命令展开得太多，可能在循环'],
    [`\\def\\a{${'x'.repeat(1000)}}${'\\a'.repeat(900)}`, '自定义命令展开得太多，可能在循环'],
    [`${'{'.repeat(9000)}${'}'.repeat(9000)}`, '括号套得太深'],
    ['x'.repeat(20_001), '太长，超过了 20000 个字符'],
  ])('says what is wrong: %#', (latex, reason) => {
    expect(renderInVault(`$${latex}$`).diagnostics.map(({ message }) => message)).toEqual([`公式写错了：${reason}`]);
  });
});

describe('embeds that multiply', () => {
  const all = (level: number) => [...Array(10).keys()].map((index) => `![[${level}-${index}]]`).join('\n\n');
  const layers = Object.fromEntries(
    [1, 2, 3, 4, 5, 6].flatMap((level) =>
      [...Array(10).keys()].map((index) => [
        `${level}-${index}.md`,
        `层${level}\n\n${level < 6 ? all(level + 1) : ''}`,
      ]),
    ),
  );

  test('ten notes that embed ten, six deep: five hundred are shown, the rest are links, and the author hears of it', () => {
    const { html, diagnostics } = renderInVault(all(1), {}, new Map(), layers);
    expect(html.match(/data-embed=/g)).toHaveLength(500);
    expect(diagnostics.filter(({ message }) => message.includes('500'))).toHaveLength(1);
    expect(diagnostics.length).toBeLessThan(12);
  });

  test('notes that all embed each other: each embed of the author is named once', () => {
    const notes = Object.fromEntries(
      [...'甲乙丙丁戊'].map((name) => [`${name}.md`, '![[甲]] ![[乙]] ![[丙]] ![[丁]] ![[戊]]']),
    );
    const { diagnostics } = renderInVault('![[甲]]\n\n![[乙]]', {}, new Map(), notes);
    expect(diagnostics.map(({ rule, place }) => [rule, place.line])).toEqual([
      ['embed-cycle', 1],
      ['embed-cycle', 3],
    ]);
  });
});

describe('ids', () => {
  test('a block named twice: the first one counts', () => {
    expect(renderInVault('一 ^a\n\n二 ^a\n').html).toBe('<p id="b-a">一</p>\n<p>二</p>');
  });

  test('two embeds of one note share no id', () => {
    const { html } = renderInVault('![[带链接]]\n\n![[带链接]]\n\n文[^1]\n\n[^1]: 注');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target = ''] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});

describe('images', () => {
  const links = { '图.png': file('/files/a.png', 'image', 800, 600) };

  test.each([
    ['![[图.png]]', 'width="800" height="600"'],
    ['![[图.png|200]]', 'width="200" height="150"'],
    ['![[图.png|200x50]]', 'width="200" height="50"'],
    ['<img src="图.png" style="zoom:25%">', 'width="200" height="150"'],
  ])('%s keeps its proportions: %s', (text, size) => {
    expect(render(text, { links }).html).toContain(size);
  });
});

describe('links', () => {
  const links = { a: note('a.md'), b: { kind: 'external', href: 'https://a.example/' } } as const;

  test('links do not nest', () => {
    expect(render('[外 [[a]] 与 [^1]](https://x.example/)\n\n[^1]: 注', { links }).html).toMatch(
      /^<p><a [^>]+>外a与 <sup>1<\/sup><\/a><\/p>/,
    );
  });

  test('a wiki link that the site takes as an address', () => {
    expect(render('[[b]]', { links }).html).toBe('<p><a href="https://a.example/" rel="noopener noreferrer">b</a></p>');
  });

  test('an ambiguous one says so', () => {
    const ambiguous = { c: { kind: 'unresolved', reason: 'ambiguous' } } as const;
    expect(render('[[c]]', { links: ambiguous }).html).toBe(
      '<p><span class="unresolved" data-reason="ambiguous">c</span></p>',
    );
  });

  test('an embed of an unpublished note says what its author called it', () => {
    const view = { kind: 'unresolved', reason: 'missing-note', hidden: true } as const;
    const { html } = render('![[密#节|那篇]]\n\n![这篇](密.md)', { links: { '密#节': view, '密.md': view } });
    expect(html).not.toContain('密');
    expect(html).toMatch(/那篇[\s\S]*这篇/);
  });

  test('a citation leads to its paper', () => {
    const citations = { v: { label: 'Vaswani 等，2017', href: '/p/v/' } };
    expect(render('见[@v, 第 3 节; @w]', { citations }).html).toBe(
      '<p>见<span class="citation">（<a href="/p/v/" data-type="paper">Vaswani等，2017</a>，第3节；<span class="citation-unknown">@w</span>）</span></p>',
    );
  });
});

/** Line breaks as Obsidian has them by default (OBSIDIAN.md 56). */
const PARSING = { strictLineBreaks: false };

describe('excerpts', () => {
  const text =
    '# 笔记\n\n![[图.png]]\n\n第一段 **粗 [[目标|链]]**，$x$ 与 `码`[^1]。\n\n> [!tip] 题\n> 引\n\n- 项一\n- [ ] 项二\n\n## 节 ^jie\n\n节里的话。 ^k\n\n| 表 |\n| - |\n| 格 |\n\n[^1]: 脚注\n';
  const input = inputOf(text, { path: '笔记.md', links: { 目标: note('目标.md') } });
  const plain = (html: string) => html.replace(/<math[\s\S]*?<\/math>/g, '式').replace(/<[^>]+>/g, '');

  test('a note: its text in one line, cut with an ellipsis', () => {
    expect(plain(excerptOf(input, undefined, 200, PARSING))).toBe(
      '第一段 粗 链，式 与 码。 题 引 项一 项二 节里的话。',
    );
    expect(plain(excerptOf(input, undefined, 5, PARSING))).toBe('第一段 粗…');
  });

  test('lines are one: Han close up, words keep their space', () => {
    const lines = inputOf('甲行\n乙行\none\ntwo  \n末', { path: '行.md' });
    expect(plain(excerptOf(lines, undefined, 200, PARSING))).toBe('甲行乙行one two末');
  });

  test('a section and a block', () => {
    const section = input.source.note.headings.find((heading) => heading.text === '节')?.id;
    expect(plain(excerptOf(input, section, 200, PARSING))).toBe('节里的话。');
    expect(
      plain(excerptOf(input, input.source.note.blocks.find((block) => block.name === 'k')?.id, 200, PARSING)),
    ).toBe('节里的话。');
  });

  test('no ids, links, media or boxes', () => {
    const html = excerptOf(input, undefined, 500, PARSING);
    expect(html).not.toMatch(/ id=|<a |<img|<input|data-/);
    expect(html).toContain('<strong>粗 链</strong>');
  });
});
