/** What is compared of a page; the title tier of the search has it. */
export interface Candidate {
  readonly title: string;
  /** Below the base: `terms/attention/`. */
  readonly address: string;
  readonly names: readonly { readonly folded: string; readonly sounds: readonly string[] | undefined }[];
}

/** Most suggestions, and how far off one may be: a share of the longer text's letters. */
const MOST = 5;
const FARTHEST = 0.45;

/**
 * What a wrong address seems to name: its last part decoded, without an ending. `/terms/%E6%B3%A8%E6%84%8F/` → 注意
 */
export function wantedName(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // A stray `%`: taken as it stands.
  }
  return name
    .replace(/\.(?:html?|md)$/i, '')
    .replaceAll(/[-_+]+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * The pages that a wrong address may have meant, nearest first: by the last part of their address, by their names in
 * Chinese or English, by the pinyin of these in full or in initials.
 */
export function suggest<T extends Candidate>(wanted: string, candidates: readonly T[]): T[] {
  if (wanted === '') return [];
  const rated = candidates.map((candidate) => ({ candidate, far: farness(wanted, candidate) }));
  return rated
    .filter(({ far }) => far <= FARTHEST)
    .sort((a, b) => a.far - b.far || a.candidate.title.length - b.candidate.title.length)
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

/** 0 for a name that fits exactly, 1 for one that has nothing in common. */
function farness(wanted: string, candidate: Candidate): number {
  const bare = wanted.replaceAll(' ', '');
  const slug = (candidate.address.split('/').filter(Boolean).at(-1) ?? '').replaceAll('-', '');
  let best = apart(bare, slug);
  for (const { folded, sounds } of candidate.names) {
    best = Math.min(best, apart(bare, folded.replaceAll(/[\s-]/g, '')));
    if (sounds === undefined) continue;
    best = Math.min(
      best,
      apart(bare, sounds.join('')),
      bare.length > 1 ? apart(bare, sounds.map((sound) => sound[0] ?? '').join('')) : 1,
    );
  }
  return best;
}

/** Edit distance as a share of the longer text; one text that holds the other is near, the nearer the more it fills. */
function apart(a: string, b: string): number {
  if (a === '' || b === '') return 1;
  if (a === b) return 0;
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (shorter > 1 && (a.includes(b) || b.includes(a))) return 0.4 * (1 - shorter / longer) + 0.02;
  if (shorter / longer < 1 - FARTHEST) return 1;
  return distance(a, b) / longer;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
