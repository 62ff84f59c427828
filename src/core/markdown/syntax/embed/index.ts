import { codes } from 'micromark-util-symbol';
import type { Syntax } from '../syntax.ts';
import { wikiLinkConstruct } from '../wikilink/tokenize.ts';

/** `![[…]]` (OBSIDIAN.md F): a wikilink node with `embed` set. */
export const embed: Syntax = {
  name: 'embed',
  when: (body) => body.includes('![['),
  micromark: () => ({ text: { [codes.exclamationMark]: wikiLinkConstruct(true) } }),
};
