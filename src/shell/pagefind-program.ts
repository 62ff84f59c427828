import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE } from '../io/cache.ts';
import { ENGINE } from './engine.ts';

/** What a browser needs of Pagefind besides an index. */
export interface PagefindProgram {
  readonly version: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const FILES = ['pagefind.js', 'wasm.unknown.pagefind'];

/** Pagefind's engine as its builder writes it, kept between builds: to get at it a service has to be started. */
export async function pagefindProgram(): Promise<PagefindProgram> {
  const manifest = join(ENGINE, 'node_modules', 'pagefind', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const dir = join(CACHE, `pagefind-${version}`);
  const files = await kept(dir).catch(async () => {
    const made = await orDeadlock(askService());
    await keep(dir, made).catch(() => undefined);
    return made;
  });
  return { version, files };
}

async function kept(dir: string): Promise<Map<string, Uint8Array>> {
  return new Map(
    await Promise.all(
      FILES.map(async (name): Promise<[string, Uint8Array]> => [name, await readFile(join(dir, name))]),
    ),
  );
}

/** Puts the folder in place as a whole: another build may be reading. */
async function keep(dir: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const own = `${dir}-${process.pid}`;
  await mkdir(own, { recursive: true });
  for (const [name, bytes] of files) await writeFile(join(own, name), bytes);
  await rename(own, dir).catch(() => rm(own, { recursive: true, force: true }));
}

async function askService(): Promise<Map<string, Uint8Array>> {
  const pagefind = await import('pagefind');
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'und' });
    if (index === undefined) throw new Error(errors.join('; '));
    const added = await index.addCustomRecord({ url: '/', content: 'a', language: 'und', meta: {} });
    const written = await index.getFiles();
    const problems = [...added.errors, ...written.errors];
    const files = new Map(
      written.files?.flatMap(({ path, content }): [string, Uint8Array][] =>
        FILES.includes(path) ? [[path, content]] : [],
      ),
    );
    if (problems.length > 0 || files.size < FILES.length) throw new Error(`Pagefind 报告 ${problems.join('；')}`);
    return files;
  } finally {
    await pagefind.close();
  }
}

/**
 * Pagefind is a process beside ours, and its library waits for ever where that dies (no memory, no space). Ours has nothing
 * else to do then, which is how it is noticed.
 */
async function orDeadlock<T>(work: Promise<T>): Promise<T> {
  let idle = () => {};
  const dead = new Promise<never>((_, reject) => {
    idle = () => reject(new Error('Pagefind 中途停了'));
    process.once('beforeExit', idle);
  });
  return Promise.race([work, dead]).finally(() => process.off('beforeExit', idle));
}
