import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Element, ElementContent, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { vaultPath } from '../src/core/path.ts';
import { renderInput } from '../src/core/render/inputs.ts';
import { type RenderOptions, renderNote } from '../src/core/render/render-note.ts';
import type { Answers, RenderedNote } from '../src/core/types.ts';
import { entryOf, type VaultValue, vault } from './vault.ts';

/** What every syntax fixture may link to and embed; its own text is `笔记.md` beside them. */
export const AROUND: VaultValue = {
  '目标.md': [
    '# 目标',
    '开头一段。',
    '## 计算步骤',
    '步骤一。 ^buzhou',
    '### 细节',
    '细节段。',
    '## **粗** 与 `c`',
    '- 项一 ^xiang\n  - 子项\n- 项二',
    '## 计算，步骤',
    '全角标点不算空格。',
  ].join('\n\n'),
  '目录/名词.md': '名词的正文。\n',
  '空 格.md': '有空格的名字。\n',
  '别名札记.md': '---\naliases: [别名甲]\n---\n正文。\n',
  '环甲.md': '甲 ![[环乙]]\n',
  '环乙.md': '乙 ![[环甲]]\n',
  ...Object.fromEntries(
    [...'一二三四五六七'].map((name, index, all) => [
      `套${name}.md`,
      `第${name}层\n\n![[套${all[index + 1] ?? '底'}]]\n`,
    ]),
  ),
  '带链接.md': '## 细节\n\n[[#细节]] [[目标]] [[带链接#细节|自己]] 脚注[^1]\n\n[^1]: 嵌入的脚注\n',
  '图.png': '',
  '音.mp3': '',
  '影.mp4': '',
  '影.webm': '',
  '文.pdf': '',
  '板.canvas': '',
  '库.base': '',
};

const OPTIONS: RenderOptions = { strictLineBreaks: false, externalImages: 'lazy', lang: 'zh-CN' };

/** Renders a text as a note of the vault {@link AROUND}. */
export function renderInVault(
  text: string,
  options: Partial<RenderOptions> = {},
  answers: Answers = new Map(),
  around: VaultValue = AROUND,
): RenderedNote {
  const files = { ...around, '笔记.md': text };
  const garden = vault(files);
  const texts = new Map(Object.entries(files).map(([path, value]) => [vaultPath(path), value]));
  const input = renderInput(garden, entryOf(garden, '笔记.md'), (path) => texts.get(path) ?? '', new Map());
  return renderNote(input, answers, { ...OPTIONS, ...options });
}

export const FIXTURES = fileURLToPath(new URL('fixtures/syntax', import.meta.url));

/** Names of all syntax fixtures with their input. */
export function syntaxFixtures(): { name: string; input: string }[] {
  return readdirSync(FIXTURES)
    .sort()
    .map((name) => ({ name, input: readFileSync(`${FIXTURES}/${name}/input.md`, 'utf8') }));
}

/** HTML for a reader of fixtures: a formula as its LaTeX, blocks on lines of their own. */
export function readable(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  visit(tree, 'element', (node: Element) => {
    const classes = node.properties.className;
    if (Array.isArray(classes) && classes.includes('katex')) node.children = [{ type: 'text', value: latexOf(node) }];
  });
  return `${toHtml(tree)
    .replace(/\n{2,}/g, '\n')
    .replace(/(?<=<\/(?:p|div|h\d|figure|details|section|ol|ul|li|table|blockquote)>)(?=<)/g, '\n')}\n`;
}

function latexOf(node: ElementContent | Nodes): string {
  let found = '';
  visit(node as Nodes, 'element', (child: Element) => {
    const [text] = child.children;
    if (child.tagName === 'annotation' && text?.type === 'text') found = `⟦${text.value}⟧`;
  });
  return found;
}
