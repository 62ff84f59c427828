/** The part of search that is loaded when somebody searches: one file, so that one request brings it. */
export { openSearch } from './dialog.ts';
export { markLanding } from './landing.ts';
export { startSearchPage } from './page.ts';
