/** The site's own addresses. Notes yield to them (CONTRACT `dist/`). */
export const ROUTES = {
  home: '/',
  search: '/search/',
  all: '/all/',
  tags: '/tags/',
  graph: '/graph/',
  health: '/health/',
  notFound: '/404/',
} as const;

/** Folders of `dist` that hold files of the site's own. */
const FOLDERS = ['files', 'pagefind', 'fonts', 'cards', '_astro', '_waiting'];

/** Files that stand at the root of `dist` or beside a page. */
const FILES = new Set(
  '404.html garden.json feed.xml sitemap.xml robots.txt llms.txt favicon.svg index.html index.md preview.json'.split(
    ' ',
  ),
);

const FOLDER_NAMES: ReadonlySet<string> = new Set(FOLDERS);
const ROUTE_NAMES: ReadonlySet<string> = new Set(Object.values(ROUTES).map((route) => route.slice(1, -1)));

/** True of a name under which the site has something of its own at the root: a folder of the vault yields to it. */
export function isOwnName(name: string): boolean {
  return ROUTE_NAMES.has(name) || FOLDER_NAMES.has(name);
}

/**
 * Which segment of an address runs into a file or folder that the site writes itself, counted from 0: a page there would
 * take its place or find a file where a folder must be. -1 for an address that is free.
 */
export function ownSegment(address: string): number {
  const parts = address.toLowerCase().split('/').filter(Boolean);
  const [first = ''] = parts;
  if (FOLDER_NAMES.has(first)) return 0;
  return parts.findIndex((part) => FILES.has(part) || (ROUTE_NAMES.has(first) && /\.(?:json|html|xml)$/.test(part)));
}
