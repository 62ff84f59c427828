const ISO = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?$/;

/**
 * Reads a frontmatter date with the precision it has: `2024-9-1 10:00` → `2024-09-01`, `2024/09` → `2024-09`, `2024` → `2024`.
 * Anything else, impossible days included, gives undefined.
 */
export function readDate(value: unknown): string | undefined {
  const match = ISO.exec(typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '');
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined) return year;
  if (!isMonth(Number(month))) return undefined;
  const head = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return head;
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return undefined;
  return `${head}-${day.padStart(2, '0')}`;
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

/** Days in a month of the Gregorian calendar; month counts from 1. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
