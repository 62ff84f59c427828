/**
 * How a hit tells the page that it opens what to mark there: a note in this browser's storage, so that addresses stay
 * clean and a hit opened in a new tab is marked too.
 */
export interface MarkNote {
  readonly path: string;
  readonly text: string;
  readonly at: number;
}

const KEY = 'lanyin-mark';
/** A page that opens later than this was not opened by the hit, in milliseconds. */
const FRESH = 30_000;

export function leaveMark(path: string, text: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ path, text, at: Date.now() } satisfies MarkNote));
  } catch {
    // Storage is closed: the page opens without marks.
  }
}

/** The text to mark on this page, once. */
export function takeMark(path: string): string | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    if (stored === null) return undefined;
    const note = JSON.parse(stored) as MarkNote;
    if (note.path !== path && Date.now() - note.at < FRESH) return undefined;
    localStorage.removeItem(KEY);
    return note.path === path && Date.now() - note.at < FRESH ? note.text : undefined;
  } catch {
    return undefined;
  }
}
