import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build as astroBuild } from 'astro';
import { settle } from '../core/checks/index.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { VaultPath } from '../core/path.ts';
import { CACHE } from '../io/cache.ts';
import { mapLimited } from '../io/read-vault.ts';
import { type PrintedSite, setCurrentSite } from './current-site.ts';
import { ENGINE } from './engine.ts';
import { furniture } from './furniture.ts';
import { gardenJson } from './garden-json.ts';
import { setPrintOptions } from './integration.ts';
import { suspects } from './mdx/suspects.ts';
import type { Options } from './options.ts';
import { type MadeAssets, makeAssets, writeFiles } from './page-assets.ts';
import { isPlain, printPath, WAITING } from './print-path.ts';
import { Progress } from './progress.ts';
import { type SearchBeside, searchBeside } from './search-beside.ts';
import { loadSite, type Site } from './site.ts';

/** Builds a vault into `options.out`: pages by Astro, then every other file. */
export async function build(options: Options, progress = new Progress()): Promise<Site> {
  const { site, assets, search } = await printPages(options, progress);
  await assets.settled;
  await placeWaiting(site, options.out);
  await progress.step('写其余文件', async () => {
    await copyFiles(site, options.out);
    await writeFiles(options.out, new Map([...assets.files, ...furniture(site)]));
  });
  const { problem } = await progress.step('写搜索索引', () => search.moveTo(options.out));
  if (problem !== undefined) process.stderr.write(`${problem}\n`);
  await writeFile(join(options.out, 'garden.json'), gardenJson(site.garden));
  return site;
}

/** Prints the pages. Where notes that run make that fail, it begins anew without them: one bad note never stops a build. */
async function printPages(
  options: Options,
  progress: Progress,
): Promise<{ site: Site; assets: MadeAssets; search: SearchBeside }> {
  const refused = new Map<VaultPath, string>();
  for (;;) {
    const site = await loadSite(options, progress, refused);
    const search = searchBeside(site, options.base);
    const assets = await progress.step('题签、公式、预览与卡片', () => makeAssets(site));
    const late: Diagnostic[] = [];
    const printed: PrintedSite = { ...site, assetsOf: assets.of, report: (found) => late.push(found), imports: [] };
    setCurrentSite(printed);
    const runs = [...site.rendered.values()].some(({ program }) => program !== undefined) ? options.vault : undefined;
    setPrintOptions({
      base: options.base,
      out: options.out,
      site: site.garden.config.url,
      cache: join(CACHE, 'astro'),
      runs,
    });
    try {
      await progress.step(`印出 ${site.pages.length} 页`, print);
    } catch (error) {
      await search.discard();
      const found = suspects(printed, options.vault, error);
      if (found.size === 0) throw error;
      for (const [path, reason] of found) refused.set(path, reason);
      continue;
    }
    return {
      site: { ...site, diagnostics: settle(site.garden.config, [...site.diagnostics, ...late]) },
      assets,
      search,
    };
  }
}

/**
 * Lets Astro print. It keeps the bundle that it runs in `.astro` of the working directory; that is a folder of this
 * process's own, so that two builds at once do not take each other's bundle away, inside the engine, whose packages it needs.
 */
async function print(): Promise<void> {
  const here = process.cwd();
  const own = join(ENGINE, '.cache', `print-${process.pid}`);
  await mkdir(own, { recursive: true });
  process.chdir(own);
  try {
    await astroBuild({ root: ENGINE, logLevel: 'error' });
  } finally {
    process.chdir(here);
    await rm(own, { recursive: true, force: true });
  }
}

/** Moves pages to the addresses that Astro could not print. */
async function placeWaiting(site: Site, out: string): Promise<void> {
  for (const { address } of site.pages.filter((page) => !isPlain(page.address))) {
    const target = join(out, address, 'index.html');
    await mkdir(dirname(target), { recursive: true });
    await rename(join(out, printPath(address), 'index.html'), target);
  }
  await rm(join(out, WAITING), { recursive: true, force: true });
}

/** Copies what published notes use, and nothing else of the vault. */
async function copyFiles(site: Site, out: string): Promise<void> {
  await mapLimited([...site.garden.files.values()], async ({ file, address }) => {
    const target = join(out, address);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(site.vault.onDisk.get(file.path) as string, target);
  });
}
