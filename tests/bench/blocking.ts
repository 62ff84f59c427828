/** An event of Chromium's trace, times in microseconds: `dur` by the clock, `tdur` by the processor. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly documentLoaderURL?: string } };
}

/** Lighthouse's phone: its processor is four times slower, and a task blocks for what it takes beyond 50 ms. */
const SLOWER = 4;
const LONG = 50;
const TASK = /^(?:ThreadControllerImpl::)?RunTask$/;

/**
 * Milliseconds for which the page at `url` blocks after its first paint, as TBT counts them, but by the processor time of
 * its tasks. Lighthouse goes by the clock: where other processes want the processor too, it counts the waiting, times four.
 */
export function ownBlocking(trace: readonly TraceEvent[], url: string): number {
  const start = trace.findLast(({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL === url);
  const paint = trace.findLast(({ name, pid }) => name === 'firstContentfulPaint' && pid === start?.pid);
  if (start === undefined || paint === undefined) return Number.NaN;
  const tasks = trace
    .filter(({ name, ph, pid, tid }) => ph === 'X' && TASK.test(name) && pid === start.pid && tid === start.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let end = 0;
  let blocked = 0;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // Tasks stand in tasks: the outer ones count.
    if (ts < end) continue;
    end = ts + dur;
    if (ts >= paint.ts) blocked += Math.max(0, (SLOWER * tdur) / 1000 - LONG);
  }
  return blocked;
}
