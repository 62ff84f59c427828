import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Blob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { digestOf } from '../io/cache.ts';

/** Keeps subsets between runs: io/cache's Store, or a Map. */
export interface FontStore {
  get(key: string): Uint8Array | undefined;
  set(key: string, value: Uint8Array): void;
}

/** {@link cutFaces} one by one, here or on threads. */
export type CutFaces = (glyphs: readonly string[], shelf: Uint8Array) => readonly Promise<Uint8Array>[];

/** Noto Serif SC Bold as one face: 7,947 characters, GB 2312 and the common letters among them. */
const FACE = '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-700-normal.woff2';
/** Raise it when what is written changes: it is part of every key. */
const VERSION = '1';
/** What a headline of a few words does without: layout features, vertical metrics. */
const DROP = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'vhea', 'vmtx', 'VORG', 'DSIG', 'meta'];
/** Where less than this share of a title is in the face, a mixture of two faces would look worse than none. */
const ENOUGH = 0.75;

let face: Promise<Buffer> | undefined;

/** The face decoded and without the tables we drop, once in a process: decoding takes longer than ten subsets. */
export function titleFace(): Promise<Buffer> {
  face ??= readFile(createRequire(import.meta.url).resolve(FACE)).then((woff2) =>
    subsetFont(woff2, undefined, { keepAllGlyphs: true, targetFormat: 'sfnt', noHinting: true, dropTables: DROP }),
  );
  return face;
}

/**
 * 题签: for each title a Song face (woff2) that holds exactly its glyphs and those of `also`, the site's name, which stands
 * on the same page. A title that the face cannot write has no entry: the reader's own fonts then do. Where every subset is
 * in the store, nothing is decoded. The faces are promised: pages are printed in the order of their titles while later
 * faces are still being cut.
 */
export async function titleFonts(
  titles: readonly string[],
  store: FontStore,
  also = '',
  cut: CutFaces = cutHere,
): Promise<Map<string, Promise<Uint8Array>>> {
  const known = await coverage(store);
  const glyphs = new Map<string, string>();
  for (const title of new Set(titles)) {
    if (share(title, known) < ENOUGH) continue;
    const chars = [...new Set(title + also)].filter((char) => known.has(char));
    glyphs.set(title, chars.sort().join(''));
  }
  const faces = await cutOnce([...new Set(glyphs.values())], store, cut);
  return new Map([...glyphs].map(([title, chars]) => [title, faces.get(chars) as Promise<Uint8Array>]));
}

/** Faces by their glyphs: those in the store, and what `cut` makes of the rest. */
async function cutOnce(
  wanted: readonly string[],
  store: FontStore,
  cut: CutFaces,
): Promise<Map<string, Promise<Uint8Array>>> {
  const key = (glyphs: string) => digestOf(VERSION, glyphs);
  const kept = (glyphs: string) => store.get(key(glyphs));
  const missing = wanted.filter((glyphs) => kept(glyphs) === undefined);
  const made = missing.length === 0 ? [] : cut(missing, await shelfFor(missing));
  const fresh = missing.map(async (glyphs, index): Promise<Uint8Array> => {
    const face = await (made[index] as Promise<Uint8Array>);
    store.set(key(glyphs), face);
    return face;
  });
  const faces = new Map(missing.map((glyphs, index) => [glyphs, fresh[index] as Promise<Uint8Array>]));
  for (const glyphs of wanted) if (!faces.has(glyphs)) faces.set(glyphs, Promise.resolve(kept(glyphs) as Uint8Array));
  return faces;
}

function cutHere(wanted: readonly string[], shelf: Uint8Array): Promise<Uint8Array>[] {
  const all = cutFaces(wanted, shelf);
  return wanted.map(async (_, index) => (await all)[index] as Uint8Array);
}

/** Part of a title's characters, spaces aside, that the face can write: 0 to 1; 0 for a title of spaces. */
function share(title: string, known: ReadonlySet<string>): number {
  const chars = [...title].filter((char) => char.trim() !== '');
  return chars.filter((char) => known.has(char)).length / Math.max(chars.length, 1);
}

/**
 * A face (sfnt) of all glyphs that are wanted: the library copies the face it cuts from each time, and eight thousand
 * characters take longer to copy than a title to cut. What is cut from it is the same to the byte (a test holds that).
 */
async function shelfFor(wanted: readonly string[]): Promise<Uint8Array> {
  return subset(await titleFace(), [...new Set(wanted.join(''))].join(''), 'sfnt');
}

/** Cuts one face (woff2) for each set of glyphs, in order, from a face that has them all. */
export async function cutFaces(wanted: readonly string[], shelf: Uint8Array): Promise<Uint8Array[]> {
  const from = Buffer.from(shelf.buffer, shelf.byteOffset, shelf.byteLength);
  const faces: Uint8Array[] = [];
  for (const glyphs of wanted) faces.push(await subset(from, glyphs, 'woff2'));
  return faces;
}

function subset(face: Buffer, glyphs: string, targetFormat: 'sfnt' | 'woff2'): Promise<Buffer> {
  return subsetFont(face, glyphs, {
    targetFormat,
    keepFeatures: [],
    noLayoutClosure: true,
    noHinting: true,
    dropTables: DROP,
  });
}

/** The characters of the face; the list is kept with the subsets, for to read it means to decode the face. */
async function coverage(store: FontStore): Promise<ReadonlySet<string>> {
  const key = digestOf(VERSION, 'coverage');
  const kept = store.get(key);
  if (kept !== undefined) return new Set(new TextDecoder().decode(kept));
  const codes = new Face(new Blob(await titleFace()), 0).collectUnicodes();
  const chars = [...codes].map((code) => String.fromCodePoint(code)).join('');
  store.set(key, new TextEncoder().encode(chars));
  return new Set(chars);
}
