import type { EventDate } from '../../facts/types.ts';

/** First month of a part of the year, first day of a part of a month. */
const PART_MONTH: Readonly<Record<string, string>> = {
  初: '01',
  上: '01',
  春: '03',
  夏: '06',
  中: '06',
  下: '07',
  秋: '09',
  冬: '12',
  底: '12',
  末: '12',
};
const PART_DAY: Readonly<Record<string, string>> = { 初: '01', 上: '01', 中: '11', 下: '21', 底: '25', 末: '25' };
const QUARTER_MONTH: Readonly<Record<string, string>> = {
  一: '01',
  二: '04',
  三: '07',
  四: '10',
  1: '01',
  2: '04',
  3: '07',
  4: '10',
};

/**
 * A key that orders dates of mixed precision: compare by code units. What is known less precisely stands first in its
 * time: `2017` < `2017-06` < `2017-06-12`; a season or quarter stands where it begins.
 */
export function dateKey(date: EventDate): string {
  const [year = '', month, day] = date.start.split('-');
  const { part } = date;
  if (isDecade(date)) return `${year}-00-00-0`;
  if (part === undefined) return `${year}-${month ?? '00'}-${day ?? '00'}-1`;
  const quarter = /^第?(.)季度/.exec(part)?.[1];
  const within = month === undefined ? '00' : PART_DAY[part.charAt(0)];
  const begins = quarter === undefined ? PART_MONTH[part.charAt(0)] : QUARTER_MONTH[quarter];
  return `${year}-${month ?? begins}-${within}-0`;
}

/** True of `1980年代`: no year of it is named. */
export function isDecade({ part }: EventDate): boolean {
  return part?.startsWith('年代') ?? false;
}

/** The last year or day that a date may mean, as precisely as it is known: 1989 of 1980年代. */
export function latestOf(date: EventDate): string {
  return isDecade(date) ? String(Number(date.start) + 9) : date.start;
}

/** How a date is shown: `2017-06-12`, `约2018年春`, `1980年代`, `2023年至今`, `2017年至2019年`, `2017-06-12至2017-06-14`. */
export function dateLabel(date: EventDate): string {
  const { part, start, end } = date;
  const from = isDecade(date) ? start + part : part !== undefined ? chinese(start) + part : inRange(start, end);
  const to = end === undefined ? '' : `至${end === 'now' ? '今' : inRange(end, end)}`;
  return `${date.about ? '约' : ''}${from}${to}`;
}

/** A bare year at either end of a range says that it is one. */
function inRange(date: string, end: string | undefined): string {
  return end !== undefined && date.length === 4 ? `${date}年` : date;
}

function chinese(start: string): string {
  const [year, month] = start.split('-');
  return month === undefined ? `${year}年` : `${year}年${Number(month)}月`;
}
