import type { Config, Section } from '../config.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { listField } from '../facts/fields.ts';
import { propertyPlace } from '../note/property-place.ts';
import { sectionFor, typeOf } from '../note/type.ts';
import { extension, folderOf, stem, type VaultPath } from '../path.ts';
import { hashText } from '../text/hash.ts';
import { slugify } from '../text/slug.ts';
import type { Note } from '../types.ts';
import { isOwnName, ownSegment } from './routes.ts';

/** Longest name part of an address that the engine makes: a shared link stays readable (READER.md 3.2.11). */
const LONGEST = 60;

/** Where everything in the vault is published: addresses are decoded, site-relative paths. */
export interface Addresses {
  readonly notes: ReadonlyMap<VaultPath, string>;
  readonly redirects: readonly { readonly from: string; readonly to: VaultPath }[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Wish {
  readonly note: Note;
  readonly address: string;
  /** By `slug` or `permalink`: an explicit address yields only to one that came first. */
  readonly explicit: boolean;
}

/** Addresses that are not free: `routes` are the site's own; `folders` are those of folder pages by folder, which a note may introduce. */
export interface Reserved {
  readonly routes: ReadonlySet<string>;
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * Gives each published note its address: `permalink`, else `slug`, else the English name, else the pinyin of the file name.
 * Notes that would share one each get `-` and four characters of the hash of their path; the site's own routes win (CONTRACT `dist/`).
 */
export function assignAddresses(
  notes: readonly Note[],
  config: Config,
  home: VaultPath | undefined,
  reserved: Reserved,
): Addresses {
  const diagnostics: Diagnostic[] = [];
  const wishes = notes.map((note) => wishOf(note, config, home, reserved.folders));
  const folders = new Set(reserved.folders.values());
  const claims = groupBy(wishes, (wish) => clashKey(wish.address));
  const taken = new Map<string, VaultPath>();
  const addresses = new Map<VaultPath, string>();
  const settle = (wish: Wish, address: string) => {
    let free = address;
    for (let number = 2; taken.has(clashKey(free)); number++) free = address.replace(/\/?$/, `-${number}/`);
    taken.set(clashKey(free), wish.note.path);
    addresses.set(wish.note.path, free);
  };
  // Explicit addresses settle first, so that a name made by the engine never takes one from its author.
  for (const wish of [...wishes].sort((a, b) => Number(b.explicit) - Number(a.explicit))) {
    const key = clashKey(wish.address);
    const rivals = claims.get(key) ?? [];
    const isHome = wish.note.path === home;
    const introduces = wish.explicit || isFolderIndex(wish.note.path);
    const inside = isHome ? -1 : ownSegment(key);
    const blocked = !isHome && (inside >= 0 || reserved.routes.has(key) || (folders.has(key) && !introduces));
    const lost = wish.explicit ? taken.has(key) : rivals.length > 1 && !isHome;
    settle(wish, blocked || lost ? withHash(wish.address, wish.note.path, inside) : wish.address);
    if (blocked) diagnostics.push(reservedAddress(wish));
    if (wish.explicit && lost) diagnostics.push(duplicateSlug(wish, rivals));
  }
  const redirects = collectRedirects(notes, config, addresses, taken, reserved, diagnostics);
  return { notes: addresses, redirects, diagnostics };
}

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

/** Where each published attachment goes: `/files/附件/图.png` → `/files/fu-jian/tu.png`. */
export function fileAddresses(paths: readonly VaultPath[], config: Config): Map<VaultPath, string> {
  const plain = (path: VaultPath) => {
    const folders = folderOf(path).split('/').filter(Boolean);
    const ext = extension(path).replace(/[^a-z0-9]/g, '');
    return `/files/${[...folders, stem(path)].map((part) => slugify(part, config.pinyin)).join('/')}${ext === '' ? '' : `.${ext}`}`;
  };
  const rivals = groupBy(paths, (path) => plain(path));
  return new Map(
    paths.map((path) => {
      const address = plain(path);
      const alone = (rivals.get(address)?.length ?? 0) < 2;
      return [path, alone ? address : address.replace(/(\.[a-z0-9]+)?$/, `-${hashText(path).slice(-4)}$1`)];
    }),
  );
}

function wishOf(note: Note, config: Config, home: VaultPath | undefined, folders: ReadonlyMap<string, string>): Wish {
  const { permalink, slug } = note.frontmatter;
  if (note.path === home) return { note, address: '/', explicit: true };
  if (permalink !== undefined) return { note, address: permalinkAddress(permalink), explicit: true };
  return { note, address: ownAddress(note, config, folders), explicit: slug !== undefined };
}

/** The address that a note would have without a permalink. */
function ownAddress(note: Note, config: Config, folders: ReadonlyMap<string, string>): string {
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

function shorten(slug: string): string {
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

function collectRedirects(
  notes: readonly Note[],
  config: Config,
  addresses: ReadonlyMap<VaultPath, string>,
  taken: Map<string, VaultPath>,
  reserved: Reserved,
  diagnostics: Diagnostic[],
): { from: string; to: VaultPath }[] {
  const redirects: { from: string; to: VaultPath }[] = [];
  const folders = new Set(reserved.folders.values());
  for (const note of notes) {
    const { permalink, redirectFrom, aliases } = note.frontmatter;
    const wanted = [
      // 同词异译: another translation of a term leads to the one in use.
      ...translationsOf(note, config).map((name) => ({
        from: `${folderAddress(config, folderOf(note.path))}${shorten(slugify(name, config.pinyin))}/`,
        named: false,
      })),
      ...redirectFrom.map((from) => ({ from: permalinkAddress(from), named: true })),
      ...(permalink === undefined ? [] : [{ from: ownAddress(note, config, reserved.folders), named: false }]),
      // An alias that is a whole path is where the note used to be (OBSIDIAN.md 75), its folder gone perhaps.
      ...aliases.filter(isPath).map((alias) => ({ from: oldPathAddress(alias, config), named: false })),
    ];
    for (const { from, named } of wanted) {
      const key = clashKey(from);
      const holder = taken.get(key);
      if (holder === note.path) continue;
      if (holder === undefined && !reserved.routes.has(key) && !folders.has(key) && ownSegment(key) < 0) {
        taken.set(key, note.path);
        redirects.push({ from, to: note.path });
      } else if (named) diagnostics.push(redirectClash(note, from, holder));
    }
  }
  return redirects.filter(({ from, to }) => addresses.get(to) !== from);
}

/** `名词/注意力`; `TCP/IP` cannot be told from one, and an address that nobody asks for does no harm. */
function isPath(alias: string): boolean {
  const parts = alias.replace(/^\//, '').split('/');
  return parts.length > 1 && parts.every((part) => part.trim() !== '' && part !== '.' && part !== '..');
}

function translationsOf(note: Note, config: Config): string[] {
  return typeOf(note.frontmatter.type, config.sections, note.path) === 'term'
    ? [...listField(note, 'translations'), ...listField(note, 'avoid')]
    : [];
}

function oldPathAddress(alias: string, config: Config): string {
  const path = alias.replace(/^\//, '').replace(/\.mdx?$/, '');
  return `${folderAddress(config, folderOf(path))}${shorten(slugify(path.slice(path.lastIndexOf('/') + 1), config.pinyin))}/`;
}

function reservedAddress(wish: Wish): Diagnostic {
  return diagnostic(
    'reserved-address',
    propertyPlace(wish.note, ['permalink', 'slug']),
    `地址 ${wish.address} 是本站自己的页面，已在后面加上短码`,
    '换一个 slug 或 permalink',
  );
}

function duplicateSlug(wish: Wish, rivals: readonly Wish[]): Diagnostic {
  const others = rivals.filter((rival) => rival !== wish).map((rival) => rival.note.path);
  return diagnostic(
    'duplicate-slug',
    propertyPlace(wish.note, ['permalink', 'slug']),
    `地址 ${wish.address} 与 ${others.join('、')} 相同，已在后面加上短码`,
    '让两篇的 slug 或 permalink 不同',
  );
}

function redirectClash(note: Note, from: string, holder: VaultPath | undefined): Diagnostic {
  return diagnostic(
    'duplicate-slug',
    propertyPlace(note, ['redirect_from'], from),
    `redirect_from 的 ${from} 已被${holder ?? '本站自己的页面'}占用，没有做跳转`,
    '删去这一条，或换一个旧地址',
  );
}

function groupBy<K, V>(values: readonly V[], key: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const list = groups.get(key(value));
    if (list) list.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
