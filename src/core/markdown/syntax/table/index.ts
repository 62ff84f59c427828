import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, Event, Extension, Resolver } from 'micromark-util-types';
import type { Syntax } from '../syntax.ts';

/** Text in which no syntax begins: words, numbers and the punctuation of prose. */
const PLAIN = /^(?!.*www\.)(?:[\p{L}\p{M}\p{N} ,.，。、；：？！（）《》“”()+\-/…·‰℃"';]|%(?!%))*$/iu;

/** A cell of plain text is that text: a tokenizer for each of a hundred thousand cells takes ten seconds. */
function withPlainCells(construct: Construct): Construct {
  const resolveTable = construct.resolveAll as Resolver;
  return {
    ...construct,
    resolveAll(before, context) {
      const events = resolveTable(before, context);
      for (let index = 1; index < events.length; index += 1) {
        const token = events[index]?.[1];
        if (token?.type !== 'chunkText' || events[index - 1]?.[1].type !== 'tableContent') continue;
        if (events[index]?.[0] !== 'enter' || !PLAIN.test(context.sliceSerialize(token))) continue;
        token.type = 'data';
        delete token.contentType;
        // It ends with the last of the words that it was made from.
        (events[index + 1] as Event)[1] = token;
      }
      return events;
    },
  };
}

const extension: Extension = { flow: { null: withPlainCells(gfmTable().flow?.null as Construct) } };

/** GitHub's tables (OBSIDIAN.md 57); printed by render/blocks. */
export const table: Syntax = {
  name: 'table',
  micromark: () => extension,
  fromMarkdown: () => gfmTableFromMarkdown(),
};
