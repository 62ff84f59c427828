import { diagnostic } from '../diagnostic.ts';
import { standsElsewhere } from '../pages/folders.ts';
import type { Check } from './index.ts';

/** Notes that no other note links to: a reader meets them in lists alone. */
export const orphans: Check = {
  rule: 'orphan-note',
  *run(garden) {
    if (garden.entries.length < 2) return;
    const cited = new Set(garden.entries.flatMap(({ note }) => note.citations.map(({ key }) => key)));
    for (const { note, address, backlinks } of garden.entries) {
      const { key } = note.frontmatter.raw;
      // A paper's note is reached by the citations of the paper.
      if (typeof key === 'string' && cited.has(key)) continue;
      if (backlinks.length > 0 || standsElsewhere(garden, { note, address })) continue;
      yield diagnostic(
        'orphan-note',
        { file: note.path, line: 1, column: 1 },
        '没有别的札记链接到这一篇',
        '在说到它的地方写上双链',
      );
    }
  },
};
