import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Entry } from '../core/garden.ts';
import { href } from '../core/links/href.ts';
import { TYPE_LABELS } from '../core/pages/items.ts';
import { type Preview, previewFiles } from '../core/pages/preview.ts';
import type { NotePage, Page, PageAssets } from '../core/pages/types.ts';
import { shortenHtml } from '../core/render/shorten-html.ts';
import { CACHE, digestOf } from '../io/cache.ts';
import { mapLimited } from '../io/read-vault.ts';
import { mathAssets } from './math-fonts.ts';
import type { Site } from './site.ts';
import { socialCard } from './social-cards.ts';
import { titleFont } from './title-fonts.ts';

/** Larger vaults set titles in the reader's own fonts: a face of its own costs each title about 15 ms. `titleFonts` overrules. */
const MOST_TITLES = 2000;
/** Larger vaults have no social cards: each takes about 25 ms. `cards` overrules. */
const MOST_CARDS = 1000;

/** What was made for the pages: `of` tells a page what it has, `files` are written beside the pages. */
export interface MadeAssets {
  of(address: string): PageAssets;
  /** By address in the site. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
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
  if (!draft) {
    await addTitleFonts(site, files, at);
    await addCards(site, files, at);
  }
  await addMath(site, files, at);
  addPreviews(site, files, at);
  return { of: (address) => assets.get(address) ?? {}, files };
}

type Files = Map<string, string | Uint8Array>;
type At = (address: string) => { -readonly [K in keyof PageAssets]: PageAssets[K] };

/** The note that stands on a page, if any: its own, or the one that introduces a list. */
function noteOn(page: Page): NotePage | undefined {
  if (page.kind === 'note') return page;
  return 'intro' in page ? page.intro : undefined;
}

async function addTitleFonts({ pages, garden }: Site, files: Files, at: At): Promise<void> {
  if (!(garden.config.titleFonts ?? garden.entries.length <= MOST_TITLES)) return;
  const titled = pages.filter((page) => page.kind !== 'redirect');
  const fonts = await titleFont(titled.map((page) => page.title), join(CACHE, 'titles'), garden.config.title);
  for (const page of titled) {
    const font = fonts.get(page.title);
    if (font === undefined) continue;
    const address = `/fonts/t/${font.name}`;
    files.set(address, font.woff2);
    at(page.address).titleFont = href(garden.base, address);
  }
}

async function addMath({ pages, garden, rendered }: Site, files: Files, at: At): Promise<void> {
  const withMath = pages.filter((page) => {
    const note = noteOn(page);
    return note !== undefined && rendered.get(note.note.path as Entry['note']['path'])?.hasMath === true;
  });
  if (withMath.length === 0) return;
  const htmls = [...rendered.values()].filter((note) => note.hasMath).map((note) => note.html);
  const { css, files: faces } = await mathAssets(htmls, join(CACHE, 'math'));
  const sheet = `/fonts/m/${digestOf(css).slice(0, 12)}.css`;
  files.set(sheet, css);
  for (const { name, bytes } of faces) files.set(`/fonts/m/${name}`, bytes);
  for (const page of withMath) at(page.address).mathCss = href(garden.base, sheet);
}

async function addCards({ pages, garden }: Site, files: Files, at: At): Promise<void> {
  if (!(garden.config.cards ?? garden.entries.length <= MOST_CARDS)) return;
  for (const page of pages) {
    const note = noteOn(page);
    if (note === undefined || note.image !== undefined) continue;
    const file = await socialCard({ title: page.title, label: note.note.kindLabel, site: garden.config.title }, join(CACHE, 'cards'));
    const address = `/cards/${digestOf(file.slice(file.lastIndexOf('/') + 1)).slice(0, 12)}.png`;
    files.set(address, await readFile(file));
    at(page.address).card = href(garden.base, address);
  }
}

function addPreviews({ pages, garden, rendered }: Site, files: Files, at: At): void {
  const byHref = new Map(garden.entries.map((entry) => [entry.href, entry]));
  const lookup = (link: string, characters: number): Preview | undefined => {
    const [path = '', fragment] = link.split('#', 2);
    const entry = byHref.get(path);
    if (entry === undefined) return undefined;
    const { description, status } = entry.note.frontmatter;
    const excerpts = rendered.get(entry.note.path)?.excerpts;
    const part = fragment === undefined ? undefined : excerpts?.[decodeURIComponent(fragment)];
    const whole = description === undefined ? (excerpts?.[''] ?? '') : escape(description);
    return { title: entry.note.title, kind: TYPE_LABELS[entry.type], status, html: shortenHtml(part ?? whole, characters) };
  };
  for (const page of pages) {
    const note = noteOn(page);
    const html = note === undefined ? undefined : rendered.get(note.note.path as Entry['note']['path'])?.html;
    if (html === undefined) continue;
    const parts = previewFiles(html, garden.base, page.href, lookup);
    for (const { name, json } of parts) files.set(`${page.address}${name}`, json);
    if (parts.length > 0) at(page.address).previews = parts.length;
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Writes files into the output by their addresses. */
export async function writeFiles(out: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const folders = new Set([...files.keys()].map((address) => dirname(join(out, address))));
  await mapLimited([...folders], (folder) => mkdir(folder, { recursive: true }));
  await mapLimited([...files], ([address, content]) => writeFile(join(out, address), content));
}
