import { diagnostic } from '../diagnostic.ts';
import { isFolderIndex } from '../links/addresses.ts';
import type { Check } from './index.ts';

/** Notes that no other note links to: a reader meets them in lists alone. */
export const orphans: Check = {
  rule: 'orphan-note',
  *run(garden) {
    if (garden.entries.length < 2) return;
    const cited = new Set(garden.entries.flatMap(({ note }) => note.citations.map(({ key }) => key)));
    for (const { note, backlinks } of garden.entries) {
      const { key } = note.frontmatter.raw;
      // A paper's note is reached by the citations of the paper.
      if (typeof key === 'string' && cited.has(key)) continue;
      if (backlinks.length > 0 || note.path === garden.home || isFolderIndex(note.path)) continue;
      yield diagnostic('orphan-note', { file: note.path, line: 1, column: 1 }, '没有别的札记链接到这一篇', '在说到它的地方写上双链');
    }
  },
};
