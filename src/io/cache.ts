import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

const ENGINE = fileURLToPath(new URL('../..', import.meta.url));

/** Where all caches live: beside the engine, never in a vault. Deleting it costs time alone. */
export const CACHE = process.env.LANYIN_CACHE ?? join(ENGINE, '.cache');

/** Stores that stay in memory, by file, and whether their file is behind; undefined where every run reads its own. */
let kept: Map<string, { readonly values: ReadonlyMap<string, unknown>; behind: boolean }> | undefined;

/** For a process that compiles again and again: stores stay in memory, and files are written by {@link flushStores}. */
export function keepStores(): void {
  kept ??= new Map();
}

/** Writes the stores whose files are behind. */
export async function flushStores(): Promise<void> {
  for (const [file, store] of kept ?? []) {
    if (!store.behind) continue;
    store.behind = false;
    await writeStore(file, store.values);
  }
}

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
    const known = kept?.get(file)?.values ?? (await readStore(file));
    return new Store(file, known as ReadonlyMap<string, T>);
  }

  get(key: string): T | undefined {
    const value = this.used.get(key) ?? this.known.get(key);
    if (value !== undefined) this.used.set(key, value);
    return value;
  }

  set(key: string, value: T): void {
    this.used.set(key, value);
  }

  /** Keeps what this run used for the next one. */
  async save(): Promise<void> {
    const same = this.used.size === this.known.size && [...this.used.keys()].every((key) => this.known.has(key));
    if (kept !== undefined)
      kept.set(this.file, { values: this.used, behind: !same || kept.get(this.file)?.behind === true });
    else if (!same) await writeStore(this.file, this.used);
  }
}

/**
 * A file is the digest of its body, then the body: what was cut off or changed on disk is as good as nothing, since a wrong
 * value in a cache would be a wrong page.
 */
async function readStore(file: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    const bytes = await readFile(file);
    const body = bytes.subarray(DIGEST_BYTES);
    const values: unknown = bytes.subarray(0, DIGEST_BYTES).equals(digestOfBytes(body)) ? deserialize(body) : undefined;
    return values instanceof Map ? values : new Map();
  } catch {
    return new Map();
  }
}

const DIGEST_BYTES = 32;

function digestOfBytes(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** The old file stays whole until the new one is. A cache that cannot be written is no failure. */
async function writeStore(file: string, values: ReadonlyMap<string, unknown>): Promise<void> {
  const part = `${file}.${process.pid}`;
  try {
    const body = serialize(values);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(part, [digestOfBytes(body), body]);
    await rename(part, file);
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
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
  const files = (await Promise.all(['core', 'shell'].map((part) => list(join(ENGINE, 'src', part))))).flat();
  const hash = createHash('sha256');
  for (const file of [join(ENGINE, 'package-lock.json'), ...files]) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry) => (entry.isDirectory() ? list(join(folder, entry.name)) : [join(folder, entry.name)])),
  );
  return nested.flat().sort();
}
