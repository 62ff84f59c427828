import type { Page, SiteView } from '../pages/types.ts';
import { escapeXml } from './html.ts';

/** All pages that search engines may list; undefined where the site's URL is not known. */
export function sitemap(site: SiteView, pages: readonly Page[]): string | undefined {
  const { url } = site;
  if (url === undefined) return undefined;
  const entries = pages
    .filter((page) => page.indexed)
    .map((page) => {
      const updated = page.kind === 'note' ? page.note.updated : undefined;
      return `<url><loc>${escapeXml(url + page.href)}</loc>${updated === undefined ? '' : `<lastmod>${updated}</lastmod>`}</url>`;
    });
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`;
}

/** Everything may be read; the sitemap is named where there is one. */
export function robots(site: SiteView): string {
  return `User-agent: *\nAllow: /\n${site.url === undefined ? '' : `Sitemap: ${site.url}${site.base}sitemap.xml\n`}`;
}
