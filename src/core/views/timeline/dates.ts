import type { EventDate } from '../../facts/types.ts';
import { daysIn } from '../../note/dates.ts';

/** What the beginning of a text says of a date; `length` is how much of the text that was. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: EventDate; readonly length: number }
  /** `date` is the part of it that can be true: 2017-02 of 2017-02-30. */
  | { readonly kind: 'impossible'; readonly shown: string; readonly date: EventDate; readonly length: number }
  /** More than one day could be meant, or none without more context. */
  | { readonly kind: 'ambiguous'; readonly shown: string; readonly length: number };

/** The year of the heading or item above, which `6月12日` may lean on. */
export interface DateContext {
  readonly year: string | undefined;
  /** True where the date stands alone in bold: then nothing has to follow it. */
  readonly alone: boolean;
}

const PART =
  '春[季天]?(?!节)|夏[季天]?|秋[季天]?|冬[季天]?|上半年|下半年|第?[一二三四1-4]季度|[底末]|[初中](?![\\p{Script=Han}])';
const MONTH_PART = '[上中下]旬|[底末]|[初中](?![\\p{Script=Han}])';
const CORES: readonly RegExp[] = [
  new RegExp(
    `(?<y>\\d{4})\\s*年\\s*(?<m>\\d{1,2})\\s*月(?:份)?\\s*(?:(?<d>\\d{1,2})\\s*[日号]|(?<p>${MONTH_PART}))?`,
    'uy',
  ),
  new RegExp(`(?<y>\\d{4})\\s*年?\\s*(?<p>${PART})`, 'uy'),
  /(?<y>\d{4})\s*(?:年|[-–])?\s*[Qq](?<q>[1-4])(?!\d)/y,
  /(?:(?<c>\d{2}|二十|十[九八七])\s*世纪|上个?世纪)\s*(?<t>[1-9]0|[二三四五六七八九]?十)\s*(?<p>年代[初中末]?)期?/y,
  /(?<y>\d{3}0)\s*(?<p>年代[初中末]?)期?/y,
  /(?<y>\d{4})([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})(?!\d)/y,
  /(?<y>\d{4})[-/.](?<m>\d{1,2})(?![\d年])/y,
  /(?<y>\d{4})\s*年/y,
  /(?<y>\d{4})(?![\d.,]\d|\d)/y,
];
const LEAD = /\s*(?:早?在|于|自|从)?\s*/y;
const ABOUT = /(?:(?:大约|大概|约|可能|~|～)(?:在|于)?)?\s*/y;
const LOOSE = /\s*(?:左右|前后)/y;
const SINCE = /\s*(?:起|以来|开始)/y;
const RANGE = /\s*(?:至|到|—+|–|~|～|-(?=\s*\d{4}(?!\d)))\s*/y;
const NOW = /今|现在|目前/y;
const REST_OF_RANGE = /(?:(?<m>\d{1,2})\s*月\s*)?(?:(?<d>\d{1,2})\s*[日号])?/y;
/** Whose date comes first, the day or the month? And of which century? */
const UNCLEAR =
  /(?<a>\d{1,2})[-/.](?<b>\d{1,2})[-/.](?<y>\d{4})(?!\d)|(?:['’]\d{2}|\d{2}(?=\s*年\s*\d{1,2}\s*月))\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?/y;
const NO_YEAR = /(?<m>\d{1,2})\s*月(?:份)?(?:\s*(?<d>\d{1,2})\s*[日号])?/y;
/** What a date may be followed by; 2017年的论文 begins with a year and is no date. */
const BOUNDARY = /\s*(?:$|[\s：:，,、。；;—–|·.()（）「《“])/y;
const NOT_AFTER = /\s*(?:的|代|间|前|后|之|以|里|内|版|款|起|来|度|初|末|底|中旬|个|多|余|至|到|年|月|日|%|\d)/y;

/** `（周五）` behind a day. */
const WEEKDAY = /\s*(?:[(（](?:周|星期)[一二三四五六日天][)）]|(?:周|星期)[一二三四五六日天](?=[\s：:，,]))/y;

const MEASURES = /^[个块张种次人篇条万亿千百卡台元层维位行页名款项]$/;
/** Words that the dictionary does not have, and that would be read as a measure and its thing. */
const NO_MEASURES = /^(?:张量|千问|万维网|台积电|卡内基|元学习|元宇宙|元数据)/;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** `2048 块显卡`: a number of things, not a year; `1943 人工神经元` is one. */
function isCounted(rest: string): boolean {
  const text = rest.trimStart().slice(0, 12);
  const [word] = segmenter.segment(text);
  return word !== undefined && MEASURES.test(word.segment) && !NO_MEASURES.test(text);
}

/**
 * Reads the date with which a text begins (undefined: it begins with none). Forms: `2017-06-12`, `2017/6`, `2017`,
 * `2017年7月`, `2017 年 6 月 12 日`, `在 2012 年`, `约 2018 年春`, `2018年底`, `2018 Q3`, `2023年至今`, `2017–2019`,
 * `2018年前后`, `6月12日` under a year. Numbers are years from 1000 to 2999; a bare one counts from 1800 to 2100 and not before a measure word.
 */
export function readEventDate(text: string, context: DateContext): DateReading | undefined {
  const lead = lengthAt(LEAD, text, 0);
  const about = lengthAt(ABOUT, text, lead);
  const at = lead + about;
  const core = readCore(text, at, context);
  if (core === undefined) return undefined;
  const end = core.at + finish(text, core);
  const bare = core.bare && at === 0 && core.end === undefined;
  if (bare && !context.alone && (core.start < '1800' || core.start > '2100')) return undefined;
  if (!context.alone && !endsWell(text, end, bare)) return undefined;
  const shown = text.slice(at, end).trim();
  if (core.kind === 'ambiguous') return { kind: 'ambiguous', shown, length: end };
  const date: EventDate = {
    start: core.start,
    part: core.part,
    about: text.slice(lead, at).trim() !== '' || core.loose,
    end: core.end,
  };
  return core.kind === 'impossible'
    ? { kind: 'impossible', shown, date, length: end }
    : { kind: 'date', date, length: end };
}

interface Core {
  readonly kind: 'date' | 'impossible' | 'ambiguous';
  readonly start: string;
  readonly part: string | undefined;
  end: string | undefined;
  loose: boolean;
  /** Four digits alone, which may be any number. */
  readonly bare: boolean;
  /** Offset behind it. */
  at: number;
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  return matchAt(pattern, text, at)?.[0].length ?? 0;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readCore(text: string, at: number, context: DateContext): Core | undefined {
  for (const [index, pattern] of CORES.entries()) {
    const match = matchAt(pattern, text, at);
    if (match?.groups !== undefined) return coreOf(match.groups, match[0], at, index === CORES.length - 1);
  }
  const unclear = matchAt(UNCLEAR, text, at);
  if (unclear?.groups !== undefined) return unclearCore(unclear.groups, unclear[0], at);
  const noYear = matchAt(NO_YEAR, text, at);
  if (noYear?.groups === undefined) return undefined;
  if (context.year === undefined) return noYear.groups.d === undefined ? undefined : ambiguous(at + noYear[0].length);
  return coreOf({ ...noYear.groups, y: context.year }, noYear[0], at, false);
}

type Groups = Readonly<Record<string, string | undefined>>;

function coreOf(groups: Groups, shown: string, at: number, bare: boolean): Core | undefined {
  const { y = decadeOf(groups), m, d, p, q } = groups;
  if (y < '1000' || y > '2999') return undefined;
  const start = [y, m?.padStart(2, '0'), d?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  const part = q === undefined ? p : `第${'一二三四'.charAt(Number(q) - 1)}季度`;
  const possible = truePart(start);
  // `2012-14` may be two years, where `2017-13` can only be a mistake.
  if (possible !== start && d === undefined && /^\d{4}[-–]\d\d$/.test(shown) && Number(m) > Number(y.slice(2)))
    return ambiguous(at + shown.length);
  return {
    kind: possible === start ? 'date' : 'impossible',
    start: possible,
    part,
    end: undefined,
    loose: false,
    bare,
    at: at + shown.length,
  };
}

/** `20世纪80年代`, `上世纪八十年代` → 1980; the last century is that of the nineteen-hundreds. */
function decadeOf({ c, t = '' }: Groups): string {
  const tens = /^\d/.test(t) ? t : `${'一二三四五六七八九'.indexOf(t.charAt(0)) + 1 || 1}0`;
  const century =
    c === undefined || c === '二十'
      ? 20
      : /^\d/.test(c)
        ? Number(c)
        : 10 + '一二三四五六七八九'.indexOf(c.charAt(1)) + 1;
  return `${century - 1}${tens}`;
}

function ambiguous(at: number): Core {
  return { kind: 'ambiguous', start: '', part: undefined, end: undefined, loose: false, bare: false, at };
}

/** `25/12/2017` can only be read one way; `6/12/2017` in two. */
function unclearCore({ a, b, y }: Groups, shown: string, at: number): Core | undefined {
  const [first, second] = [Number(a), Number(b)];
  const clear = y !== undefined && first > 12 !== second > 12;
  if (!clear) return ambiguous(at + shown.length);
  const [month, day] = first > 12 ? [b, a] : [a, b];
  return coreOf({ y, m: month, d: day }, shown, at, false);
}

/** As much of `2017-02-30` as a calendar has. */
function truePart(start: string): string {
  const [year = '', month, day] = start.split('-');
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year;
  if (day === undefined) return start;
  return Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)) ? start : `${year}-${month}`;
}

/** Reads `左右` and `至今`, `–2019`, `至 14 日` behind a date; gives their length. */
function finish(text: string, core: Core): number {
  if (core.kind === 'ambiguous') return 0;
  let length = lengthAt(LOOSE, text, core.at);
  core.loose = length > 0;
  if (!core.loose) length = lengthAt(WEEKDAY, text, core.at);
  const link = lengthAt(RANGE, text, core.at + length);
  if (link === 0) return length + lengthAt(SINCE, text, core.at + length);
  const from = core.at + length + link;
  const now = lengthAt(NOW, text, from);
  if (now > 0) {
    core.end = 'now';
    return length + link + now;
  }
  const end = endOfRange(text, from, core.start);
  if (end === undefined) return length;
  core.end = end.date;
  length += link + end.length;
  return length;
}

function endOfRange(text: string, at: number, start: string): { date: string; length: number } | undefined {
  for (const pattern of CORES) {
    const match = matchAt(pattern, text, at);
    if (match?.groups === undefined) continue;
    const core = coreOf(match.groups, match[0], at, false);
    return core?.kind === 'date' ? { date: core.start, length: match[0].length } : undefined;
  }
  const match = matchAt(REST_OF_RANGE, text, at);
  if (!match?.[0] || match.groups === undefined) return undefined;
  const [year, month] = start.split('-');
  const { m = month, d } = match.groups;
  const date = [year, m?.padStart(2, '0'), d?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  return truePart(date) === date ? { date, length: match[0].length } : undefined;
}

function endsWell(text: string, at: number, bare: boolean): boolean {
  if (lengthAt(BOUNDARY, text, at) > 0 || at >= text.length) return !bare || !isCounted(text.slice(at));
  return !bare && lengthAt(NOT_AFTER, text, at) === 0;
}
