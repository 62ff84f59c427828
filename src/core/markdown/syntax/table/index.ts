import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Syntax } from '../syntax.ts';

const extension = gfmTable();

/** GitHub's tables (OBSIDIAN.md 57); printed by render/blocks. */
export const table: Syntax = {
  name: 'table',
  micromark: () => extension,
  fromMarkdown: () => gfmTableFromMarkdown(),
};
