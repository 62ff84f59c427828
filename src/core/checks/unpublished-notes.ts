import { diagnostic } from '../diagnostic.ts';
import type { Check } from './index.ts';

/** Names each note that is left out, so that none is missing by surprise. */
export const unpublishedNotes: Check = {
  rule: 'unpublished-note',
  *run({ index }) {
    for (const path of index.unpublished)
      yield diagnostic('unpublished-note', { file: path, line: 1, column: 1 }, '这篇不公开，不在站里');
  },
};
