import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { combineExtensions } from 'micromark-util-combine-extensions';
import type { Syntax } from '../syntax.ts';

const extension = combineExtensions([gfmAutolinkLiteral(), gfmFootnote(), gfmTable()]);

/** What is kept of GitHub's Markdown as it comes: tables, footnotes, bare addresses. Strike and tasks are folders of their own. */
export const gfm: Syntax = {
  name: 'gfm',
  micromark: () => extension,
  fromMarkdown: () => [
    { ...gfmAutolinkLiteralFromMarkdown(), transforms: [] },
    gfmFootnoteFromMarkdown(),
    gfmTableFromMarkdown(),
  ],
};
