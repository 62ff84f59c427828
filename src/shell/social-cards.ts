import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Blob, Face, Font, Buffer as Run, shape } from 'harfbuzzjs';
import sharp from 'sharp';
import { CACHE, digestOf } from '../io/cache.ts';
import { titleFace } from './title-fonts.ts';

/** What stands on a card. */
export interface Card {
  readonly title: string;
  /** Kind of the note: 术语, 札记 … */
  readonly label: string;
  readonly site: string;
}

const WIDTH = 1200;
const HEIGHT = 630;
/** Raise it when the drawing changes: it is part of every cache key. */
const VERSION = '2';
/** Glyphs are measured in units of the face: 1,000 to the character. */
const EM = 1000;
const INK = { board: '#1d4c77', thread: '#8fb0cd', slip: '#fafcfc', text: '#1b2327', title: '#f1f5f5' };

interface Type {
  readonly font: Font;
  readonly paths: Map<number, string>;
}

let type: Promise<Type> | undefined;

/**
 * Draws the card of a note, 1200 × 630: the board of a thread-bound book with the site's slip and the note's title.
 * Drawn from outlines, so it is the same on every machine; kept on disk by what stands on it.
 * @param folder where finished cards are kept
 * @returns the PNG and its name, a hash of the card's words
 */
export async function socialCard(
  card: Card,
  folder = join(CACHE, 'cards'),
): Promise<{ readonly name: string; readonly png: Uint8Array }> {
  const name = `${digestOf(VERSION, card.title, card.label, card.site).slice(0, 12)}.png`;
  const file = join(folder, name);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return { name, png: kept };
  const png = await draw(card);
  await mkdir(folder, { recursive: true });
  await writeFile(file, png);
  return { name, png };
}

async function draw(card: Card): Promise<Buffer> {
  type ??= load();
  const svg = cardSvg(card, await type);
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 7 }).toBuffer();
}

async function load(): Promise<Type> {
  return { font: new Font(new Face(new Blob(await titleFace()), 0)), paths: new Map() };
}

/** The drawing: board, stitches on the right edge, slip on the left, title between them. */
function cardSvg(card: Card, face: Type): string {
  const stitches = [40, 222, 407, 589].map((y) => `<path d="M1128 ${y}H1200"/>`).join('');
  const upright = [...card.site].length <= 9 && /^[\p{Script=Han}·]+$/u.test(card.site);
  const left = upright ? 300 : 96;
  const title = lines(card.title, WIDTH - left - 130, face);
  const top = Math.round((HEIGHT - title.height) / 2 + title.size * 0.34);
  const body = title.rows.map((row, index) =>
    line(row, left, top + index * title.size * 1.32 + title.size / 2, title.size, face),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${INK.board}"/>`,
    `<g stroke="${INK.thread}" stroke-width="2"><path d="M1128 0V${HEIGHT}"/>${stitches}</g>`,
    upright ? slip(card.site, face) : `<g fill="${INK.thread}">${line(card.site, left, 110, 38, face)}</g>`,
    `<g fill="${INK.title}">${body.join('')}</g>`,
    `<g fill="${INK.thread}">${line(card.label, left, HEIGHT - 72, 34, face)}</g></svg>`,
  ].join('');
}

/** The white slip with the site's name in one upright column. */
function slip(name: string, face: Type): string {
  const chars = [...name];
  const size = Math.min(76, Math.floor(470 / (chars.length * 1.18)));
  const height = Math.max(chars.length * size * 1.18 + 70, 330);
  const glyphs = chars.map((char, index) => line(char, 137 - size / 2, 72 + size * (0.95 + index * 1.18), size, face));
  return `<rect x="72" y="56" width="130" height="${Math.round(height)}" fill="${INK.slip}"/><rect x="79" y="63" width="116" height="${Math.round(height) - 14}" fill="none" stroke="${INK.text}" stroke-width="2"/><g fill="${INK.text}">${glyphs.join('')}</g>`;
}

interface Lines {
  readonly rows: readonly string[];
  readonly size: number;
  readonly height: number;
}

/** Breaks a title into at most four rows, as large as they fit; what is left over is cut. */
function lines(title: string, width: number, face: Type): Lines {
  for (const [size, most] of [
    [96, 2],
    [80, 3],
    [64, 4],
  ] as const) {
    const rows = wrap(title, (width / size) * EM, face);
    if (rows.length > most && size > 64) continue;
    const kept = rows.length > most ? [...rows.slice(0, most - 1), `${(rows[most - 1] ?? '').slice(0, -1)}…`] : rows;
    return { rows: kept, size, height: kept.length * size * 1.32 };
  }
  return { rows: [], size: 64, height: 0 };
}

/** Words, one after the other, onto rows of at most `limit` units; no row begins with a closing mark or ends with an opening one. */
function wrap(text: string, limit: number, face: Type): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of words(text)) {
    if (row !== '' && advance((row + word).trimEnd(), face) > limit) {
      rows.push(row.trimEnd());
      row = word.trimStart();
    } else row += word;
  }
  if (row.trim() !== '') rows.push(row.trimEnd());
  return rows;
}

/** Words with the marks that belong to them: 《题》，→ one piece. */
function words(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const last = pieces.at(-1);
    const tied =
      /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\s]/u.test(segment) || (last !== undefined && /[\p{Ps}\p{Pi}\p{Pd}]$/u.test(last));
    if (last !== undefined && tied) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

function glyphs(text: string, face: Type): { id: number; advance: number }[] {
  const run = new Run();
  run.addText(text);
  run.guessSegmentProperties();
  shape(face.font, run);
  return run.getGlyphInfosAndPositions().map((glyph) => ({ id: glyph.codepoint, advance: glyph.xAdvance ?? 0 }));
}

function advance(text: string, face: Type): number {
  return glyphs(text, face).reduce((sum, glyph) => sum + glyph.advance, 0);
}

/** One row of text as outlines with its baseline at `y`; characters that the face lacks leave their space. */
function line(text: string, x: number, y: number, size: number, face: Type): string {
  const scale = size / EM;
  let at = 0;
  let drawn = '';
  for (const glyph of glyphs(text, face)) {
    if (glyph.id !== 0) drawn += `<path transform="translate(${at})" d="${outline(glyph.id, face)}"/>`;
    at += glyph.advance;
  }
  return `<g transform="translate(${Math.round(x)} ${Math.round(y)}) scale(${scale} ${-scale})">${drawn}</g>`;
}

function outline(id: number, face: Type): string {
  const path = face.paths.get(id) ?? face.font.glyphToPath(id);
  face.paths.set(id, path);
  return path;
}
