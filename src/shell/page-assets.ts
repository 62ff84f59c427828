import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { escapeXml } from '../core/furniture/html.ts';
import type { Entry } from '../core/garden.ts';
import { href } from '../core/links/href.ts';
import { TYPE_LABELS } from '../core/pages/items.ts';
import { type Preview, previewFiles } from '../core/pages/preview.ts';
import type { Page, PageAssets } from '../core/pages/types.ts';
import { shortenHtml } from '../core/render/shorten-html.ts';
import { digestOf, Store } from '../io/cache.ts';
import { mapLimited } from '../io/read-vault.ts';
import { noteOf } from './furniture.ts';
import { mathAssets } from './math-fonts.ts';
import { Pool } from './pool.ts';
import type { Site } from './site.ts';
import { socialCard } from './social-cards.ts';
import { titleFonts } from './title-fonts.ts';

/** Larger vaults set titles in the reader's own fonts: a face of its own costs each title about 15 ms. `titleFonts` overrules. */
const MOST_TITLES = 1000;
/** Larger vaults have no social cards, which take about 25 ms each, nor do sites whose address is unknown: nobody could fetch them. `cards` overrules. */
const MOST_CARDS = 1000;

/** What is made for the pages: `of` tells a page what it has, `files` are written beside the pages. */
export interface MadeAssets {
  /** Waits for the face of the page's title, which may still be in the cutting. */
  of(address: string): Promise<PageAssets>;
  /** By address in the site. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** When every face is cut and kept for the next build. */
  readonly settled: Promise<void>;
}

/**
 * Makes faces for titles and formulas, social cards and preview data: everything that pages refer to but Astro does not know.
 * `draft` leaves out what takes long and is not needed to see what one writes: title faces and cards.
 */
export async function makeAssets(site: Site, draft = false): Promise<MadeAssets> {
  const files = new Map<string, string | Uint8Array>();
  const assets = new Map<string, { -readonly [K in keyof PageAssets]: PageAssets[K] }>();
  const at = (address: string) => {
    const known = assets.get(address) ?? {};
    assets.set(address, known);
    return known;
  };
  // Cards are drawn on the threads of a library, while the faces are cut on this one.
  const [faces] = await Promise.all([
    draft ? NO_FACES : titleFaces(site),
    draft ? undefined : addCards(site, files, at),
    addMath(site, files, at),
  ]);
  addPreviews(site, files, at);
  const of = async (address: string): Promise<PageAssets> => {
    const titleFont = await faces.of.get(address);
    return { ...assets.get(address), ...(titleFont !== undefined && { titleFont }) };
  };
  return { of, files, settled: faces.settled };
}

/** Works that are only cited: hundreds of pages that nobody hands on, with Latin titles. */
function isLoose(page: Page): boolean {
  return page.kind === 'paper';
}

type Files = Map<string, string | Uint8Array>;
type At = (address: string) => { -readonly [K in keyof PageAssets]: PageAssets[K] };

/** Titles with Han, and those of Chinese notes: `Transformer` among them should not look like a guest. */
function isSetInSong(page: Page): boolean {
  return /\p{Script=Han}/u.test(page.title) || (noteOf(page) !== undefined && page.lang.startsWith('zh'));
}

/** Faces of titles by the page's address, on their way, and when all have come. */
interface TitleFaces {
  readonly of: ReadonlyMap<string, Promise<string | undefined>>;
  readonly settled: Promise<void>;
}

const NO_FACES: TitleFaces = { of: new Map(), settled: Promise.resolve() };

/** `data:` addresses: a face of two kilobytes costs less inside its page than a request, and the title never changes its face in sight. */
async function titleFaces({ pages, garden, vault }: Site): Promise<TitleFaces> {
  if (!(garden.config.titleFonts ?? garden.entries.length <= MOST_TITLES)) return NO_FACES;
  const titled = pages.filter((page) => page.kind !== 'redirect' && isSetInSong(page));
  const store = await Store.open<Uint8Array>(`titles-${digestOf(vault.folderName)}`);
  const pool = new Pool();
  const fonts = await titleFonts(
    titled.map((page) => page.title),
    store,
    garden.config.title,
    (wanted, shelf) => pool.each(wanted, (glyphs) => ({ kind: 'faces', glyphs, shelf })),
  );
  const settled = Promise.allSettled(fonts.values()).then(() => Promise.all([store.save(), pool.close()]));
  // A title whose face cannot be cut is set in the reader's own fonts, as one that the face cannot write.
  const data = (font: Promise<Uint8Array>) =>
    font.then(
      (bytes) => `data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}`,
      () => undefined,
    );
  const of = titled.flatMap((page) => {
    const font = fonts.get(page.title);
    return font === undefined ? [] : [[page.address, data(font)] as const];
  });
  return { of: new Map(of), settled: settled.then(() => undefined) };
}

