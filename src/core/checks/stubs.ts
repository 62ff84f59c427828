import { diagnostic } from '../diagnostic.ts';
import { standsElsewhere } from '../pages/folders.ts';
import type { Note } from '../types.ts';
import type { Check } from './index.ts';

/** Characters of text below which a note is a beginning: about two sentences. */
const SHORT = 60;

/** Notes that hold next to nothing. What only gathers embeds is none of them. */
export const stubs: Check = {
  rule: 'stub-note',
  *run(garden) {
    for (const { note, address } of garden.entries) {
      const length = textLength(note);
      if (
        length >= SHORT ||
        standsElsewhere(garden, { note, address }) ||
        note.links.some(({ kind }) => kind === 'embed')
      )
        continue;
      yield diagnostic(
        'stub-note',
        { file: note.path, line: 1, column: 1 },
        length === 0 ? '这一篇没有正文' : `正文只有 ${length} 个字`,
        '写下去，或并入别的札记',
      );
    }
  },
};

function textLength({ text }: Note): number {
  return text.reduce((sum, block) => sum + (block.kind === 'heading' ? 0 : block.text.length), 0);
}
