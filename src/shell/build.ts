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
import { diskFailure } from './folders.ts';
import { furniture } from './furniture.ts';
import { gardenJson } from './garden-json.ts';
import { type PrintOptions, setPrintOptions } from './integration.ts';
import { suspects } from './mdx/suspects.ts';
import type { Options } from './options.ts';
import { moveInto, Output } from './output.ts';
import { type MadeAssets, makeAssets, writeFiles } from './page-assets.ts';
import { isPlain, printPath, WAITING } from './print-path.ts';
import { Progress } from './progress.ts';
import { type SearchBeside, searchBeside } from './search-beside.ts';
import { loadSite, type Site } from './site.ts';

/** Builds a vault into `options.out`, whose old site stays until the new one is whole. */
export async function build(options: Options, progress = new Progress()): Promise<Site> {
  const output = await Output.open(options.out);
  try {
    const site = await write({ ...options, out: output.stage }, progress);
    await progress.step('换上新站', () => output.publish());
    return site;
  } catch (error) {
    throw diskFailure(options.out, error) ?? error;
  } finally {
    await output.close();
  }
}

/** Pages by Astro, then every other file. */
async function write(options: Options, progress: Progress): Promise<Site> {
  const { site, assets, search } = await printPages(options, progress);
  try {
    await assets.settled;
    await writeRest(site, assets, options.out, progress);
    const { problem } = await progress.step('写搜索索引', () => search.moveTo(options.out));
    if (problem !== undefined) process.stderr.write(`${problem}\n`);
  } finally {
    await search.discard();
  }
  return site;
}

async function writeRest(site: Site, assets: MadeAssets, out: string, progress: Progress): Promise<void> {
  await placeWaiting(site, out);
  await progress.step('写其余文件', async () => {
    await copyFiles(site, out);
    await writeFiles(out, new Map([...assets.files, ...furniture(site)]));
    await writeFile(join(out, 'garden.json'), gardenJson(site.garden));
  });
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
    const settings = { base: options.base, site: site.garden.config.url, cache: join(CACHE, 'astro'), runs };
    try {
      await progress.step(`印出 ${site.pages.length} 页`, () => print(settings, options.out));
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
 * Lets Astro print, then moves the pages to `out`. Astro keeps the bundle that it runs beside the pages where these lie
 * below the working directory. Both stand in a folder of this process's own, so that two builds at once do not take each
 * other's bundle away; inside the engine, whose packages the bundle needs; on one disk, since Astro cannot move files to
 * another.
 */
async function print(settings: Omit<PrintOptions, 'out'>, out: string): Promise<void> {
  const here = process.cwd();
  const workroom = join(ENGINE, '.cache', `print-${process.pid}`);
  const pages = join(workroom, 'site');
  await mkdir(workroom, { recursive: true });
  process.chdir(workroom);
  try {
    setPrintOptions({ ...settings, out: pages });
    await astroBuild({ root: ENGINE, logLevel: 'error' });
    await moveInto(pages, out);
  } finally {
    process.chdir(here);
    await rm(workroom, { recursive: true, force: true });
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
