import type { Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import type { PageBase } from './types.ts';

/** What a page has before its kind adds to it. */
export function pageBase(garden: Garden, address: string, title: string): PageBase {
  return {
    address,
    href: href(garden.base, address),
    title,
    description: undefined,
    lang: garden.config.lang,
    crumbs: [],
    indexed: true,
  };
}
