import { atomFeed } from '../core/furniture/feed.ts';
import { llmsText, noteMarkdown } from '../core/furniture/markdown.ts';
import { questionFeed } from '../core/furniture/question-feed.ts';
import { robots, sitemap } from '../core/furniture/sitemap.ts';
import type { NotePage, Page } from '../core/pages/types.ts';
import type { VaultPath } from '../core/path.ts';
import type { Site } from './site.ts';

/** Every note with a page of its own, and those that introduce another page. */
export function noteOf(page: Page): NotePage | undefined {
  if (page.kind === 'note') return page;
  return 'intro' in page ? page.intro : undefined;
}

/** What people and machines expect beside the pages: by address in the site. */
export function* furniture(site: Site): Generator<readonly [address: string, text: string]> {
  const notes = site.pages.flatMap((page) => noteOf(page) ?? []);
  const rendered = (page: NotePage) => site.rendered.get(page.note.path as VaultPath);
  const feed = atomFeed(site.view, notes, (page) => rendered(page)?.html ?? '');
  if (feed !== undefined) yield ['/feed.xml', feed];
  const judged = questionFeed(site.garden);
  if (judged !== undefined) yield ['/questions/feed.xml', judged];
  const map = sitemap(site.view, site.pages);
  if (map !== undefined) yield ['/sitemap.xml', map];
  yield ['/robots.txt', robots(site.view)];
  yield ['/llms.txt', llmsText(site.view, notes)];
  for (const page of notes)
    yield [`${page.address}index.md`, noteMarkdown(site.view, page, rendered(page)?.markdown ?? '')];
}
