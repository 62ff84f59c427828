import { SearchController, type SearchSite } from './controller.ts';

/** The search page: the frame is in its markup, the query in its address. */
export function startSearchPage(root: HTMLElement, site: SearchSite): void {
  const controller = new SearchController({ ...site, root });
  controller.read(new URLSearchParams(location.search));
  addEventListener('popstate', () => controller.read(new URLSearchParams(location.search)));
}
