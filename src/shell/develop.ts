import { watch } from 'node:fs';
import { dev as astroDev } from 'astro';
import { join } from 'node:path';
import { CACHE } from '../io/cache.ts';
import { ENGINE } from './build.ts';
import { setCurrentSite } from './current-site.ts';
import { setPrintOptions } from './integration.ts';
import type { Options } from './options.ts';
import { text } from './reporters/text.ts';
import { loadSite, type Site } from './site.ts';

/** Editors write a file in several steps: what changes within this time is one change. */
const SETTLE_MS = 80;

/** Serves the vault and follows every change of it: a saved note shows at once, its backlinks elsewhere too. */
export async function develop(options: Options): Promise<number> {
  process.env.ASTRO_DEV_BACKGROUND = '0';
  let site = await loadSite(options);
  const show = (next: Site) => {
    site = next;
    setCurrentSite({ ...next, assetsOf: () => ({}) });
  };
  show(site);
  setPrintOptions({ base: options.base, out: options.out, site: site.garden.config.url, cache: join(CACHE, 'astro') });
  const server = await astroDev({ root: ENGINE, logLevel: 'error', server: { port: options.port, host: options.host } });
  report(site, options);
  process.stdout.write(`http://${options.host}:${server.address.port}${options.base}\n`);
  watchVault(options.vault, async () => {
    show(await loadSite(options));
    report(site, options);
  });
  return new Promise(() => {});
}

function report(site: Site, options: Options): void {
  const serious = site.diagnostics.filter(({ severity }) => severity !== 'info');
  process.stderr.write(text(serious, { vault: options.vault, repository: ENGINE }));
}

function watchVault(folder: string, changed: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed).catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      });
    }, SETTLE_MS);
  });
}
