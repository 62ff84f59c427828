import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { exclusively } from '../src/setup/once.mjs';
import { serve } from '../src/shell/server.ts';
import { sharedBuilds } from './shared-builds.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface BuiltSite {
  /** Address of the home page, base included. */
  readonly url: string;
  /** The output: to be read only, as other test files may look at the same one. */
  readonly dir: string;
  /** Addresses of all pages below the base, redirects included: `/terms/moe/`. */
  readonly pages: readonly string[];
  close(): Promise<void>;
}

interface BuildOptions {
  readonly base?: string;
  readonly args?: readonly string[];
}

/**
 * Builds a vault as a user would and serves it; whoever asked closes it. In a run of tests the same vault is built once,
 * for all files that ask for it.
 */
export async function buildSite(vault: string, { base = '/', args = [] }: BuildOptions = {}): Promise<BuiltSite> {
  const from = resolve(ROOT, vault);
  const shared = sharedBuilds();
  const dir =
    shared === undefined
      ? await mkdtemp(join(tmpdir(), 'lanyin-site-'))
      : join(shared, fingerprint(from, JSON.stringify([base, args])));
  if (shared === undefined) await build(from, dir, base, args);
  else await once(dir, (part) => build(from, part, base, args));
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
      if (shared === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
}

async function build(vault: string, out: string, base: string, args: readonly string[]): Promise<void> {
  const command = [join(ROOT, 'src/cli.ts'), 'build', '--vault', vault, '--out', out, '--base', base, ...args];
  await promisify(execFile)(process.execPath, command, {
    cwd: ROOT,
    maxBuffer: 1 << 26,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

/** Makes a folder where it is not there yet; whole, or not at all. */
async function once(dir: string, make: (part: string) => Promise<void>): Promise<void> {
  // One lock for all: a build takes the whole machine, two at a time would only slow each other down.
  await exclusively(join(dir, '..', 'lock'), async () => {
    if (existsSync(dir)) return;
    const part = `${dir}.${process.pid}`;
    await make(part);
    await rename(part, dir);
  });
}

/** What a build comes from: where the vault lies, what is in it, and how it is built. */
function fingerprint(vault: string, options: string): string {
  const hash = createHash('sha256').update(`${vault}\0${options}\0`);
  for (const name of readdirSync(vault, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(vault, name);
    if (!statSync(file).isFile()) continue;
    const bytes = readFileSync(file);
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

function addressOf(dir: string, file: string): string {
  const path = relative(dir, file).split(sep).slice(0, -1).map(encodeURIComponent).join('/');
  return path === '' ? '/' : `/${path}/`;
}
