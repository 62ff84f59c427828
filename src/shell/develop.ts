import { realpathSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dev as astroDev } from 'astro';
import { settle } from '../core/checks/index.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { searchNotes } from '../core/search/notes.ts';
import { CACHE, flushStores, keepStores } from '../io/cache.ts';
import { contentType } from './content-types.ts';
import { setCurrentSite } from './current-site.ts';
import { ENGINE } from './engine.ts';
import { devServer, reprint, setPrintOptions } from './integration.ts';
import type { Options } from './options.ts';
import { type MadeAssets, makeAssets } from './page-assets.ts';
import { text } from './reporters/text.ts';
import { writeSearchIndex } from './search-index.ts';
import { serve } from './server.ts';
import { loadSite, type Site } from './site.ts';

/** Editors write a file in several steps: what changes within this time is one change. */
const SETTLE_MS = 80;
/** How long no further folder is seen until all are. */
const LOOK_MS = 400;
/** How long the server has to close what is open when it is told to end. */
const LEAVE_MS = 1000;

interface Shown {
  readonly site: Site;
  readonly assets: MadeAssets;
  /** Takes what is found only when a page is printed. */
  report(found: Diagnostic): void;
}

/** Serves the vault and follows every change of it: a saved note shows at once, its backlinks elsewhere too. */
export async function develop(options: Options): Promise<number> {
  process.env.ASTRO_DEV_BACKGROUND = '0';
  await portIsFree(options);
  keepStores();
  let shown = await load(options);
  await flushStores();
  setPrintOptions({
    base: options.base,
    out: options.out,
    site: shown.site.garden.config.url,
    cache: join(CACHE, 'astro'),
    // A vault that lets notes run may get its first one at any time.
    runs: shown.site.garden.config.mdx ? options.vault : undefined,
    fileAt: (address) => fileAt(shown, address),
  });
  const server = await astroDev({
    root: ENGINE,
    logLevel: 'error',
    server: { port: options.port, host: options.host },
  });
  process.stdout.write(`http://${options.host}:${server.address.port}${options.base}\n`);
  const index = new SearchIndex(options);
  index.renew(shown.site);
  watchVault(options.vault, async () => {
    try {
      shown = await load(options);
      index.renew(shown.site);
    } catch (error) {
      // A wrong garden.yml is told and waited out: the pages stay as they were, with a word on top.
      const message = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${message}\n`);
      show(shown, message);
    }
    reprint();
  });
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await flushStores();
  // What a browser still holds open, or the bundler still does, is not worth waiting for.
  await Promise.race([server.stop(), wait(LEAVE_MS)]);
  await rm(SEARCH, { recursive: true, force: true });
  return 0;
}

async function load(options: Options): Promise<Shown> {
  const site = await loadSite(options);
  const assets = await makeAssets(site, true);
  const tell = (found: readonly Diagnostic[]) => {
    const serious = found.filter(({ severity }) => severity !== 'info');
    process.stderr.write(text(serious, { vault: options.vault, repository: ENGINE }));
  };
  tell(site.diagnostics);
  const report = (found: Diagnostic) => tell(settle(site.garden.config, [found]));
  const shown = { site, assets, report };
  show(shown, undefined);
  return shown;
}

/** Hands a site to the pages, each with what was found in its note, and `problem` on all of them. */
function show({ site, assets, report }: Shown, problem: string | undefined): void {
  const addresses = new Map(site.garden.entries.map(({ note, address }) => [address, note.path]));
  const serious = site.diagnostics.filter(({ severity }) => severity !== 'info');
  const assetsOf = async (address: string) => {
    const path = addresses.get(address);
    const own = serious.filter(({ place }) => place.file === path);
    const lines = own.map(({ place, message, hint = '' }) => `第 ${place.line} 行：${message}。${hint}`);
    return { ...(await assets.of(address)), findings: problem === undefined ? lines : [problem, ...lines] };
  };
  setCurrentSite({ ...site, assetsOf, report, imports: [] });
}

/** What a build would have written at an address besides pages: attachments, formula faces, preview data. */
async function fileAt(
  { site, assets }: Shown,
  address: string,
): Promise<{ type: string; body: string | Uint8Array } | undefined> {
  const made = assets.files.get(address);
  if (made !== undefined) return { type: contentType(address).header, body: made };
  const published = [...site.garden.files.values()].find((file) => file.address === address);
  const path = published === undefined ? join(SEARCH, address) : site.vault.onDisk.get(published.file.path);
  if (path === undefined || (published === undefined && !INDEXED.test(address))) return undefined;
  const body = await readFile(path).catch(() => undefined);
  return body && { type: contentType(address).header, body };
}

/** Where the search index of a vault that is being written lies, and what of a site's addresses belongs to it. */
const SEARCH = join(CACHE, `dev-search-${process.pid}`);
const INDEXED = /^\/(?:pagefind|search)\/[^.]*[^/]+\.\w+$/;

/** Renews the search index behind the pages; changes that come meanwhile are taken together in the next one. */
class SearchIndex {
  private readonly base: string;
  private running = false;
  private waiting: Site | undefined;

  constructor({ base }: Options) {
    this.base = base;
  }

  renew(site: Site): void {
    this.waiting = site;
    if (this.running) return;
    this.running = true;
    this.build().catch((error: unknown) => {
      process.stderr.write(
        `搜索索引没有建成（${error instanceof Error ? error.message : String(error)}），页面不受影响。\n`,
      );
    });
  }

  private async build(): Promise<void> {
    try {
      while (this.waiting !== undefined) {
        const { garden } = this.waiting;
        this.waiting = undefined;
        await writeSearchIndex(searchNotes(garden), {
          outDir: SEARCH,
          base: this.base,
          readings: garden.config.pinyin,
        });
      }
    } finally {
      this.running = false;
    }
  }
}

/** Astro would take the next port without a word; CONTRACT `Commands` wants one clear line. */
async function portIsFree({ out, base, host, port }: Options): Promise<void> {
  if (port === 0) return;
  const probe = await serve({ dir: out, base, host, port });
  await probe.close();
}

/**
 * Calls `changed` after each change, one call at a time. The watcher is Vite's own: Node's recursive one loses sight on
 * Linux of a file that an editor saves by putting another in its place.
 */
function watchVault(folder: string, changed: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let behind = false;
  let running = false;
  const follow = async () => {
    if (running) return;
    running = true;
    while (behind) {
      behind = false;
      await changed();
    }
    running = false;
  };
  const roots = [folder, realpathSync(folder)].map((root) => root + sep);
  const later = () => {
    behind = true;
    clearTimeout(timer);
    timer = setTimeout(follow, SETTLE_MS);
  };
  const watcher = devServer()?.watcher.add(folder);
  watcher?.on('all', (_event, path) => {
    if (roots.some((root) => path.startsWith(root))) later();
  });
  // What was saved before the watcher had seen the whole vault would never show.
  void allSeen(() => Object.keys(watcher?.getWatched() ?? {}).length).then(later);
}

/** Waits until a count has stopped growing: the watcher does not say when a folder that was added is seen to its end. */
async function allSeen(count: () => number): Promise<void> {
  for (let last = -1, now = count(); now !== last; last = now, now = count()) await wait(LOOK_MS);
}
