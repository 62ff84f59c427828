import type { Event, Point, Token, TokenizeContext, TokenType } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    strikethroughSequenceTemporary: 'strikethroughSequenceTemporary';
    strikethrough: 'strikethrough';
    highlightSequenceTemporary: 'highlightSequenceTemporary';
    highlight: 'highlight';
  }
}

/** A run of markers that may open or close a span. Closing takes from its left end, opening from its right. */
interface Run {
  readonly token: Token;
  readonly marker: string;
  readonly size: number;
  readonly open: boolean;
  readonly close: boolean;
  left: number;
  before: Run | undefined;
  after: Run | undefined;
  readonly closes: Span[];
  readonly opens: Span[];
}

interface Span {
  readonly use: number;
  readonly group: Token;
}

const MARKERS: Readonly<Record<string, string>> = {
  strikethroughSequenceTemporary: '~',
  highlightSequenceTemporary: '=',
};

/**
 * Pairs the runs of `*`, `_`, `~~` and `==` of one span of text, all in one pass, as CommonMark's “process emphasis” does.
 * The resolvers that come with the libraries splice the event list once per pair, which is quadratic in a long paragraph,
 * and each looks at its own marker alone; this one is linear and cannot nest two spans wrongly.
 */
export function resolveSpans(events: Event[], context: TokenizeContext): Event[] {
  const runs = collectRuns(events, context);
  if (runs.length === 0) return events;
  pairRuns(runs);
  const byToken = new Map(runs.map((run) => [run.token, run]));
  const result: Event[] = [];
  for (const event of events) {
    const run = byToken.get(event[1]);
    if (run === undefined) result.push(event);
    else if (event[0] === 'enter') writeRun(run, result, context);
  }
  // In place: micromark holds on to the array it handed over.
  for (const [index, event] of result.entries()) events[index] = event;
  events.length = result.length;
  return events;
}

function collectRuns(events: readonly Event[], context: TokenizeContext): Run[] {
  const runs: Run[] = [];
  for (const [kind, token] of events) {
    if (kind !== 'enter') continue;
    const type: string = token.type;
    if (type !== 'attentionSequence' && MARKERS[type] === undefined) continue;
    const before = runs[runs.length - 1];
    const run: Run = {
      token,
      marker: MARKERS[type] ?? context.sliceSerialize(token).charAt(0),
      size: token.end.offset - token.start.offset,
      open: token._open === true,
      close: token._close === true,
      left: token.end.offset - token.start.offset,
      before,
      after: undefined,
      closes: [],
      opens: [],
    };
    if (before !== undefined) before.after = run;
    runs.push(run);
  }
  return runs;
}

function pairRuns(runs: readonly Run[]): void {
  /** Below these runs no opener for such a closer can stand: what keeps the search linear. */
  const bottoms = new Map<string, Run | undefined>();
  let closer: Run | undefined = runs[0];
  while (closer !== undefined) {
    if (!closer.close) {
      closer = closer.after;
      continue;
    }
    const key = `${closer.marker}${closer.open}${isSpan(closer) ? '' : closer.size % 3}`;
    const opener = findOpener(closer, bottoms.get(key));
    if (opener === undefined) {
      bottoms.set(key, closer.before);
      if (!closer.open) unlink(closer);
      closer = closer.after;
      continue;
    }
    opener.after = closer;
    closer.before = opener;
    pair(opener, closer);
    if (opener.left === 0) unlink(opener);
    if (closer.left === 0) {
      unlink(closer);
      closer = closer.after;
    }
  }
}

/** `~~` and `==` pair as wholes; `*` and `_` by ones and twos. */
function isSpan(run: Run): boolean {
  return run.marker === '~' || run.marker === '=';
}

function findOpener(closer: Run, bottom: Run | undefined): Run | undefined {
  for (let run = closer.before; run !== undefined && run !== bottom; run = run.before) {
    if (run.marker !== closer.marker || !run.open) continue;
    if (isSpan(run)) {
      if (run.size === closer.size) return run;
    } else if (!oddMatch(run, closer)) return run;
  }
  return undefined;
}

/** CommonMark's rule of three: `*foo**bar*`. */
function oddMatch(opener: Run, closer: Run): boolean {
  return (opener.close || closer.open) && closer.size % 3 !== 0 && (opener.size + closer.size) % 3 === 0;
}

function unlink(run: Run): void {
  if (run.before !== undefined) run.before.after = run.after;
  if (run.after !== undefined) run.after.before = run.before;
}

function pair(opener: Run, closer: Run): void {
  const use = isSpan(opener) ? opener.size : opener.left > 1 && closer.left > 1 ? 2 : 1;
  const start = moved(opener.token.start, opener.left - use + taken(opener.closes));
  const end = moved(closer.token.start, taken(closer.closes) + use);
  const span: Span = { use, group: { type: groupType(opener.marker, use), start, end } };
  opener.opens.push(span);
  closer.closes.push(span);
  opener.left -= use;
  closer.left -= use;
}

function groupType(marker: string, use: number): TokenType {
  if (marker === '~') return 'strikethrough';
  if (marker === '=') return 'highlight';
  return use === 2 ? 'strong' : 'emphasis';
}

function taken(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.use, 0);
}

/** Prints what became of a run: the spans it closes, the markers nobody wanted, the spans it opens. */
function writeRun(run: Run, out: Event[], context: TokenizeContext): void {
  let at = run.token.start;
  for (const span of run.closes) {
    at = moved(at, span.use);
    out.push(['exit', span.group, context]);
  }
  if (run.left > 0) {
    const data: Token = { type: 'data', start: at, end: moved(at, run.left) };
    out.push(['enter', data, context], ['exit', data, context]);
  }
  for (const span of run.opens.toReversed()) out.push(['enter', span.group, context]);
}

/** Runs never cross a chunk, so the buffer index moves along. */
function moved(point: Point, by: number): Point {
  return { ...point, column: point.column + by, offset: point.offset + by, _bufferIndex: point._bufferIndex + by };
}
