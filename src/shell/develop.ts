import { type FSWatcher, watch } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dev as astroDev } from 'astro';
import { settle } from '../core/checks/index.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { searchNotes } from '../core/search/notes.ts';
import { CACHE } from '../io/cache.ts';
import { contentType } from './content-types.ts';
import { setCurrentSite } from './current-site.ts';
import { ENGINE } from './engine.ts';
import { reprint, setPrintOptions } from './integration.ts';
import type { Options } from './options.ts';
import { type MadeAssets, makeAssets } from './page-assets.ts';
import { text } from './reporters/text.ts';
import { writeSearchIndex } from './search-index.ts';
import { serve } from './server.ts';
import { loadSite, type Site } from './site.ts';

/** Editors write a file in several steps: what changes within this time is one change. */
const SETTLE_MS = 80;

interface Shown {
  readonly site: Site;
  readonly assets: MadeAssets;
}

/** Serves the vault and follows every change of it: a saved note shows at once, its backlinks elsewhere too. */
export async function develop(options: Options): Promise<number> {
  process.env.ASTRO_DEV_BACKGROUND = '0';
  await portIsFree(options);
  let shown = await load(options);
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
  const watcher = watchVault(options.vault, async () => {
    shown = await load(options);
    reprint();
    index.renew(shown.site);
  });
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  watcher.close();
  await server.stop();
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
  const report = (found: Diagnostic) => tell(settle(site.garden.config, [found]));
  setCurrentSite({ ...site, assetsOf: assets.of, report, imports: [] });
  tell(site.diagnostics);
  return { site, assets };
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

function watchVault(folder: string, changed: () => Promise<void>): FSWatcher {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  return watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A wrong garden.yml is told and waited out: the pages stay as they were.
      running = running.then(changed).catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      });
    }, SETTLE_MS);
  });
}
