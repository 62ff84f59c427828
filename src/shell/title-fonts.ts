import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

export interface TitleFont {
  /** The subset as a woff2 file. */
  readonly woff2: Uint8Array;
  /** `<hash>.woff2`: equal for equal glyphs, so that equal titles share one file. */
  readonly name: string;
}

/** Noto Serif SC Bold as one face: 7,947 characters, GB 2312 and the common letters among them. */
const FACE = '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-700-normal.woff2';
/** Raise it when what is written changes: it is part of every cache key. */
const VERSION = 1;
/** What a headline of a few words does without: layout features, vertical metrics, hints. */
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
 * 题签: for each title a Song face that holds exactly its glyphs and those of `also` (the site's name, which stands on the
 * same page). A title that the face cannot write has no entry: the reader's own fonts then do.
 * Subsets are kept in `cacheDir` by their glyphs; a cached run decodes nothing.
 */
export async function titleFont(titles: readonly string[], cacheDir: string, also = ''): Promise<Map<string, TitleFont>> {
  await mkdir(cacheDir, { recursive: true });
  const known = await coverage(cacheDir);
  const made = new Map<string, TitleFont>();
  const byGlyphs = new Map<string, TitleFont>();
  for (const title of new Set(titles)) {
    if (share(title, known) < ENOUGH) continue;
    const glyphs = [...new Set(title + also)].filter((char) => known.has(char)).sort().join('');
    const font = byGlyphs.get(glyphs) ?? (await cached(glyphs, cacheDir));
    byGlyphs.set(glyphs, font);
    made.set(title, font);
  }
  return made;
}

/** Part of a title's characters, spaces aside, that the face can write: 0 to 1; 0 for a title of spaces. */
function share(title: string, known: ReadonlySet<string>): number {
  const chars = [...title].filter((char) => char.trim() !== '');
  return chars.filter((char) => known.has(char)).length / Math.max(chars.length, 1);
}

async function cached(glyphs: string, cacheDir: string): Promise<TitleFont> {
  const file = join(cacheDir, `${digest(`${VERSION}\n${glyphs}`)}.woff2`);
  const woff2 = await readFile(file).catch(async () => {
    const subset = await subsetFont(await titleFace(), glyphs, {
      targetFormat: 'woff2',
      keepFeatures: [],
      noLayoutClosure: true,
      noHinting: true,
      dropTables: DROP,
    });
    await writeFile(file, subset);
    return subset;
  });
  return { woff2, name: `${digest(woff2)}.woff2` };
}

/** The characters of the face; the list is kept beside the subsets, for reading it means decoding the face. */
async function coverage(cacheDir: string): Promise<ReadonlySet<string>> {
  const file = join(cacheDir, `face-${VERSION}.txt`);
  const list = await readFile(file, 'utf8').catch(async () => {
    const { Blob, Face } = await import('harfbuzzjs');
    const chars = [...new Face(new Blob(await titleFace()), 0).collectUnicodes()].map((code) => String.fromCodePoint(code));
    await writeFile(file, chars.join(''));
    return chars.join('');
  });
  return new Set(list);
}

function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 12);
}
