import type { Page, PageAssets, SiteView } from '../core/pages/types.ts';

export interface Head {
  readonly title: string;
  readonly canonical: string | undefined;
  /** `og:*` and `article:*` properties, in order. */
  readonly meta: readonly (readonly [property: string, content: string])[];
  /** Value of `twitter:card`. */
  readonly card: 'summary_large_image' | 'summary';
  readonly alternates: readonly { readonly type: string; readonly href: string; readonly title: string }[];
}

/** Longest description that the networks show before they cut it themselves. */
const DESCRIPTION_LIMIT = 200;

/** What stands in the head of a page. Addresses in social tags are root-relative where no site URL is known (CONTRACT). */
export function headOf(site: SiteView, page: Page, assets: PageAssets): Head {
  const absolute = (href: string): string => (/^[a-z][a-z0-9+.-]*:/i.test(href) ? href : `${site.url ?? ''}${href}`);
  const image = (page.kind === 'note' ? page.image : undefined) ?? assets.card;
  const description = (page.description ?? site.description)?.slice(0, DESCRIPTION_LIMIT);
  const meta: [string, string][] = [
    ['og:title', page.title],
    ['og:type', page.kind === 'note' ? 'article' : 'website'],
    ['og:site_name', site.title],
    ['og:url', absolute(page.href)],
    ['og:locale', page.lang.replace('-', '_')],
  ];
  if (description !== undefined) meta.push(['og:description', description]);
  if (image !== undefined) meta.push(['og:image', absolute(image)]);
  if (image !== undefined && image === assets.card) meta.push(['og:image:width', '1200'], ['og:image:height', '630']);
  if (page.kind === 'note') {
    const published = page.date ?? page.created;
    if (published !== undefined) meta.push(['article:published_time', published]);
    if (page.note.updated !== undefined) meta.push(['article:modified_time', page.note.updated]);
    for (const tag of page.tags) meta.push(['article:tag', tag.title]);
  }
  return {
    title: page.kind === 'home' || page.title === site.title ? site.title : `${page.title} · ${site.title}`,
    canonical: site.url === undefined || !page.indexed ? undefined : absolute(page.href),
    meta,
    card: image === undefined ? 'summary' : 'summary_large_image',
    alternates: alternates(site, page),
  };
}

function alternates(site: SiteView, page: Page): Head['alternates'] {
  const links: { type: string; href: string; title: string }[] = [];
  if (site.links.feed !== undefined)
    links.push({ type: 'application/atom+xml', href: site.links.feed, title: site.title });
  if (page.kind === 'note') links.push({ type: 'text/markdown', href: page.markdownHref, title: 'Markdown' });
  return links;
}

/**
 * The face 「题签」 of this page alone, as a style element's text: one woff2 with the glyphs of its title. It is part of the
 * page where it is a `data:` address, so the title never changes its face under the reader's eyes.
 */
export function titleFace(font: string | undefined): string | undefined {
  if (font === undefined) return undefined;
  return `@font-face{font-family:Tiqian;font-weight:700;font-display:swap;src:url(${font}) format("woff2")}`;
}

/**
 * Pages are fetched ahead on intent: at a hover from lists and doors, but from a page that holds previews only when the
 * pointer goes down. There a hover opens a card and must cost no more than the previews of that page; browsers weigh
 * addresses and not links, so one rule has to hold for all links of a page.
 */
export function speculation(base: string, previews: boolean): string {
  const here = { href_matches: `${base}*` };
  const file = { selector_matches: '[download],[href*="."]' };
  return JSON.stringify({
    prefetch: [{ where: { and: [here, { not: file }] }, eagerness: previews ? 'conservative' : 'moderate' }],
  });
}
