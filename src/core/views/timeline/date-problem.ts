import { type Diagnostic, diagnostic } from '../../diagnostic.ts';
import type { Place } from '../../types.ts';
import type { DateReading } from './dates.ts';

/** What is said of a date that no calendar has, or that could mean more than one day. */
export function dateProblem(reading: Exclude<DateReading, { kind: 'date' }>, place: Place): Diagnostic {
  return reading.kind === 'impossible'
    ? diagnostic(
        'impossible-date',
        place,
        `没有「${reading.shown}」这一天`,
        `改正日期；改之前按 ${reading.date.start} 排`,
      )
    : diagnostic(
        'ambiguous-date',
        place,
        `日期「${reading.shown}」不止一种读法，没有收入年表`,
        '写成 2017-06-12、2017-06 或 2017年6月',
      );
}
