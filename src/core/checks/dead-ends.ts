import { diagnostic } from '../diagnostic.ts';
import { linkedNote } from '../graph/link-graph.ts';
import type { Check } from './index.ts';

/** Notes that link to no other note: the reader's way ends there. */
export const deadEnds: Check = {
  rule: 'dead-end-note',
  *run(garden) {
    if (garden.entries.length < 2) return;
    for (const { note, links } of garden.entries) {
      const leadsOn = links.some((link) => ![undefined, note.path].includes(linkedNote(link)));
      if (!leadsOn)
        yield diagnostic(
          'dead-end-note',
          { file: note.path, line: 1, column: 1 },
          '这一篇没有链接到别的札记',
          '链接到相关的札记',
        );
    }
  },
};
