import type { Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { ROUTES } from '../links/routes.ts';
import { pageBase } from './base.ts';
import { recentItems } from './home.ts';
import { noteItem } from './items.ts';
import type { NotFoundPage, RedirectPage } from './types.ts';

/** The not-found page, with the newest notes for whoever has no JavaScript. */
export function* planNotFound(garden: Garden): Generator<NotFoundPage> {
  const items = garden.entries.map((entry) => noteItem(garden, entry));
  yield {
    ...pageBase(garden, ROUTES.notFound, '没有这一页'),
    kind: 'not-found',
    indexed: false,
    recent: recentItems(items, 5),
  };
}

/** One page an old address, which leads on without a server's help. */
export function* planRedirects(garden: Garden): Generator<RedirectPage> {
  for (const { from, to } of garden.redirects) {
    const entry = garden.byPath.get(to);
    if (entry === undefined) continue;
    yield {
      ...pageBase(garden, from, entry.note.title),
      kind: 'redirect',
      href: href(garden.base, from),
      indexed: false,
      to: entry.href,
    };
  }
}
