import { isNotePath, stem, type VaultPath } from '../../path.ts';
import { normalizeSpacing } from '../../text/spacing.ts';
import type { Note } from '../../types.ts';

/** A name that is sought in the texts of a vault. */
export interface SoughtName {
  /** As it is compared: see {@link foldCase}. */
  readonly key: string;
  /** The note that it names; undefined where several claim it, so that it only keeps shorter names out of its place. */
  readonly target: VaultPath | undefined;
  /** Spellings of which one must stand in the text letter by letter; undefined where case means nothing. */
  readonly exact: ReadonlySet<string> | undefined;
}

/** Least weight of a name, a Han character counting 1.5 and a letter or digit 1: `熵` and `RL` say too little to be sought. */
const LIGHTEST = 3;

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Files that are named for their place, not for what is in them. */
const PLACES = new Set(['index', 'readme', 'home', '首页', '目录', 'untitled', '未命名']);

interface Claim {
  readonly note: VaultPath;
  readonly spelling: string;
  /** As for links: what a file is called comes before its title, its title before its other names (OBSIDIAN.md 21). */
  readonly rank: number;
}

/**
 * The names under which notes may be mentioned: file name, title, aliases and English name of each, `mentions: false` aside.
 * `home` is never sought.
 */
export function soughtNames(notes: readonly Note[], home: VaultPath | undefined): SoughtName[] {
  const claims = new Map<string, Claim[]>();
  for (const note of notes) {
    if (note.path === home || !takesPart(note)) continue;
    for (const { spelling, rank } of namesOf(note)) {
      const key = foldCase(spelling);
      if (weight(key) < LIGHTEST) continue;
      const list = claims.get(key);
      if (list) list.push({ note: note.path, spelling, rank });
      else claims.set(key, [{ note: note.path, spelling, rank }]);
    }
  }
  return [...claims].map(([key, list]) => ({ key, target: winner(list), exact: exactSpellings(list) }));
}

/** `mentions: false` in a note's frontmatter: it is not sought in others, and others are not sought in it. */
export function takesPart(note: Note): boolean {
  return note.frontmatter.raw.mentions !== false;
}

function namesOf(note: Note): { spelling: string; rank: number }[] {
  const file = stem(note.path);
  const named = [
    ...(isNotePath(note.path) && !PLACES.has(file.toLowerCase()) ? [{ name: file, rank: 0 }] : []),
    ...(PLACES.has(note.title.toLowerCase()) ? [] : [{ name: note.title, rank: 1 }]),
    ...note.frontmatter.aliases.map((name) => ({ name, rank: 2 })),
    ...(note.frontmatter.en === undefined ? [] : [{ name: note.frontmatter.en, rank: 3 }]),
  ];
  return named.map(({ name, rank }) => ({ spelling: spelled(name), rank }));
}

/** A name as it stands in a text: NFC, one space between words, none beside Han. */
function spelled(name: string): string {
  return normalizeSpacing(name.normalize('NFC').trim().replace(/\s+/g, ' '));
}

/** The note with the best claim; of several with equally good ones none. */
function winner(claims: readonly Claim[]): VaultPath | undefined {
  const best = Math.min(...claims.map((claim) => claim.rank));
  const notes = new Set(claims.filter((claim) => claim.rank === best).map((claim) => claim.note));
  return notes.size === 1 ? [...notes][0] : undefined;
}

/** `RAG`, `MoE` and `PaLM` are names only as they are written: `rag` and `palm` are words. `Transformer` may be written small. */
function exactSpellings(claims: readonly Claim[]): ReadonlySet<string> | undefined {
  const spellings = new Set(claims.map((claim) => claim.spelling));
  const isAcronym = (spelling: string) => /[\p{L}\p{N}]\p{Lu}/u.test(spelling) && !CJK.test(spelling);
  return [...spellings].every(isAcronym) ? spellings : undefined;
}

function weight(key: string): number {
  let sum = 0;
  let letters = 0;
  for (const char of key) {
    if (!/[\p{L}\p{N}]/u.test(char)) continue;
    if (/\p{L}/u.test(char)) letters++;
    sum += CJK.test(char) ? 1.5 : 1;
  }
  // A number or a date is no name.
  return letters === 0 ? 0 : sum;
}

/** Lower case and plain spaces, unit by unit: the result is as long as the text, so that places in it are places in the text. */
export function foldCase(text: string): string {
  const plain = text.replace(/\s/g, ' ');
  const lower = plain.toLowerCase();
  return lower.length === plain.length ? lower : plain.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
