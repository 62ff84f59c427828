import { codes } from 'micromark-util-symbol';
import type { Syntax } from '../syntax.ts';
import { wikiLinkFromMarkdown } from './from-markdown.ts';
import { emptyWikiLink, wikiLinkConstruct } from './tokenize.ts';

/** `[[笔记]]`, `[[笔记#标题|文字]]` (OBSIDIAN.md A). Printing is in render/links. */
export const wikilink: Syntax = {
  name: 'wikilink',
  micromark: () => ({ text: { [codes.leftSquareBracket]: [wikiLinkConstruct(false), emptyWikiLink] } }),
  fromMarkdown: wikiLinkFromMarkdown,
};