async function addMath({ pages, garden, rendered, vault }: Site, files: Files, at: At): Promise<void> {
  const withMath = pages.filter((page) => {
    const note = noteOf(page);
    return note !== undefined && rendered.get(note.note.path as Entry['note']['path'])?.hasMath === true;
  });
  if (withMath.length === 0) return;
  const htmls = [...rendered.values()].filter((note) => note.hasMath).map((note) => note.html);
  const store = await Store.open<Uint8Array>(`math-${digestOf(vault.folderName)}`);
  const { css, fonts } = await mathAssets(htmls, store);
  await store.save();
  const sheet = `/fonts/m/${digestOf(css).slice(0, 12)}.css`;
  files.set(sheet, css);
  for (const { name, bytes } of fonts) files.set(`/fonts/m/${name}`, bytes);
  for (const page of withMath) at(page.address).mathCss = href(garden.base, sheet);
}

async function addCards({ pages, garden }: Site, files: Files, at: At): Promise<void> {
  if (!(garden.config.cards ?? (garden.config.url !== undefined && garden.entries.length <= MOST_CARDS))) return;
  const shared = pages.filter((page) => page.indexed && !isLoose(page) && noteOf(page)?.image === undefined);
  await mapLimited(shared, async (page) => {
    const label = page.kind === 'note' ? page.note.kindLabel : '';
    const { name, png } = await socialCard({ title: page.title, label, site: garden.config.title });
    files.set(`/cards/${name}`, png);
    at(page.address).card = href(garden.base, `/cards/${name}`);
  });
}

function addPreviews({ pages, garden, rendered }: Site, files: Files, at: At): void {
  const byHref = new Map(garden.entries.map((entry) => [entry.href, entry]));
  const works = new Map(
    pages.flatMap((page) => (page.kind === 'paper' ? [[page.href, workPreview(page)] as const] : [])),
  );
  const lookup = (link: string, characters: number): Preview | undefined => {
    const [path = '', fragment] = link.split('#', 2);
    const entry = byHref.get(path);
    if (entry === undefined) return works.get(path);
    const { description, status } = entry.note.frontmatter;
    const excerpts = rendered.get(entry.note.path)?.excerpts;
    const anchor = fragment && decodeURIComponent(fragment);
    const part = anchor ? excerpts?.[anchor] : undefined;
    const whole = description === undefined ? (excerpts?.[''] ?? '') : escapeXml(description);
    const heading = entry.note.headings.find(({ id }) => id === anchor)?.text;
    const title = heading === undefined ? entry.note.title : `${entry.note.title} › ${heading}`;
    return { title, kind: TYPE_LABELS[entry.type], status, html: shortenHtml(part ?? whole, characters) };
  };
  for (const page of pages) {
    const note = noteOf(page);
    const html = note === undefined ? undefined : rendered.get(note.note.path as Entry['note']['path'])?.html;
    if (html === undefined) continue;
    const parts = previewFiles(html, garden.base, page.href, lookup);
    for (const { name, json } of parts) files.set(`${page.address}${name}`, json);
    if (parts.length > 0) at(page.address).previews = parts.length;
  }
}

/** The card of a citation: who, when and where, and one sentence. */
function workPreview({ paper, title }: Extract<Page, { kind: 'paper' }>): Preview {
  const facts = [paper.authors, paper.detail].filter((fact) => fact !== undefined).join('，');
  const html = [facts, paper.row.gist]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeXml(part as string));
  return { title, kind: TYPE_LABELS.paper, status: undefined, html: html.join('<br>') };
}

/** Writes files into the output by their addresses. */
export async function writeFiles(out: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const folders = new Set([...files.keys()].map((address) => dirname(join(out, address))));
  await mapLimited([...folders], (folder) => mkdir(folder, { recursive: true }));
  await mapLimited([...files], ([address, content]) => writeFile(join(out, address), content));
}
