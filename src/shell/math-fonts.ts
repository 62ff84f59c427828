import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { type Face, faceRules, faceUses } from './math-faces.ts';

export interface MathAssets {
  /** KaTeX's stylesheet with the faces in use; what it names lies beside it. */
  readonly css: string;
  /** Fonts too large to stand in the stylesheet: `name` is the address the stylesheet gives them. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Raise it when what is written changes: it is part of every cache key. */
const VERSION = 1;
/** A face of a few glyphs costs less inside the stylesheet than a request of its own, in bytes. */
const INLINE = 4096;

/**
 * KaTeX for the pages with formulas: its stylesheet, and of its twenty faces those that `htmls` use, each cut to the
 * glyphs that stand in it there. Small ones are part of the stylesheet.
 * @param htmls rendered notes that hold formulas; others do no harm
 */
export async function mathAssets(htmls: Iterable<string>, cacheDir: string): Promise<MathAssets> {
  const source = createRequire(import.meta.url).resolve('katex/dist/katex.min.css');
  const sheet = await readFile(source, 'utf8');
  const uses = faceUses(htmls, faceRules(sheet));
  await mkdir(cacheDir, { recursive: true });
  const files: { name: string; bytes: Uint8Array }[] = [];
  let faces = '';
  for (const [face, chars] of [...uses].sort(([a], [b]) => a.localeCompare(b))) {
    const [, family = '', weight = '', style = ''] = /^(.+) (normal|bold) (normal|italic)$/.exec(face) ?? [];
    const bytes = await subset(join(dirname(source), 'fonts', fileOf(face as Face)), [...chars].sort().join(''), cacheDir);
    if (bytes === undefined) continue;
    const name = `${hash(bytes)}.woff2`;
    const inline = bytes.length <= INLINE;
    if (!inline) files.push({ name, bytes });
    const address = inline ? `data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}` : name;
    faces += `@font-face{font-family:${family};font-weight:${weight};font-style:${style};font-display:swap;src:url(${address}) format("woff2")}`;
  }
  return { css: faces + sheet.replaceAll(/@font-face\{[^}]*\}/g, ''), files };
}

/** `KaTeX_Main bold normal` → `KaTeX_Main-Bold.woff2`. */
function fileOf(face: Face): string {
  const [family, weight, style] = face.split(' ');
  const variant = `${weight === 'bold' ? 'Bold' : ''}${style === 'italic' ? 'Italic' : ''}`;
  return `${family}-${variant === '' ? 'Regular' : variant}.woff2`;
}

/** The face cut to `chars`; undefined for a style that the family has not, which the browser then slants or emboldens. */
async function subset(file: string, chars: string, cacheDir: string): Promise<Uint8Array | undefined> {
  const font = await readFile(file).catch(() => undefined);
  if (font === undefined) return undefined;
  const kept = join(cacheDir, `${hash(`${VERSION}\n${hash(font)}\n${chars}`)}.woff2`);
  return readFile(kept).catch(async () => {
    const bytes = await subsetFont(font, chars, { targetFormat: 'woff2', noHinting: true, keepFeatures: [], noLayoutClosure: true });
    await writeFile(kept, bytes);
    return bytes;
  });
}

function hash(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 12);
}
