import { readFileSync } from 'node:fs';
import { bundledLanguages } from 'shiki/langs';
import { describe, expect, test } from 'vitest';
import { highlight, plainCode } from '../../../src/shell/services/code.ts';

/** What a reader sees of the HTML. */
const text = (html: string) =>
  html
    .replaceAll(/<\/?span[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('highlighting', () => {
  test('words of a language get short classes, everything else is plain', async () => {
    expect(await highlight('ts', 'let a = "b"; // 注')).toBe(
      '<span class="k">let</span> a <span class="o">= </span><span class="s">"b"</span><span class="p">; </span><span class="c">// 注</span>',
    );
  });

  test.each([
    ['python', 'def f(x: int) -> str:\n    return f"{x} <b> & \'c\'"  # 注释\n\n'],
    ['bash', 'for f in "$@"; do [[ $# -gt 0 ]] && echo "${f%.md}"; done'],
    ['html', '<p class="a">&amp; <script>let a = 1 < 2</script>'],
    ['json', '{ "键": [1, true, null, "值\\n"] }'],
    ['diff', '+ 加\n- 减\n  同\r\n'],
    ['md', '# 标题\n\n**粗** `code` [[链接]]'],
  ])('%s: the text is the same, escaped, with no other markup', async (lang, value) => {
    const html = (await highlight(lang, value)) ?? '';
    expect(text(html)).toBe(value.replaceAll('\r\n', '\n'));
    expect(html.replaceAll(/<span class="[a-z]">|<\/span>/g, '')).not.toMatch(/<|>/);
  });

  test('an expression inside a string is not coloured as the string', async () => {
    expect(await highlight('js', '`${x}`')).toContain('</span>x<span');
  });

  test('names of languages ignore case', async () => {
    expect(await highlight('JSON', '1')).toBe('<span class="n">1</span>');
  });

  test.each(['nope', '', 'constructor', '__proto__', 'text'])('unknown language %j is null', async (lang) => {
    expect(await highlight(lang, 'x')).toBeNull();
  });

  test('very long lines stay plain, and their neighbours do not', async () => {
    const long = `let ${'a'.repeat(6000)}`;
    const html = (await highlight('js', `let b\n${long}`)) ?? '';
    expect(html.split('\n')).toEqual(['<span class="k">let</span> b', long]);
  });

  test('very long code is not highlighted', async () => {
    expect(await highlight('js', 'let a;\n'.repeat(40_000))).toBeNull();
  });

  test('every class has a rule in the stylesheet', async () => {
    const css = readFileSync(new URL('../../../src/styles/syntax/code.css', import.meta.url), 'utf8');
    const theme = readFileSync(new URL('../../../src/shell/services/code-theme.ts', import.meta.url), 'utf8');
    const classes = [...theme.matchAll(/^ {2}\['([a-z])'/gm), ...theme.matchAll(/^ {4}'([a-z])',$/gm)].map(
      (match) => match[1],
    );
    expect(classes.length).toBeGreaterThan(10);
    for (const name of classes) expect(css).toContain(`pre code .${name} {`);
  });

  test('common grammars load on the engine without a native part', async () => {
    const failed: string[] = [];
    for (const lang of [
      'c',
      'cpp',
      'go',
      'java',
      'rust',
      'ruby',
      'swift',
      'php',
      'lua',
      'r',
      'julia',
      'scala',
      'kotlin',
      'haskell',
      'latex',
      'vue',
      'astro',
      'mermaid',
      'docker',
      'cuda-cpp',
      'csharp',
      'perl',
    ]) {
      if (!Object.hasOwn(bundledLanguages, lang)) continue;
      if ((await highlight(lang, 'a = 1')) === null) failed.push(lang);
    }
    expect(failed).toEqual([]);
  });
});

test('plain code is escaped', () => {
  expect(plainCode('a < b && c > d')).toBe('a &lt; b &amp;&amp; c &gt; d');
});
