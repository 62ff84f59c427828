import { build as print } from './build.ts';
import { develop } from './develop.ts';
import type { Options } from './options.ts';
import { preview } from './preview.ts';
import { runReport } from './report-run.ts';
import { loadSite } from './site.ts';

/** Builds the site into `options.out`. Resolves with the exit code: 1 only where `--strict` finds something. */
export async function build(options: Options): Promise<number> {
  const site = await print(options);
  return runReport(site.diagnostics, options, 'build');
}

/** Diagnostics alone; 0 no error, 1 errors (CONTRACT `Commands`). */
export async function check(options: Options): Promise<number> {
  const site = await loadSite(options);
  return runReport(site.diagnostics, options, 'check');
}

/** Builds, then serves what was built. */
export async function start(options: Options): Promise<number> {
  const code = await build(options);
  return code === 0 ? preview(options) : code;
}

/** Serves the site and follows every change of the vault. */
export async function dev(options: Options): Promise<number> {
  return develop(options);
}
