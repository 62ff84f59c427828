import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { combineExtensions } from 'micromark-util-combine-extensions';
import type { Extension } from 'micromark-util-types';
import type { Syntax } from '../syntax.ts';

const always = combineExtensions([gfmFootnote(), gfmTable()]);
const withAddresses = combineExtensions([gfmAutolinkLiteral(), always]);

/** Bare addresses are tried at every letter, which costs half of the parse: only where one can be. */
function extensionFor(body: string): Extension {
  return /@|www\.|https?:/i.test(body) ? withAddresses : always;
}

/** What is kept of GitHub's Markdown as it comes: tables, footnotes, bare addresses. Strike and tasks are folders of their own. */
export const gfm: Syntax = {
  name: 'gfm',
  micromark: (file) => extensionFor(file.body),
  fromMarkdown: () => [
    { ...gfmAutolinkLiteralFromMarkdown(), transforms: [] },
    gfmFootnoteFromMarkdown(),
    gfmTableFromMarkdown(),
  ],
};
