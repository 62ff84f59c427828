import type { Diagnostic } from '../core/diagnostic.ts';
import type { PageAssets } from '../core/pages/types.ts';
import type { Site } from './site.ts';

/**
 * The site that is being printed. It lives on the global object because Astro bundles the route apart from the code that
 * compiled the vault; both run in one process.
 */
const KEY = Symbol.for('lanyin.site');

/** A site with the files that were made for its pages. */
export interface PrintedSite extends Site {
  assetsOf(address: string): Promise<PageAssets>;
  /** Takes what is found only when a page is printed: a note whose code throws. */
  report(found: Diagnostic): void;
  /** Importer and imported, as the bundler meets them in notes that run and in their files. */
  readonly imports: (readonly [importer: string, imported: string])[];
}

type Holder = { [KEY]?: PrintedSite };

/** Hands the compiled site to the pages; another call puts a newer one in its place. */
export function setCurrentSite(site: PrintedSite): void {
  (globalThis as Holder)[KEY] = site;
}

/** Throws where nothing was compiled yet, which the commands make sure of. */
export function currentSite(): PrintedSite {
  const site = (globalThis as Holder)[KEY];
  if (site === undefined)
    throw new Error('Run the commands of package.json: they compile the vault before Astro prints it.');
  return site;
}
