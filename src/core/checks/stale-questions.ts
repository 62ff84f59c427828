import { diagnostic } from '../diagnostic.ts';
import { readDate } from '../note/dates.ts';
import { STALE_DAYS } from '../views/questions/questions.ts';
import type { Check } from './index.ts';

/** Open questions that nobody looked at for half a year before the garden's now. */
export const staleQuestions: Check = {
  rule: 'stale-question',
  *run(garden) {
    const now = Date.parse(garden.now);
    for (const { note, type, updated } of garden.entries) {
      const { raw } = note.frontmatter;
      if (type !== 'question' || raw.state === '已解') continue;
      const reviewed = readDate(raw.reviewed) ?? updated;
      const days = reviewed === undefined ? 0 : Math.floor((now - Date.parse(reviewed)) / 86_400_000);
      if (days > STALE_DAYS)
        yield diagnostic(
          'stale-question',
          { file: note.path, line: 1, column: 1 },
          `${days} 天没有校过，上次是 ${reviewed}`,
          '再看一遍，把 reviewed 改成今天',
        );
    }
  },
};
