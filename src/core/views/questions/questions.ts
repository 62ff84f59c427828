import { partNamed, textField } from '../../facts/fields.ts';
import { dropStart, lineText, setLine, trimLine } from '../../facts/inlines.ts';
import type { Inline, Item, Line } from '../../facts/types.ts';
import type { Entry, Garden } from '../../garden.ts';
import { readDate } from '../../note/dates.ts';
import { normalizeSpacing } from '../../text/spacing.ts';
import { dateLabel } from '../timeline/date-order.ts';
import { readEventDate } from '../timeline/dates.ts';

/** How far a question has come, in the order of the board. */
export const STATES = ['有进展', '未解', '近于解决', '问题本身可疑', '已解'] as const;
export type QuestionState = (typeof STATES)[number];

/** Days after which nobody has looked at a judgement for too long (READER.md 3.6.4). */
export const STALE_DAYS = 180;

/** One dated judgement; `text` begins with how sure its author is. */
export interface Judgement {
  readonly date: string;
  readonly label: string;
  readonly text: Line;
}

/** A note of type `question` as the board sees it. */
export interface Question {
  readonly entry: Entry;
  readonly state: QuestionState;
  readonly why: string | undefined;
  /** Last progress: `2024-05`. */
  readonly progress: string | undefined;
  readonly reviewed: string | undefined;
  /** True where nobody has looked at it for {@link STALE_DAYS} days before the garden's now. */
  readonly stale: boolean;
  readonly support: readonly Item[];
  readonly against: readonly Item[];
  /** What would change the judgement. */
  readonly tests: readonly Item[];
  /** Oldest first, whichever way they are written. */
  readonly judgements: readonly Judgement[];
}

const cache = new WeakMap<Garden, readonly Question[]>();

/** Every question of the vault: by state, the one with the latest progress first. */
export function questionsOf(garden: Garden): readonly Question[] {
  let questions = cache.get(garden);
  if (questions === undefined) {
    questions = garden.entries
      .filter(({ type }) => type === 'question')
      .map((entry) => toQuestion(entry, garden.now))
      .sort(byState);
    cache.set(garden, questions);
  }
  return questions;
}

function byState(a: Question, b: Question): number {
  const byProgress = (b.progress ?? '') < (a.progress ?? '') ? -1 : (b.progress ?? '') > (a.progress ?? '') ? 1 : 0;
  return (
    STATES.indexOf(a.state) - STATES.indexOf(b.state) || byProgress || (a.entry.note.path < b.entry.note.path ? -1 : 1)
  );
}

function toQuestion(entry: Entry, now: string): Question {
  const { note } = entry;
  const why = textField(note, 'why');
  const state = STATES.find((name) => name === textField(note, 'state')) ?? '未解';
  const reviewed = readDate(note.frontmatter.raw.reviewed) ?? entry.updated ?? entry.created;
  return {
    entry,
    state,
    why: why && normalizeSpacing(why),
    progress: readDate(note.frontmatter.raw.progress),
    reviewed,
    stale: state !== '已解' && isStale(reviewed, now),
    support: partNamed(note, '支持', '支持的证据', '正方')?.items ?? [],
    against: partNamed(note, '反对', '反对的证据', '反方')?.items ?? [],
    tests: partNamed(note, '什么会改变判断', '什么证据会改变判断')?.items ?? [],
    judgements: (partNamed(note, '判断记录', '判断')?.items ?? []).flatMap(judgement).sort(byDate),
  };
}

function byDate(a: Judgement, b: Judgement): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

/** Dates less precise than a day count from their first. */
export function isStale(reviewed: string | undefined, now: string): boolean {
  if (reviewed === undefined) return false;
  return (Date.parse(now) - Date.parse(reviewed)) / 86_400_000 > STALE_DAYS;
}

/** `- **2026-11-22** 约六成（0.6）：……`. */
function judgement({ text }: Item): Judgement[] {
  const line = trimLine(text);
  const first: Inline | undefined = line[0];
  const bold = typeof first === 'object' && first.kind === 'strong';
  const reading = readEventDate(bold ? lineText(first.children).trim() : lineText(line), {
    year: undefined,
    alone: bold,
  });
  if (reading?.kind !== 'date') return [];
  const rest = trimLine(dropStart(line, reading.length));
  const [lead, ...others] = rest;
  const said = typeof lead === 'string' ? [lead.replace(/^[\s：:，,—–-]+/, ''), ...others] : rest;
  return [{ date: reading.date.start, label: dateLabel(reading.date), text: setLine(said) }];
}

/** True where an item of evidence names a work: a citation, a link to another host, or to a note on a paper. */
export function isSourced(item: Item, isPaper: (target: string) => boolean): boolean {
  const sourced = (line: Line): boolean =>
    line.some((inline) => {
      if (typeof inline === 'string') return false;
      if (inline.kind === 'citation' || inline.kind === 'url') return true;
      if (inline.kind === 'link' && isPaper(inline.target)) return true;
      return 'children' in inline && sourced(inline.children);
    });
  return [item.text, ...item.details].some(sourced);
}
