import { diagnostic } from '../diagnostic.ts';
import type { Check } from './index.ts';

/** A note of type `event` without a date stands on no timeline. A date that cannot be read is named where it is read. */
export const undatedEvents: Check = {
  rule: 'bad-field',
  *run(garden) {
    for (const { type, note } of garden.entries) {
      const { date } = note.frontmatter.raw;
      if (type !== 'event' || (date !== undefined && date !== null && date !== '')) continue;
      const place = { file: note.path, line: 1, column: 1 };
      yield diagnostic('bad-field', place, '属性 date：没有写，这件事排不进年表', '写上日期，如 date: 2017-06-12');
    }
  },
};
