/**
 * The part of search that is loaded when somebody searches: one file, so that one request brings it. What other late parts
 * need of search they take from here: taken from its module it would become a file of its own, and searching wait for two.
 */
export { startDialog } from './dialog.ts';
export { markLanding } from './landing.ts';
export { NameStore } from './name-store.ts';
export { startSearchPage } from './page.ts';
export { SearchSource } from './source.ts';
