import anyAscii from 'any-ascii';
import { pinyin as readHan } from 'pinyin-pro';
import { POLYPHONES } from './polyphones.ts';

/** Readings that win over the library's, as `word → syllables separated by spaces` (garden.yml may add some). */
export type Readings = Readonly<Record<string, string>>;

/** One piece of a text as it is read: `text` is what stood there, a single Han character or a run of other letters. */
export interface Reading {
  readonly text: string;
  readonly sound: string;
  readonly han: boolean;
}

const PIECES = /\p{Script=Han}+|[\p{L}\p{N}\p{M}]+?(?=\p{Script=Han}|[^\p{L}\p{N}\p{M}]|$)/gu;
const HAN = /\p{Script=Han}/u;

/**
 * Reads a text aloud: one syllable per Han character (lower case, no tone, ü as v), a run of other letters or digits
 * as one item as it stands; spaces and punctuation only separate.
 * `什么是 GPT-4？` → `['shen', 'me', 'shi', 'GPT', '4']`; `长上下文` → `['chang', 'shang', 'xia', 'wen']`.
 */
export function pinyin(text: string, overrides?: Readings): string[] {
  return readings(text, overrides).map((reading) => reading.sound);
}

/** As {@link pinyin}, each sound with the text that it belongs to. */
export function readings(text: string, overrides?: Readings): Reading[] {
  const found: Reading[] = [];
  for (const [piece] of text.matchAll(PIECES)) {
    if (HAN.test(piece)) found.push(...readRun(piece, overrides));
    else found.push({ text: piece, sound: piece, han: false });
  }
  return found;
}

/**
 * A key to sort and index by: its first character is the letter under which the text stands (A–Z, else #), then its
 * reading. Compare keys by code units. `长上下文` → `C chang shang xia wen`; `3D 并行` → `# 3d bing xing`.
 */
export function pinyinKey(text: string, overrides?: Readings): string {
  const reading = readings(text, overrides)
    .map(({ sound, han }) => (han ? sound : anyAscii(sound)).toLowerCase())
    .join(' ');
  const first = /^[a-z]/.exec(reading)?.[0]?.toUpperCase() ?? '#';
  return `${first} ${reading}`;
}

/** A run of Han characters: words of the tables as they say, what lies between as the library reads it. */
function readRun(run: string, overrides: Readings | undefined): Reading[] {
  const found: Reading[] = [];
  let from = 0;
  for (const match of run.matchAll(wordsOf(overrides))) {
    found.push(...readByLibrary(run.slice(from, match.index)));
    const word = match[0];
    const sounds = (overrides?.[word] ?? POLYPHONES[word] ?? '').split(' ');
    const chars = [...word];
    found.push(...chars.map((text, at) => ({ text, sound: sounds[at] ?? readChar(text), han: true })));
    from = match.index + word.length;
  }
  found.push(...readByLibrary(run.slice(from)));
  return found;
}

function readByLibrary(run: string): Reading[] {
  if (run === '') return [];
  const sounds = readHan(run, { toneType: 'none', type: 'array', v: true });
  const chars = [...run];
  return chars.map((text, at) => ({ text, sound: plain(sounds[at] ?? text), han: true }));
}

function readChar(char: string): string {
  return plain(readHan(char, { toneType: 'none', v: true }));
}

/** The library hands back a character it does not know; its Unicode reading is in any-ascii. */
function plain(sound: string): string {
  return /^[a-z]+$/.test(sound)
    ? sound
    : anyAscii(sound)
        .toLowerCase()
        .replace(/[^a-z]/g, '') || 'x';
}

const compiled = new WeakMap<Readings, RegExp>();
const ownWords = wordPattern(POLYPHONES);

function wordsOf(overrides: Readings | undefined): RegExp {
  if (overrides === undefined || Object.keys(overrides).length === 0) return ownWords;
  let pattern = compiled.get(overrides);
  if (pattern === undefined) {
    pattern = wordPattern({ ...POLYPHONES, ...overrides });
    compiled.set(overrides, pattern);
  }
  return pattern;
}

/** Longest word first, so that 重参数化 is not read as 重 and 参数. */
function wordPattern(table: Readings): RegExp {
  const words = Object.keys(table).filter((word) => /^\p{Script=Han}+$/u.test(word));
  words.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp(words.join('|'), 'gu');
}
