import type { Heading, Nodes, Parents } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { bodyOf, frontmatterOf } from '../../../src/core/markdown/body.ts';
import { destinationOf } from '../../../src/core/markdown/destination.ts';
import { headingKey, headingsOf, sectionOf, stripHeading } from '../../../src/core/markdown/outline.ts';
import { parse } from '../../../src/core/markdown/parse.ts';
import { collectRequests, diagramLabels } from '../../../src/core/markdown/requests.ts';
import { forEachNode } from '../../../src/core/markdown/walk.ts';

function nodesOf(text: string, type: Nodes['type'], strictLineBreaks = false): Nodes[] {
  const found: Nodes[] = [];
  forEachNode(parse(text, { strictLineBreaks }).tree, (node) => {
    if (node.type === type) found.push(node);
  });
  return found;
}

/** Problems as `rule line:column`. */
function problems(text: string): string[] {
  return parse(text, { strictLineBreaks: false }).problems.map(({ rule, line, column }) => `${rule} ${line}:${column}`);
}

describe('frontmatter', () => {
  test.each([
    ['---\na: 1\n---\n正文', 'yaml', 'a: 1'],
    ['---\r\na: 1\r\n---\r\n正文', 'yaml', 'a: 1'],
    ['+++\na = 1\n+++\n正文', 'toml', 'a = 1'],
    ['---\n---\n正文', 'yaml', ''],
    ['\ufeff---\na: 1\n---\n正文', 'yaml', 'a: 1'],
  ])('%j', (text, format, value) => {
    expect(frontmatterOf(text)).toMatchObject({ format, value });
    expect(bodyOf(text).trim()).toBe('正文');
    expect(bodyOf(text).split('\n')).toHaveLength(text.split('\n').length);
  });

  test.each(['正文\n---\na: 1\n---\n', '\n---\na: 1\n---\n', '---\na: 1\n', '----\na\n----\n'])(
    '%j has none',
    (text) => {
      expect(frontmatterOf(text)).toBeUndefined();
      expect(bodyOf(text)).toBe(text);
    },
  );
});

describe('links in the tree', () => {
  test('target, fragment and alias are split at the first # and the first | (OBSIDIAN.md 1, 3)', () => {
    expect(nodesOf('[[ a #b#c | d|e ]] ![[图.png|100]] [[#^x]]', 'wikiLink')).toMatchObject([
      { embed: false, target: 'a', fragment: 'b#c', alias: 'd|e' },
      { embed: true, target: '图.png', fragment: undefined, alias: '100' },
      { embed: false, target: '', fragment: '^x', alias: undefined },
    ]);
  });

  test('positions are those of the file', () => {
    const body = bodyOf('---\na: 1\n---\n\n> - 一 [[目标]] **[[二]]**\n> | a |\n> | - |\n> | [[三\\|x]] |\n');
    const places = nodesOf(body, 'wikiLink').map(({ position }) => [
      position?.start.line,
      position?.start.column,
      position?.start.offset,
    ]);
    expect(places[0]).toEqual([5, 7, body.indexOf('[[目标')]);
    expect(places[1]).toEqual([5, 16, body.indexOf('[[二')]);
  });

  test('an alias is inline Markdown', () => {
    const [link] = nodesOf('[[a|**粗** $x$ `码`]]', 'wikiLink');
    expect((link as { children: Nodes[] }).children.map((node) => node.type)).toEqual([
      'strong',
      'text',
      'inlineMath',
      'text',
      'inlineCode',
    ]);
  });
});

