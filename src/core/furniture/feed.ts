import type { NotePage, SiteView } from '../pages/types.ts';
import { escapeXml, withoutElements, withWholeAddresses } from './html.ts';

/** A feed is what is new, not an archive. */
const ENTRIES = 40;
/** What the engine adds for the eye or the hand; of a formula the MathML stays. */
const UNWANTED = /\sdata-ui\b|\sclass="katex-html"/;

/**
 * The Atom feed: the notes changed last, newest first, with their whole text and nothing relative in it.
 * @param notes every page that a reader may subscribe to
 * @param bodyOf a note's rendered body
 * @returns undefined where the site's URL is not known: a feed needs one
 */
export function atomFeed(
  site: SiteView,
  notes: readonly NotePage[],
  bodyOf: (page: NotePage) => string,
): string | undefined {
  const { url, links } = site;
  if (url === undefined || links.feed === undefined) return undefined;
  const dated = notes.filter((page) => page.indexed && dateOf(page) !== undefined);
  const newest = dated.sort((a, b) => compare(dateOf(b), dateOf(a)) || compare(a.href, b.href)).slice(0, ENTRIES);
  const updated = newest[0] === undefined ? '1970-01-01' : (dateOf(newest[0]) as string);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(site.lang)}">
<title>${escapeXml(site.title)}</title>${site.description === undefined ? '' : `\n<subtitle>${escapeXml(site.description)}</subtitle>`}
<id>${escapeXml(url + links.home)}</id>
<link rel="self" type="application/atom+xml" href="${escapeXml(url + links.feed)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(url + links.home)}"/>
<updated>${instant(updated)}</updated>
<author><name>${escapeXml(site.title)}</name></author>${site.license === undefined ? '' : `\n<rights>${escapeXml(site.license)}</rights>`}
${newest.map((page) => entry(page, url, bodyOf(page))).join('\n')}
</feed>
`;
}

function entry(page: NotePage, url: string, body: string): string {
  const address = url + page.href;
  const text = withWholeAddresses(withoutElements(body, UNWANTED), url, address);
  return `<entry>
<title>${escapeXml(page.title)}</title>
<id>${escapeXml(address)}</id>
<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>
<published>${instant(page.date ?? page.created ?? (dateOf(page) as string))}</published>
<updated>${instant(dateOf(page) as string)}</updated>${page.description === undefined ? '' : `\n<summary>${escapeXml(page.description)}</summary>`}${page.tags.map((tag) => `\n<category term="${escapeXml(tag.title)}"/>`).join('')}
<content type="html" xml:lang="${escapeXml(page.lang)}">${escapeXml(text)}</content>
</entry>`;
}

function dateOf(page: NotePage): string | undefined {
  return page.note.updated ?? page.created ?? page.date;
}

/** `2026`, `2026-08` or `2026-08-30` → an instant, as Atom asks for one. */
function instant(date: string): string {
  const [year = '1970', month = '01', day = '01'] = date.slice(0, 10).split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

function compare(a: string | undefined, b: string | undefined): number {
  const [left, right] = [a ?? '', b ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}
