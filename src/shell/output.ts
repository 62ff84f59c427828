import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { cp, lstat, mkdir, readdir, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { mapLimited } from '../io/read-vault.ts';
import { exclusively, isAlive } from '../setup/once.mjs';
import { Failure } from './failure.ts';

/** Folder in an output folder that belongs to the engine: the list of what it wrote, and a site while it is written. */
const OWN = '.lanyin';
const LIST = 'files.txt';
const STAGE = /^new-(\d+)$/;

/**
 * What of an output folder no build has written, where no build has written there at all: one such name, else undefined.
 * Names that begin with a dot do not count: `.git`, `.nojekyll`.
 */
export function foreignEntry(out: string): string | undefined {
  if (statSync(join(out, OWN, LIST), { throwIfNoEntry: false }) || isOlderSite(out)) return undefined;
  return readdirSync(out).find((name) => !name.startsWith('.'));
}

/**
 * A site is written beside what stands in the output folder and put in its place when it is whole: a build that fails
 * leaves the old site, and files that somebody else laid there stay.
 */
export class Output {
  /** Where the site is written. */
  readonly stage: string;
  private readonly out: string;

  private constructor(out: string) {
    this.out = out;
    this.stage = join(out, OWN, `new-${process.pid}`);
  }

  static async open(out: string): Promise<Output> {
    const output = new Output(out);
    for (const name of await readdir(join(out, OWN)).catch(() => [])) {
      const pid = STAGE.exec(name)?.[1];
      if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid))))
        await rm(join(out, OWN, name), { recursive: true, force: true });
    }
    await mkdir(output.stage, { recursive: true });
    return output;
  }

  /**
   * Takes away what an earlier build wrote and nothing else, and puts the new site there.
   * @throws Failure where a file of somebody else's stands at an address of the site
   */
  async publish(): Promise<void> {
    const { out, stage } = this;
    await exclusively(join(out, OWN, 'lock'), async () => {
      const old = await listed(out);
      const blocked = await firstBlocked(stage, out, old);
      if (blocked !== undefined)
        throw new Failure(`输出文件夹里的 ${blocked} 不是构建写的，新的网站却要用这个位置：请先把它移开。`);
      const fresh = await filesOf(stage);
      // Both, until the change is done: whatever a build that is cut off here leaves, the next one knows as ours.
      await writeList(out, [...old, ...fresh]);
      await removeFiles(out, [...old]);
      await moveInto(stage, out);
      await writeList(out, fresh);
    });
  }

  /** Leaves nothing half-written behind. */
  async close(): Promise<void> {
    await rm(this.stage, { recursive: true, force: true });
    await rmdir(join(this.out, OWN)).catch(() => undefined);
  }
}

/** A site from before there was a list; all of it is taken for ours, as its builds did. */
function isOlderSite(out: string): boolean {
  try {
    const file = openSync(join(out, 'garden.json'), 'r');
    const start = Buffer.alloc(64);
    readSync(file, start);
    closeSync(file);
    return /^\s*\{\s*"schema"\s*:\s*1\s*,\s*"site"/.test(start.toString('latin1'));
  } catch {
    return false;
  }
}

/** What earlier builds wrote, as paths below the output folder; a line that leads out of it counts for nothing. */
async function listed(out: string): Promise<Set<string>> {
  try {
    const lines = readFileSync(join(out, OWN, LIST), 'utf8').split('\n');
    return new Set(
      lines.filter((line) => line !== '' && !line.split('/').some((part) => part === '' || part === '..')),
    );
  } catch {
    if (!isOlderSite(out)) return new Set();
    return new Set((await filesOf(out)).filter((path) => !path.startsWith('.')));
  }
}

async function writeList(out: string, paths: Iterable<string>): Promise<void> {
  const lines = [...new Set(paths)].sort().map((path) => `${path}\n`);
  await writeFile(join(out, OWN, LIST), lines.join(''));
}

/** Every file in a folder and below, as paths with `/`, sorted; links are files. */
async function filesOf(folder: string, prefix = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesOf(join(folder, entry.name), `${path}/`)));
    else found.push(path);
  }
  return found.sort();
}

/** The first thing in `to` that is in the way of moving `from` there and that is none of `ours`. */
async function firstBlocked(
  from: string,
  to: string,
  ours: ReadonlySet<string>,
  prefix = '',
): Promise<string | undefined> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const path = `${prefix}${entry.name}`;
    const target = join(to, entry.name);
    const found = await lstat(target).catch(() => undefined);
    if (found === undefined) continue;
    if (!found.isDirectory()) {
      if (ours.has(path)) continue;
      return path;
    }
    const blocked = entry.isDirectory()
      ? await firstBlocked(join(from, entry.name), target, ours, `${path}/`)
      : (await filesOf(target, `${path}/`)).find((inner) => !ours.has(inner));
    if (blocked !== undefined) return blocked;
  }
  return undefined;
}

/** Removes files, then the folders that this empties. A folder that is now a link to elsewhere is left alone. */
async function removeFiles(out: string, paths: readonly string[]): Promise<void> {
  const root = await realpath(out);
  const folders = [...new Set(paths.flatMap(ancestors))].sort((a, b) => b.length - a.length);
  const inside = new Set(['.']);
  await mapLimited(folders, async (folder) => {
    const real = await realpath(join(out, folder)).catch(() => undefined);
    if (real === join(root, folder.replaceAll('/', sep))) inside.add(folder);
  });
  const reachable = paths.filter((path) => inside.has(dirname(path)));
  await mapLimited(reachable, (path) => removeFile(join(out, path)));
  for (const folder of folders) if (inside.has(folder)) await rmdir(join(out, folder)).catch(() => undefined);
}

/** A folder that somebody made where a file of ours stood is theirs. */
async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_FS_EISDIR') throw error;
  });
}

/** `a/b/c.html` → `a/b`, `a`. */
function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let at = dirname(path); at !== '.'; at = dirname(at)) found.push(at);
  return found;
}

/** Moves everything in `from` to `to`, another disk included; folders that stand in both become one. */
export async function moveInto(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    const stands = entry.isDirectory() && (await lstat(target).catch(() => undefined))?.isDirectory();
    if (stands) await moveInto(source, target);
    else
      await rename(source, target).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EXDEV') throw error;
        await cp(source, target, { recursive: true });
      });
  }
}
