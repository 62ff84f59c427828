import { describe, expect, test } from 'vitest';
import { renderInVault } from '../../syntax-vault.ts';

/** The one paragraph that a text prints, in strict mode. */
function set(text: string, lang = 'zh-CN'): string {
  const { html } = renderInVault(text, { strictLineBreaks: true, lang });
  return html.replace(/^<p>|<\/p>$/g, '').replace(/ (?:data-type|data-reason|class|href|rel)="[^"]*"/g, '');
}

describe('spaces between Han and Latin', () => {
  test.each([
    ['使用 GPT 模型', '使用GPT模型'],
    ['共 3 个', '共3个'],
    ['使用  GPT', '使用GPT'],
    ['使用 **GPT** 模型', '使用<strong>GPT</strong>模型'],
    ['**使用** GPT', '<strong>使用</strong>GPT'],
    ['见 [GPT](目标.md) 后', '见<a>GPT</a>后'],
    ['运行 `npm x` 后', '运行<code>npm x</code>后'],
    ['`中 x 文`', '<code>中 x 文</code>'],
    ['中文 中文', '中文 中文'],
    ['two words 和 more', 'two words和more'],
    ['温度 °C', '温度 °C'],
    ['5 % 和 A + B', '5 % 和A + B'],
    ['全角　空格', '全角　空格'],
    ['[[GPT]] [[注意力]]', '<span>GPT</span> <span>注意力</span>'],
    ['café 里', 'café里'],
    ['𠀀 A', '𠀀A'],
    ['한국어 A 와', '한국어 A 와'],
    ['かな A かな', 'かな A かな'],
    ['"引 A" it\'s', '"引A" it\'s'],
  ])('%s → %s', (text, expected) => {
    expect(set(text)).toBe(expected);
  });

  test('formulas keep the space beside them, for no browser makes that gap', () => {
    expect(set('设 $x$ 为')).toMatch(/^设 <span>[\s\S]*<\/span> 为$/);
  });

  test.each(['ja', 'ko-KR'])('%s is left alone', (lang) => {
    expect(set('漢字 ABC 漢字', lang)).toBe('漢字 ABC 漢字');
  });

  test('so is a piece in another language', () => {
    expect(set('中文 ABC <span lang="ja">漢字 ABC</span> 中文')).toBe('中文ABC <span lang="ja">漢字 ABC</span> 中文');
  });
});

describe('soft breaks in strict mode (OBSIDIAN.md 56, policy)', () => {
  test.each([
    ['一行\n二行', '一行二行'],
    ['一行，\n二行', '一行，二行'],
    ['一行\n（二行）', '一行（二行）'],
    ['一行\nword', '一行word'],
    ['word\n二行', 'word二行'],
    ['one\ntwo', 'one\ntwo'],
    ['**一行**\n二行', '<strong>一行</strong>二行'],
    ['**一\n行**', '<strong>一行</strong>'],
    ['한국어\n한국어', '한국어\n한국어'],
    ['一行  \n二行', '一行<br>\n二行'],
  ])('%j → %j', (text, expected) => {
    expect(set(text)).toBe(expected);
  });
});
