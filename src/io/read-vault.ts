import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { isNotePath, type VaultPath, vaultPath } from '../core/path.ts';
import type { Attachment, VaultFile } from '../core/types.ts';

/** What was found on disk; the vault is only ever read. */
export interface Vault {
  readonly folderName: string;
  readonly notes: readonly VaultFile[];
  readonly files: readonly Attachment[];
  /** Where each file of the vault really is: NFC paths may be spelled otherwise on disk. */
  readonly onDisk: ReadonlyMap<VaultPath, string>;
  /** Text of `garden.yml`, where there is one. */
  readonly config: string | undefined;
  /** `strictLineBreaks` of `.obsidian/app.json` (OBSIDIAN.md 56). */
  readonly strictLineBreaks: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const CONFIG = 'garden.yml';
const PARALLEL = 32;

/** Reads every note and lists every other file of a vault; folders and files that begin with a dot stand outside it (OBSIDIAN.md 22). */
export async function readVault(root: string): Promise<Vault> {
  const diagnostics: Diagnostic[] = [];
  const onDisk = new Map<VaultPath, string>();
  for (const file of await walk(root)) {
    const path = vaultPath(file);
    const known = onDisk.get(path);
    if (known === undefined) onDisk.set(path, join(root, file));
    else
      diagnostics.push(
        diagnostic(
          'duplicate-name',
          at(path),
          '另有一个文件与它同名，只是字符的组合方式不同，那一个没有读',
          '给其中一个改名',
        ),
      );
  }
  const paths = [...onDisk.keys()].sort();
  const notes = await mapLimited(paths.filter(isNotePath), async (path) =>
    readText(path, onDisk.get(path) as string, diagnostics),
  );
  const others = paths.filter((path) => !isNotePath(path) && path !== CONFIG);
  return {
    folderName: basename(root),
    notes: notes.filter((note) => note !== undefined),
    files: others.map((path) => ({ path })),
    onDisk,
    config: await optional(join(root, CONFIG)),
    strictLineBreaks: readStrict(await optional(join(root, '.obsidian', 'app.json'))),
    diagnostics,
  };
}

function at(file: VaultPath): Diagnostic['place'] {
  return { file, line: 1, column: 1 };
}

/** Relative paths of all files; a linked folder is entered once, so that a loop of links ends. */
async function walk(root: string): Promise<string[]> {
  const found: string[] = [];
  const entered = new Set<string>();
  const enter = async (folder: string): Promise<void> => {
    const real = await realpath(join(root, folder));
    if (entered.has(real)) return;
    entered.add(real);
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const kind = entry.isSymbolicLink() ? await stat(join(root, path)).catch(() => undefined) : entry;
      if (kind?.isDirectory() === true) await enter(path).catch(() => undefined);
      else if (kind?.isFile() === true) found.push(path);
    }
  };
  await enter('');
  return found;
}

async function readText(path: VaultPath, file: string, diagnostics: Diagnostic[]): Promise<VaultFile | undefined> {
  try {
    const bytes = await readFile(file);
    const { text, encoding } = decode(bytes);
    if (encoding !== 'UTF-8')
      diagnostics.push(diagnostic('bad-encoding', at(path), `文件不是 UTF-8，按 ${encoding} 读了`, '另存为 UTF-8'));
    return { path, text, digest: createHash('sha256').update(bytes).digest('hex').slice(0, 32) };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    diagnostics.push(diagnostic('unreadable-file', at(path), `文件读不了（${reason}），没有收进站里`, '检查它的权限'));
    return undefined;
  }
}

/** UTF-8, else what a byte-order mark says, else GB 18030, the other encoding in which Chinese notes are found. */
function decode(bytes: Buffer): { text: string; encoding: string } {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') {
    const encoding = mark === 'fffe' ? 'UTF-16LE' : 'UTF-16BE';
    return { text: clean(new TextDecoder(encoding).decode(bytes)), encoding };
  }
  try {
    return { text: clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), encoding: 'UTF-8' };
  } catch {
    return { text: clean(new TextDecoder('gb18030').decode(bytes)), encoding: 'GB 18030' };
  }
}

function clean(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

async function optional(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function readStrict(json: string | undefined): boolean {
  try {
    const settings: unknown = JSON.parse(json ?? '{}');
    return (
      typeof settings === 'object' &&
      settings !== null &&
      'strictLineBreaks' in settings &&
      settings.strictLineBreaks === true
    );
  } catch {
    return false;
  }
}

/** Runs a task over many values, a bounded number at a time, results in the order of the values. */
export async function mapLimited<T, R>(values: readonly T[], task: (value: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(values.length);
  let next = 0;
  const lane = async () => {
    while (next < values.length) {
      const index = next++;
      results[index] = await task(values[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, values.length) }, lane));
  return results;
}
