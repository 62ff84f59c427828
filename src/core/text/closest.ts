import { distance } from 'fastest-levenshtein';

/**
 * The names nearest to a wrong one by edit distance, best first, at most `count`.
 * A name is near when at most a third of the longer text (and at least one letter) differs, or when one holds the other;
 * `holding: false` leaves the second out, for texts whose parts mean little, like syllables.
 */
export function closest(wrong: string, names: Iterable<string>, count: number, { holding = true } = {}): string[] {
  const target = wrong.toLowerCase();
  const found: { name: string; score: number }[] = [];
  for (const name of names) {
    const candidate = name.toLowerCase();
    const longer = Math.max(candidate.length, target.length);
    // Edit distance is at least the difference of lengths, so most names are dismissed without computing it.
    const holds =
      holding &&
      target.length > 1 &&
      candidate.length > 1 &&
      (candidate.includes(target) || target.includes(candidate));
    const limit = Math.max(1, Math.floor(longer / 3));
    if (!holds && Math.abs(candidate.length - target.length) > limit) continue;
    const score = distance(candidate, target);
    if (holds || score <= limit) found.push({ name, score: holds ? Math.min(score, limit) : score });
  }
  found.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1));
  return found.slice(0, count).map((entry) => entry.name);
}
