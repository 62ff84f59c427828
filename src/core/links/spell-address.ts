import type { Config, Section } from '../config.ts';
import { sectionFor } from '../note/type.ts';
import { folderOf, stem } from '../path.ts';
import { hashText } from '../text/hash.ts';
import { slugify } from '../text/slug.ts';
import type { Note } from '../types.ts';
import { isOwnName } from './routes.ts';

/** Longest name part of an address that the engine makes: a shared link stays readable (READER.md 3.2.11). */
const LONGEST = 60;

/** The section whose folder holds a path: the deepest one that does. */
export function sectionOf(config: Config, path: string): Section | undefined {
  return sectionFor(config.sections, path);
}

/**
 * Where a folder's notes stand: `名词/基础` → `/terms/ji-chu/` where 名词 is a section with the slug `terms`. What the site
 * has of its own at the root wins: the folder `tags` gets a hash as a note would.
 */
export function folderAddress(config: Config, folder: string): string {
  if (folder === '') return '/';
  const section = sectionOf(config, folder);
  const whole = section?.folder.normalize('NFC').replace(/^\/|\/$/g, '') ?? folder.split('/', 1)[0] ?? '';
  const rest = folder.slice(whole.length).replace(/^\//, '');
  const slugs = (path: string) => path.split('/').map((part) => slugify(part, config.pinyin));
  const head = section?.slug ?? slugs(whole).join('/');
  const first = isOwnName(head.toLowerCase()) ? `${head}-${hashText(whole).slice(-4)}` : head;
  return `/${[first, ...(rest === '' ? [] : slugs(rest))].join('/')}/`;
}

/** True of a note that introduces its folder and takes the folder's address. */
export function isFolderIndex(path: string): boolean {
  return folderOf(path) !== '' && stem(path).toLowerCase() === 'index';
}

/** The address that a note would have without a permalink. */
export function ownAddress(note: Note, config: Config, folders: ReadonlyMap<string, string>): string {
  const folder = folderAddress(config, folderOf(note.path));
  if (isFolderIndex(note.path)) return folders.get(folderOf(note.path)) ?? folder;
  const { slug, en } = note.frontmatter;
  const name = slug === undefined ? shorten(slugify(en ?? stem(note.path), config.pinyin)) : slugPath(slug, config);
  return `${folder}${name}/`;
}

function slugPath(slug: string, config: Config): string {
  const parts = slug.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.map((part) => slugify(part, config.pinyin)).join('/') || slugify(slug, config.pinyin);
}

/** Cut at a hyphen, where one stands in its second half. */
export function shorten(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const cut = slug.lastIndexOf('-', LONGEST);
  return slug.slice(0, cut > LONGEST / 2 ? cut : LONGEST);
}

/** An author's address as a path: decoded, with one slash at each end, never leaving the site. */
export function permalinkAddress(raw: string): string {
  let path = raw
    .trim()
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not percent-encoding: the text stands for itself.
  }
  const parts = path
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach a file name
    .replace(/[\u0000-\u001f\u007f\\?#]/g, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  // `/about/index.html` is how other generators write `/about/`.
  if (parts.at(-1)?.toLowerCase() === 'index.html') parts.pop();
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`;
}

/** Two addresses clash when they are one on a file system that ignores case. */
export function clashKey(address: string): string {
  return address.normalize('NFC').toLowerCase();
}

/** The address with four characters of the path's hash behind its last segment, or behind `segment` where that is what clashes. */
export function withHash(address: string, path: string, segment = -1): string {
  const parts = address.split('/').filter(Boolean);
  const at = segment < 0 ? parts.length - 1 : segment;
  const hash = hashText(path).slice(-4);
  return parts.length === 0
    ? `/${hash}/`
    : `/${parts.map((part, i) => (i === at ? `${part}-${hash}` : part)).join('/')}/`;
}