describe('problems', () => {
  test.each([
    ['一 [[]]', ['empty-link 1:3']],
    ['[[#]]', ['empty-link 1:1']],
    ['`[[]]` \\[[]]', []],
    ['行\n#标签，后', ['tag-punctuation 2:1']],
    ['#标签 后', []],
    ['{% include a %}\n文', ['liquid-dropped 1:1']],
    ['`{% x %}`', []],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('a template tag leaves no paragraph behind', () => {
    expect(nodesOf('{% include a %}\n\n文', 'paragraph')).toHaveLength(1);
  });
});

describe('comments', () => {
  test('a block comment that nothing closes hides the rest, and its line is named', () => {
    const { tree, problems } = parse('前\n\n%% 私\n\n## 题 #签\n\n[[甲]]', { strictLineBreaks: false });
    expect(plainText(tree)).toBe('前');
    expect(problems).toMatchObject([{ rule: 'open-comment', line: 3, column: 1 }]);
  });

  test('a lone %% within a line is text', () => {
    const { tree, problems } = parse('涨了 50%% 左右\n\n后', { strictLineBreaks: false });
    expect(plainText(tree)).toBe('涨了 50%% 左右后');
    expect(problems).toEqual([]);
  });

  test.each([
    ['一 %%二%% 三', '一  三'],
    ['一 %%二\n三%% 四', '一  四'],
    ['%%\n一\n\n- 二\n%%\n\n三', '三'],
    ['- 一\n  %%\n  二\n  %%\n- 三', '一三'],
    ['一\n%%\n二\n\n三\n%%', '一'],
    ['一 %%二\n%%\n三', '一 三'],
    ['%%\n一\n%% 二', '二'],
    ['`%%一%%`', '%%一%%'],
    ['%%%%一%%%%', '%%%%一%%%%'],
    ['一 %%二', '一 %%二'],
    ['%%\n一', ''],
    ['一\n%% 二\n三\n\n- 四', '一'],
    ['- 一\n- %% 二\n\n  三\n- 四', '一四'],
    ['- [ ] %% 二\n\n三', '三'],
    ['一 %%二\n\n三\n\n四%% 五', '一  五'],
    ['涨了 50%%，\n\n二\n\n跌了 30%%。', '涨了 50%%，二跌了 30%%。'],
    ['%% 一\n\n二 %% 三', '三'],
    ['一 <!-- 二 --> 三', '一  三'],
    ['> %%\n> 一\n\n二', '二'],
  ])('%j → %j', (text, shown) => {
    expect(plainText(parse(text, { strictLineBreaks: false }).tree)).toBe(shown);
  });

  test('a marker within a line that hides what follows up to another paragraph is named', () => {
    const { problems } = parse('一\n\n涨了 %%五成，\n\n二\n\n跌了 %%。', { strictLineBreaks: false });
    expect(problems).toMatchObject([{ rule: 'open-comment', line: 3, column: 4 }]);
    expect(parse('一\n\n%%\n二\n\n三\n%%', { strictLineBreaks: false }).problems).toEqual([]);
  });

  test('what an unclosed marker hides is not more than its container', () => {
    const text = '> %%\n> 藏\n\n看 %%藏%% 见';
    expect(plainText(parse(text, { strictLineBreaks: false }).tree)).toBe('看  见');
  });
});

describe('math', () => {
  test.each([
    ['$x$', ['x']],
    ['价 $5 和 $10', []],
    ['$20,000 与 USD$30', []],
    ['$ x$ $x $ $x$1', []],
    ['$a\\$b$', ['a\\$b']],
    ['\\$x$', []],
    ['$x$$y$', []],
    ['[[价$A]] 和 [[价$B]]', []],
    ['$x_{a}$，$y$', ['x_{a}', 'y']],
    ['行内 $$z$$ 是', ['z']],
  ])('%j', (text, formulas) => {
    expect(nodesOf(text, 'inlineMath').map((node) => (node as { value: string }).value)).toEqual(formulas);
  });

  test.each([
    ['$$\na\n\nb\n$$', ['a\n\nb']],
    ['$$x$$', ['x']],
    ['$$a\nb$$', ['a\nb']],
    ['- 项\n  $$\n  a\n  $$', ['a']],
    ['> $$\n> a\n> $$', ['a']],
    ['文\n$$\na\n$$\n文', ['a']],
    ['$$\na', []],
    ['$$\na\n$$ ^id', ['a']],
  ])('%j is a block', (text, formulas) => {
    expect(nodesOf(text, 'math').map((node) => (node as { value: string }).value)).toEqual(formulas);
  });

  test('a block without an end does not swallow the lists after it', () => {
    expect(nodesOf('$$\n- 一\n- 二', 'listItem')).toHaveLength(2);
  });
});

describe('outline', () => {
  const text = '# 一\n\n甲\n\n## 二 **粗**\n\n乙\n\n### 三\n\n丙\n\n# 四\n\n> ## 引\n> 丁\n\n- 项 ^xiang\n  - 子\n';
  const { tree } = parse(text, { strictLineBreaks: false });

  test('stripHeading keeps full-width punctuation, dashes and apostrophes (OBSIDIAN.md 25)', () => {
    expect(stripHeading("## **粗** 与 `c`：a-b_c'd，（1.2）")).toBe("粗 与 c ：a-b_c'd，（1 2）");
    expect(stripHeading('A#B|C^D')).toBe('a b c d');
    expect(stripHeading('Cafe\u0301')).toBe('café');
  });

  test('keys come from the source of a heading', () => {
    expect(headingsOf(tree).map((heading) => headingKey(text, heading))).toEqual(['一', '二 粗', '三', '四', '引']);
    const other = '## 题 [[a|b]] %%藏%% ^id';
    const [heading] = headingsOf(parse(other, { strictLineBreaks: false }).tree);
    expect(heading && headingKey(other, heading)).toBe('题 a b');
  });

  test.each([
    [0, '一甲二 粗乙三丙'],
    [1, '二 粗乙三丙'],
    [2, '三丙'],
    [4, '引丁'],
  ])('section %i ends at the next heading of its level or above (OBSIDIAN.md 29)', (index, content) => {
    const heading = headingsOf(tree)[index] as Heading;
    let holder: Parents = tree;
    forEachNode(tree, (node, parent) => {
      if (node === heading) holder = parent;
    });
    expect(
      sectionOf(heading, holder)
        .map((node) => plainText(node))
        .join(''),
    ).toBe(content);
  });
});

describe('requests', () => {
  test('code with a language and diagrams, each once; not math, queries or plain blocks', () => {
    const text =
      '```js\na\n```\n\n```js\na\n```\n\n```mermaid\ngraph LR\n```\n\n```math\nx\n```\n\n```query\nx\n```\n\n```\nx\n```\n\n```{.Python}\nb\n```\n';
    const requests = collectRequests(parse(text, { strictLineBreaks: false }).tree);
    expect(requests).toMatchObject([
      { kind: 'code', lang: 'js', value: 'a' },
      { kind: 'diagram', value: 'graph LR', line: 10 },
      { kind: 'code', lang: 'python', value: 'b' },
    ]);
    expect(new Set(requests.map((request) => request.digest)).size).toBe(3);
  });

  test('labels of Mermaid nodes of class internal-link (OBSIDIAN.md 80)', () => {
    const text =
      '```mermaid\ngraph LR\n  A[注意力] --> B("词表")\n  C{{令牌}} --> D\n  class A,D internal-link;\n  B:::internal-link\n  class C other;\n```\n';
    expect(diagramLabels(parse(text, { strictLineBreaks: false }).tree)).toEqual(['注意力', 'D', '词表']);
  });
});

describe('destinations', () => {
  test.each([
    ['a%20b.md#%E6%A0%87', { kind: 'internal', target: 'a b.md', fragment: '标' }],
    ['100%.md', { kind: 'internal', target: '100%.md', fragment: undefined }],
    ['#h', { kind: 'internal', target: '', fragment: 'h' }],
    ['a#b#c', { kind: 'internal', target: 'a', fragment: 'b#c' }],
    ['https://a.example/#x', { kind: 'external', url: 'https://a.example/#x' }],
    ['//a.example/', { kind: 'external', url: '//a.example/' }],
    ['obsidian://open', { kind: 'external', url: 'obsidian://open' }],
    ['mailto:a@b.example', { kind: 'external', url: 'mailto:a@b.example' }],
    ['JavaScript:x', { kind: 'unsafe', scheme: 'javascript' }],
    ['java\tscript:x', { kind: 'unsafe', scheme: 'javascript' }],
    ['\u0001javascript:x', { kind: 'unsafe', scheme: 'javascript' }],
    ['data:text/html,x', { kind: 'unsafe', scheme: 'data' }],
    ['vbscript:x', { kind: 'unsafe', scheme: 'vbscript' }],
  ])('%j', (url, expected) => {
    expect(destinationOf(url)).toEqual(expected);
  });
});
