import { diagnostic } from '../diagnostic.ts';
import type { NoteType } from '../types.ts';
import type { Check } from './index.ts';

/** Types whose notes state facts. */
const FACTUAL: ReadonlySet<NoteType> = new Set(['term', 'event', 'stage', 'question', 'paper']);

/** Notes that state facts and name no source, in vaults that name sources at all. */
export const missingSources: Check = {
  rule: 'missing-sources',
  *run(garden) {
    const cites = ({ note }: (typeof garden.entries)[number]) =>
      note.frontmatter.sources.length > 0 || note.citations.length > 0;
    if (!garden.entries.some(cites)) return;
    for (const entry of garden.entries) {
      if (!FACTUAL.has(entry.type) || cites(entry)) continue;
      yield diagnostic(
        'missing-sources',
        { file: entry.note.path, line: 1, column: 1 },
        '这一篇没有写出处',
        '在属性 sources 里写出处，或在文中引用 [@文献]',
      );
    }
  },
};
