import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file below the folder of a stream, as text or as bytes. */
export interface StreamedFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Files written at a time. */
const BATCH = 64;

/**
 * Writes files while others are still being made: one batch is on its way to the disk as the next one fills, so that
 * neither waits for the other and no more than two are held.
 */
export class FileStream {
  readonly #dir: string;
  readonly #folders = new Map<string, Promise<unknown>>();
  #filling: StreamedFile[] = [];
  #writing: Promise<unknown> = Promise.resolve();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Takes a file; waits where the disk is behind. Rejects where an earlier file could not be written. */
  async write(file: StreamedFile): Promise<void> {
    this.#filling.push(file);
    if (this.#filling.length >= BATCH) await this.#turn();
  }

  /** Resolves when every file is on the disk. */
  async end(): Promise<void> {
    await this.#turn();
    await this.#writing;
  }

  async #turn(): Promise<void> {
    const batch = this.#filling;
    this.#filling = [];
    await this.#writing;
    this.#writing = Promise.all(batch.map((file) => this.#place(file)));
    // Whoever writes next hears of a failure; until then it is nobody's.
    this.#writing.catch(() => undefined);
  }

  async #place({ path, content }: StreamedFile): Promise<void> {
    const target = join(this.#dir, path);
    const folder = dirname(target);
    const made = this.#folders.get(folder) ?? mkdir(folder, { recursive: true });
    this.#folders.set(folder, made);
    await made;
    await writeFile(target, content);
  }
}
