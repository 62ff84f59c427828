import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '../src/shell/server.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface BuiltSite {
  /** Address of the home page, base included. */
  readonly url: string;
  readonly dir: string;
  /** Addresses of all pages below the base, redirects included: `/terms/moe/`. */
  readonly pages: readonly string[];
  close(): Promise<void>;
}

/** Builds a vault as a user would and serves it. Whoever asked closes it, which deletes what was built. */
export async function buildSite(
  vault: string,
  { base = '/', args = [] }: { base?: string; args?: readonly string[] } = {},
): Promise<BuiltSite> {
  const dir = await mkdtemp(join(tmpdir(), 'lanyin-site-'));
  const command = [
    join(ROOT, 'src/cli.ts'),
    'build',
    '--vault',
    resolve(ROOT, vault),
    '--out',
    dir,
    '--base',
    base,
    ...args,
  ];
  await promisify(execFile)(process.execPath, command, {
    cwd: ROOT,
    maxBuffer: 1 << 26,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const files = await readdir(dir, { recursive: true });
  const pages = files
    .filter((file) => /(?:^|[\\/])index\.html$/.test(file))
    .map((file) => addressOf(dir, join(dir, file)));
  const server = await serve({ dir, base, host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    dir,
    pages: pages.sort(),
    async close() {
      await server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function addressOf(dir: string, file: string): string {
  const path = relative(dir, file).split(sep).slice(0, -1).map(encodeURIComponent).join('/');
  return path === '' ? '/' : `/${path}/`;
}
