const CLAUSE_END = /[。！？；，、：,;:.!?]/;

/**
 * The beginning of a sentence that fits into `limit` characters and ends with a clause; what was cut shows as `…`,
 * which counts. Empty where not even the first clause fits: half a clause tells nothing.
 */
export function firstClauses(text: string, limit: number): string {
  const chars = [...text];
  if (chars.length <= limit) return text.replace(/[。.]$/, '');
  for (let at = limit - 1; at > 3; at--) {
    const ends = CLAUSE_END.test(chars[at] ?? '') && !/[A-Za-z0-9]/.test(chars[at + 1] ?? '');
    if (ends) return `${chars.slice(0, at).join('')}…`;
  }
  return '';
}
