import { describe, expect, test } from 'vitest';
import { file, note, render } from '../../render-helper.ts';

const world = {
  links: { 目标: note('目标.md'), '图.png': file('/files/图.png', 'image') },
  citations: { v: { label: 'Vaswani 等，2017', href: '/p/v/' } },
};
const markdown = (text: string) => render(text, world).markdown.trim();

describe('the Markdown beside a page', () => {
  test.each([
    ['a wiki link', '[[目标|那篇]]', '[那篇](/目标/)'],
    ['a link that leads nowhere', '[[没有|它]]', '它'],
    ['a link in a link', '[见 [[目标]] 一篇](https://a.example/)', '[见 目标 一篇](https://a.example/)'],
    ['an embedded picture', '![[图.png|一张图]]', '![一张图](/files/图.png)'],
    ['an embedded note', '![[目标]]', '[目标](/目标/)'],
    ['a highlight', '==亮==', '<mark>亮</mark>'],
    ['a tag', '见 #标签/子', '见 #标签/子'],
    ['a callout', '> [!tip] 题\n> 正文', '> **题**\n>\n> 正文'],
    ['a citation', '见[@v, 第 3 节; @w]', '见（[Vaswani 等，2017](/p/v/)，第 3 节；@w）'],
    ['what no bibliography knows', '见[@w]', '见\\[@w\\]'],
    ['a comment', '前%%藏%%后', '前后'],
    [
      'raw HTML',
      '<p><a href="目标">那篇</a> <img src="图.png"></p>',
      '<p><a href="/目标/">那篇</a> <img src="/files/图.png"></p>',
    ],
    ['raw HTML that leads nowhere', '<p><a href="没有.md">它</a></p>', '<p><a >它</a></p>'],
    ['a comment among raw HTML', '<div>\n<!-- 藏 -->\n<script>藏</script>露\n</div>', '<div>\n\n露\n</div>'],
  ])('%s', (_, text, expected) => expect(markdown(text)).toBe(expected));
});
