import { avoidedUses, type Placed, repeatedSentences, spreadOf } from './measures.ts';
import type { ContentNote } from './notes.ts';

/** Counts that issue 8 asks of the garden. */
export interface Counts {
  readonly events: number;
  /** Events without a link to a note, and without a source. */
  readonly bareEvents: number;
  readonly turningPoints: number;
  readonly references: number;
}

interface Target {
  readonly label: string;
  readonly count: number;
  /** The least that is wanted; 0 where only too many is a fault. */
  readonly least: number;
  readonly most?: number;
}

const SHOWN = 12;

/** The report as lines of Markdown, the same for the same content. */
export function report(notes: readonly ContentNote[], counts: Counts): string[] {
  const prose = notes.flatMap((note) => note.prose);
  return [
    '# 内容报告',
    ...table('## 数目', ['项', '现有', '应有', ''], targets(notes, counts).map(targetRow)),
    ...table('## 状态', ['状态', '篇数'], tally(notes.map(({ status }) => status))),
    ...table(
      '## 长短（字）',
      ['类', '篇数', '最短', 'p10', '中位', 'p90', '最长'],
      spreads(notes, ({ words }) => words),
    ),
    ...table(
      '## 出处（每篇）',
      ['类', '篇数', '最少', 'p10', '中位', 'p90', '最多'],
      spreads(notes, ({ sources }) => sources),
    ),
    ...list(
      '## 没有出处',
      notes.filter((note) => note.sources === 0 && note.type !== 'path' && !isDoor(note)).map(({ path }) => path),
    ),
    ...list(
      '## 术语无例',
      notes.filter(({ type, hasExample }) => type === 'term' && !hasExample).map(({ path }) => path),
    ),
    ...table('## 链入最多', ['篇', '链入', '链出'], linked(notes, -1)),
    ...table('## 链入最少', ['篇', '链入', '链出'], linked(notes, 1)),
    ...list(
      '## 链出不足两处或无链入',
      notes
        .filter((note) => !isDoor(note) && (note.out.size < 2 || note.in.size < 1))
        .map(({ path, out, in: from }) => `${path}（出${out.size}，入${from.size}）`),
    ),
    ...list(
      '## 孤页',
      notes.filter((note) => !isDoor(note) && note.out.size === 0 && note.in.size === 0).map(({ path }) => path),
    ),
    ...list('## 重复的句子（二十字以上）', repeatedSentences(prose).map(repeated)),
    ...list(
      '## 不用的译名',
      avoidedUses(notes, prose).map(
        ({ path, line, word, use, text }) => `${path}:${line} ${word} → ${use}：${around(text, word)}`,
      ),
    ),
  ];
}

function targets(notes: readonly ContentNote[], counts: Counts): Target[] {
  const of = (type: ContentNote['type']) => notes.filter((note) => note.type === type).length;
  return [
    { label: '大事', count: counts.events, least: 170 },
    { label: '大事无链接或无出处', count: counts.bareEvents, least: 0, most: 0 },
    { label: '转折点', count: counts.turningPoints, least: 0, most: 25 },
    { label: '术语', count: of('term'), least: 240 },
    { label: '训练阶段', count: of('stage'), least: 17 },
    { label: '存疑', count: of('question'), least: 50 },
    { label: '文献', count: counts.references, least: 500 },
    { label: '论文短评', count: of('paper'), least: 80 },
    { label: '文章', count: notes.filter(({ folder }) => folder === '文章').length, least: 14 },
  ];
}

function targetRow({ label, count, least, most }: Target): (string | number)[] {
  if (most !== undefined) return [label, count, `≤ ${most}`, count <= most ? '够' : '多'];
  return [label, count, `≥ ${least}`, count >= least ? '够' : '缺'];
}

/** The home page and other pages that are lists of links. */
function isDoor({ folder, type }: ContentNote): boolean {
  return folder === '' || type === 'map';
}

function spreads(notes: readonly ContentNote[], value: (note: ContentNote) => number): (string | number)[][] {
  return [...new Set(notes.map(({ folder }) => folder))].map((folder) => {
    const values = notes.filter((note) => note.folder === folder).map(value);
    const { min, p10, median, p90, max } = spreadOf(values);
    return [folder === '' ? '（首页）' : folder, values.length, min, p10, median, p90, max];
  });
}

function linked(notes: readonly ContentNote[], sign: 1 | -1): (string | number)[][] {
  const sorted = notes
    .filter((note) => !isDoor(note))
    .sort((a, b) => sign * (a.in.size - b.in.size) || (a.path < b.path ? -1 : 1));
  return sorted.slice(0, SHOWN).map(({ path, in: from, out }) => [path, from.size, out.size]);
}

function tally(values: readonly string[]): (string | number)[][] {
  return [...new Set(values)].sort().map((value) => [value, values.filter((other) => other === value).length]);
}

function repeated(places: readonly Placed[]): string {
  return `${places[0]?.text ?? ''}（${places.map(({ path, line }) => `${path}:${line}`).join('；')}）`;
}

function around(text: string, word: string): string {
  const at = text.indexOf(word);
  return text.slice(Math.max(0, at - 10), at + word.length + 10).replace(/\s+/g, ' ');
}

function table(heading: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return ['', heading, '', line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function list(heading: string, items: readonly string[]): string[] {
  return ['', `${heading}：${items.length}`, ...(items.length > 0 ? ['', ...items.map((item) => `- ${item}`)] : [])];
}
