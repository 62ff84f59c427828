import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { digestOf } from '../io/cache.ts';
import { type Face, faceRules, faceUses } from './math-faces.ts';
import type { FontStore } from './title-fonts.ts';

export interface MathAssets {
  /** KaTeX's stylesheet with the faces in use; what it names lies beside it. */
  readonly css: string;
  /** Fonts too large to stand in the stylesheet: `name` is the address the stylesheet gives them. */
  readonly fonts: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Raise it when what is written changes: it is part of every key. */
const VERSION = '1';
/** A face of a few glyphs costs less inside the stylesheet than a request of its own, in bytes. */
const INLINE = 4096;

/**
 * KaTeX for the pages with formulas: its stylesheet, and of its twenty faces those that `htmls` use, each cut to the
 * glyphs that stand in it there. Small ones are part of the stylesheet.
 * @param htmls rendered notes that hold formulas; others do no harm
 */
export async function mathAssets(htmls: Iterable<string>, store: FontStore): Promise<MathAssets> {
  const source = createRequire(import.meta.url).resolve('katex/dist/katex.min.css');
  const sheet = await readFile(source, 'utf8');
  const uses = faceUses(htmls, faceRules(sheet));
  const fonts: { name: string; bytes: Uint8Array }[] = [];
  let faces = '';
  for (const [face, chars] of [...uses].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, family = '', weight = '', style = ''] = /^(.+) (normal|bold) (normal|italic)$/.exec(face) ?? [];
    const bytes = await subset(join(dirname(source), 'fonts', fileOf(face as Face)), [...chars].sort().join(''), store);
    if (bytes === undefined) continue;
    const name = `math-${digestOf(Buffer.from(bytes).toString('base64')).slice(0, 10)}.woff2`;
    const inline = bytes.length <= INLINE;
    if (!inline) fonts.push({ name, bytes });
    const address = inline ? `data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}` : name;
    faces += `@font-face{font-family:${family};font-weight:${weight};font-style:${style};font-display:swap;src:url(${address}) format("woff2")}`;
  }
  return { css: faces + sheet.replaceAll(/@font-face\{[^}]*\}/g, ''), fonts };
}

/** `KaTeX_Main bold normal` → `KaTeX_Main-Bold.woff2`. */
function fileOf(face: Face): string {
  const [family, weight, style] = face.split(' ');
  const variant = `${weight === 'bold' ? 'Bold' : ''}${style === 'italic' ? 'Italic' : ''}`;
  return `${family}-${variant === '' ? 'Regular' : variant}.woff2`;
}

/** The face cut to `chars`; undefined for a style that the family has not, which the browser then slants or emboldens. */
async function subset(file: string, chars: string, store: FontStore): Promise<Uint8Array | undefined> {
  const font = await readFile(file).catch(() => undefined);
  if (font === undefined) return undefined;
  const key = digestOf(VERSION, font.toString('base64'), chars);
  const kept = store.get(key);
  if (kept !== undefined) return kept;
  const bytes = await subsetFont(font, chars, {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: [],
    noLayoutClosure: true,
  });
  store.set(key, bytes);
  return bytes;
}
