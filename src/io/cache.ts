import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

const ENGINE = fileURLToPath(new URL('../..', import.meta.url));

/** Where all caches live: beside the engine, never in a vault. Deleting it costs time alone. */
export const CACHE = process.env.LANYIN_CACHE ?? join(ENGINE, '.cache');

/**
 * Values kept between runs in one file, by digest. Only what the latest run asked for or added is written back, so the
 * file never outgrows the vault.
 */
export class Store<T> {
  private readonly file: string;
  private readonly known: ReadonlyMap<string, T>;
  private readonly used = new Map<string, T>();

  private constructor(file: string, known: ReadonlyMap<string, T>) {
    this.file = file;
    this.known = known;
  }

  /** Opens the store of a name, or an empty one where none is there or it cannot be read. */
  static async open<T>(name: string): Promise<Store<T>> {
    const file = join(CACHE, `${name}.v8`);
    try {
      return new Store(file, deserialize(await readFile(file)) as Map<string, T>);
    } catch {
      return new Store<T>(file, new Map());
    }
  }

  get(key: string): T | undefined {
    const value = this.used.get(key) ?? this.known.get(key);
    if (value !== undefined) this.used.set(key, value);
    return value;
  }

  set(key: string, value: T): void {
    this.used.set(key, value);
  }

  /** Writes what this run used; the old file stays whole until the new one is. A cache that cannot be written is no failure. */
  async save(): Promise<void> {
    if (this.used.size === this.known.size && [...this.used.keys()].every((key) => this.known.has(key))) return;
    const part = `${this.file}.${process.pid}`;
    try {
      await mkdir(dirname(this.file), { recursive: true });
      await writeFile(part, serialize(this.used));
      await rename(part, this.file);
    } catch {
      await rm(part, { force: true });
    }
  }
}

/** `digestOf('a', 'b')`: a hash of several texts that no other cutting of them shares. */
export function digestOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 32);
}

let version: Promise<string> | undefined;

/** Digest of the compiler's own sources and locked dependencies: what was cached by another version is not used. */
export function compilerVersion(): Promise<string> {
  version ??= hashSources();
  return version;
}

async function hashSources(): Promise<string> {
  const files = await list(join(ENGINE, 'src', 'core'));
  const hash = createHash('sha256');
  for (const file of [join(ENGINE, 'package-lock.json'), ...files]) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

/** Digest of every file in a folder and below: of code whose results are cached. */
export async function digestOfFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await list(folder)) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry) => (entry.isDirectory() ? list(join(folder, entry.name)) : [join(folder, entry.name)])),
  );
  return nested.flat().sort();
}
