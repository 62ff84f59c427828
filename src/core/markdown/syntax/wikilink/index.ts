import { codes } from 'micromark-util-symbol';
import { printEmbed } from '../../../render/embeds.ts';
import { printWikiLink } from '../../../render/links.ts';
import { plainWikiLink } from '../../../render/plain-links.ts';
import type { Syntax } from '../syntax.ts';
import { wikiLinkFromMarkdown } from './from-markdown.ts';
import { emptyWikiLink, wikiLinkConstruct } from './tokenize.ts';

/** `[[笔记]]`, `[[笔记#标题|文字]]` (OBSIDIAN.md A). */
export const wikilink: Syntax = {
  name: 'wikilink',
  when: (body) => body.includes('[['),
  micromark: () => ({ text: { [codes.leftSquareBracket]: [wikiLinkConstruct(false), emptyWikiLink] } }),
  fromMarkdown: wikiLinkFromMarkdown,
  handlers: {
    wikiLink: (state, node, parent, context) =>
      node.embed ? printEmbed(node, parent, context) : printWikiLink(state, node, context),
  },
  plain: { wikiLink: (node, kids, context) => plainWikiLink(node, kids(node.children), context) },
};
