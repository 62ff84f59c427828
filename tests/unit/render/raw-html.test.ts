import { describe, expect, test } from 'vitest';
import { renderInVault } from '../../syntax-vault.ts';

/** What is printed of a text, and what of its HTML was named as taken out. */
function clean(text: string): { html: string; removed: string } {
  const { html, diagnostics } = renderInVault(text);
  const named = diagnostics.filter((found) => found.rule === 'sanitized-html').map((found) => found.message);
  return { html, removed: named.join(' ') };
}

describe('HTML that runs, loads or leaves its place (OBSIDIAN.md 58)', () => {
  test.each([
    ['<script>alert(1)</script>', 'script'],
    ['文 <script>alert(1)</script> 文', 'script'],
    ['<b onclick="alert(1)">粗</b>', 'onclick'],
    ['<img src=x onerror=alert(1)>', 'onerror'],
    ['<svg onload=alert(1)><a xlink:href="javascript:alert(1)"></a></svg>', 'svg'],
    ['<math><mtext><script>alert(1)</script></mtext></math>', 'math'],
    ['<a href="javascript:alert(1)">x</a>', 'href'],
    ['<a href="java&#10;script:alert(1)">x</a>', 'href'],
    ['<a href=" &#1;javascript:alert(1)">x</a>', 'href'],
    ['<a href="data:text/html,<script>">x</a>', 'href'],
    ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', 'iframe'],
    ['<iframe src="javascript:alert(1)"></iframe>', 'iframe'],
    ['<object data="https://evil.example/"></object>', 'object'],
    ['<embed src="https://evil.example/">', 'embed'],
    ['<form action="https://evil.example/"><button>发</button></form>', 'form'],
    ['<meta http-equiv="refresh" content="0">', 'meta'],
    ['<base href="https://evil.example/">', 'base'],
    ['<link rel="stylesheet" href="https://evil.example/a.css">', 'link'],
    ['<style>body{display:none}</style>', 'style'],
    ['<div style="background:url(https://evil.example/)">x</div>', 'background'],
    ['<div style="position:fixed;inset:0">x</div>', 'position'],
    ['<div style="background:u\\72l(//evil.example)">x</div>', 'background'],
    ['<template><img src=x onerror=alert(1)></template>', 'template'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', 'noscript'],
    ['<div data-note-body data-ui>x</div>', 'data-note-body'],
    ['<video src="x.mp4" autoplay></video>', 'video'],
  ])('%s', (source, name) => {
    const { html, removed } = clean(source);
    expect(html).not.toMatch(
      /<(?:script|svg|math|iframe|object|embed|form|button|meta|base|link|style|template|noscript|video)\b/i,
    );
    expect(html).not.toMatch(/javascript:|data:text|evil\.example|position|\son[a-z]+=|data-(?:ui|note)/i);
    expect(removed).toContain(name);
  });

  test('what was taken out is named at its line', () => {
    const { diagnostics } = renderInVault('文\n\n<b>粗</b>\n\n文 <i onclick="x">斜</i>\n');
    expect(diagnostics).toMatchObject([{ rule: 'sanitized-html', place: { file: '笔记.md', line: 5 } }]);
  });

  test('nothing is named where nothing was taken out', () => {
    expect(clean('<u>下划</u> <kbd>Ctrl</kbd> <span style="color:red" class="x" title="y">红</span>').removed).toBe('');
  });
});

describe('HTML that stays', () => {
  test.each([
    ['<u>下划</u>', '<p><u>下划</u></p>'],
    [
      '<span style="color:red;text-align:center">红</span>',
      '<p><span style="color:red;text-align:center">红</span></p>',
    ],
    ['<font color="red">红</font>', '<p><font color="red">红</font></p>'],
    ['<ruby>汉<rt>han</rt></ruby>', '<p><ruby>汉<rt>han</rt></ruby></p>'],
    ['<h1>大</h1>', '<h2>大</h2>'],
    ['<a href="https://a.example/">外</a>', '<p><a href="https://a.example/" rel="noopener noreferrer">外</a></p>'],
    ['<p id="x">一</p>', '<p id="user-content-x">一</p>'],
    ['一<br>二<br/>三', '<p>一<br>二<br>三</p>'],
  ])('%s', (source, html) => {
    expect(clean(source).html.replaceAll('\n', '')).toBe(html);
  });

  test('Markdown between blocks of HTML is Markdown, and ours survives the sanitiser', () => {
    const { html } = clean(
      '<details><summary>折</summary>\n\n- [x] **粗** [[目标]] $x$ #标签\n\n![[目录/名词]]\n\n</details>',
    );
    for (const part of [
      '<summary>折</summary>',
      'data-task="x"',
      'aria-label="已完成"',
      '<strong>粗</strong>',
      'data-type="note"',
      'class="katex"',
      'class="tag"',
      'data-embed="目录/名词.md"',
      'data-ui',
    ]) {
      expect(html).toContain(part);
    }
  });

  test('a frame of a player is a link, and so is any other', () => {
    const { html } = clean(
      '<iframe src="//player.bilibili.com/player.html?bvid=1"></iframe>\n\n<iframe src="https://a.example/" title="图表"></iframe>',
    );
    expect(html).toContain(
      '<a class="player" href="https://player.bilibili.com/player.html?bvid=1" rel="noopener noreferrer">在哔哩哔哩上观看</a>',
    );
    expect(html).toContain('<a class="player" href="https://a.example/" rel="noopener noreferrer">图表</a>');
  });

  test('HTML that was never closed stays inside its paragraph', () => {
    expect(clean('一 <b>二\n\n三').html).toBe('<p>一 <b>二</b></p>\n<p>三</p>');
  });
});

describe('nothing goes without a word', () => {
  test.each(['<svg onload="x()">', '<select>', '<template>', '<noscript>', '<svg><title>', '<math><mtext>', '<xmp>'])(
    '%s, never closed, does not hide the rest of the note',
    (open) => {
      const { html, removed } = clean(`一\n\n${open}\n\n**二** [[目标]]\n\n- 三`);
      expect(html).toMatch(/一.*<strong>二<\/strong> <a .*<li>三<\/li>/s);
      expect(removed).toContain(/^<\w+/.exec(open)?.[0]);
    },
  );

  test.each([
    ['</article></main><div>x</div>', ['多余的 </article>', '多余的 </main>']],
    ['<body onload="x()">', ['<body>']],
    ['<div hidden>x</div><dialog open>y</dialog>', ['<dialog>', '属性 hidden']],
    ['<div onclick="x()">x</div><dialog onclose="y()">y</dialog>', ['<dialog>', '属性 onclick', '属性 onclose']],
    ['<!-- 注释\n\n**二**', ['<!-- 没有合上']],
    ['<textarea>\n\n**二**', ['<textarea> 没有合上']],
  ])('%s', (source, names) => {
    const { removed } = clean(source);
    for (const name of names) expect(removed).toContain(name);
  });

  test.each(['<div>', '<table><tr><td>', '<details><summary>', '<svg>'])(
    'after %s nothing is printed twice',
    (open) => {
      const { html } = clean(`${open}\n\n**二**[^1]\n\n[^1]: 三`);
      expect(html.match(/<strong>二|id="fn_1"/g)).toEqual(['<strong>二', 'id="fn_1"']);
    },
  );

  test('sound HTML is silent', () => {
    expect(clean('<div align="center"><p>一<p>二<br></br></div><!-- <b> -->').removed).toBe('');
  });
});

describe('images in HTML', () => {
  test.each([
    [
      '<img src="图.png" alt="说明" width="300">',
      '<p><img src="/files/tu.png" alt="说明" width="300" loading="lazy" decoding="async"></p>',
    ],
    [
      '<img src="图.png" width="30" height="20" />',
      '<p><img src="/files/tu.png" alt="" width="30" height="20" loading="lazy" decoding="async"></p>',
    ],
  ])('%s is found in the vault', (source, html) => {
    expect(clean(source).html).toBe(html);
  });

  test('those of other hosts load late and without referrer, or are links', () => {
    const source = '文 <img src="https://a.example/a.png" alt="图"> <span><img src="https://a.example/b.png"></span>';
    const page = renderInVault(source);
    expect(page.html.match(/loading="lazy" decoding="async" referrerpolicy="no-referrer"/g)).toHaveLength(2);
    expect(page.diagnostics.map((found) => found.rule)).toEqual(['external-embed', 'external-embed']);
    const links = renderInVault(source, { externalImages: 'link' });
    expect(links.html).not.toContain('<img');
    expect(links.html).toContain(
      '<a href="https://a.example/a.png" rel="noopener noreferrer" class="external-image">图</a>',
    );
  });
});
