import type { Config } from '../config.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { listField } from '../facts/fields.ts';
import { propertyPlace } from '../note/property-place.ts';
import { typeOf } from '../note/type.ts';
import { extension, folderOf, stem, type VaultPath } from '../path.ts';
import { hashText } from '../text/hash.ts';
import { slugify } from '../text/slug.ts';
import type { Note } from '../types.ts';
import { ownSegment } from './routes.ts';
import {
  clashKey,
  folderAddress,
  isFolderIndex,
  ownAddress,
  permalinkAddress,
  shorten,
  withHash,
} from './spell-address.ts';

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
