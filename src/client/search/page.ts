import { SearchController } from './controller.ts';

/** The search page: the frame is in its markup, the query in its address. */
export function startSearchPage(root: HTMLElement, base: string, ask: string | undefined): void {
  const controller = new SearchController({ root, base, ask });
  controller.read(new URLSearchParams(location.search));
  addEventListener('popstate', () => controller.read(new URLSearchParams(location.search)));
}
