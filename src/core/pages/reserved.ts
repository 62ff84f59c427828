import type { Config } from '../config.ts';
import { ROUTES } from '../links/routes.ts';
import type { Note } from '../types.ts';
import { tagTree } from './tag-tree.ts';

/** Addresses that belong to the site's own pages, as clash keys: a note that wants one gets another. */
export function reservedAddresses(published: readonly Note[], config: Config, views: readonly string[]): Set<string> {
  return new Set([
    ...Object.values(ROUTES),
    ...views,
    '/files/',
    '/pagefind/',
    '/fonts/',
    '/cards/',
    '/_astro/',
    ...[...tagTree(published, config).values()].map((tag) => tag.address),
  ]);
}
