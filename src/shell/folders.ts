import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { wrongUsage } from './command-line.ts';
import { Failure } from './failure.ts';
import type { Command, Options } from './options.ts';
import { foreignEntry } from './output.ts';

const WRITING: readonly Command[] = ['start', 'build'];

/**
 * Looks at the folders that the options name, before any work: the vault can be read, the output can be written and
 * neither lies in the other. Creates the output folder where a command writes to it.
 * @param engine the folder of the engine itself, which must not be overwritten
 * @throws Failure in one line
 */
export function checkFolders(options: Options, engine: string): void {
  const { command, vault, out } = options;
  if (command === 'preview') {
    if (!existsSync(join(out, 'index.html'))) {
      throw wrongUsage(command, `${out} 里没有构建好的网站：请先运行 npm run build。`);
    }
    return;
  }
  checkVault(command, vault);
  if (!WRITING.includes(command)) return;
  if (contains(vault, out))
    throw wrongUsage(command, `--out ${out} 在笔记文件夹 ${vault} 里面：请换到它外面，笔记只读不写。`);
  if (contains(out, vault)) throw wrongUsage(command, `--out ${out} 里面放着笔记 ${vault}：请换一个只放网站的文件夹。`);
  if (contains(out, engine))
    throw wrongUsage(command, `--out ${out} 里面放着本程序 ${engine}：请换一个只放网站的文件夹。`);
  checkWritable(command, out);
  const foreign = foreignEntry(out);
  if (foreign !== undefined)
    throw wrongUsage(command, `--out ${out} 里已有不是本程序写的文件（如 ${foreign}）：请换一个空文件夹。`);
}

function checkVault(command: Command, vault: string): void {
  const found = statSync(vault, { throwIfNoEntry: false });
  if (!found) throw wrongUsage(command, `--vault 指的文件夹不存在：${vault}（应为放 Markdown 笔记的文件夹）。`);
  if (!found.isDirectory())
    throw wrongUsage(command, `--vault 指的不是文件夹：${vault}（应为放 Markdown 笔记的文件夹）。`);
  try {
    accessSync(vault, constants.R_OK | constants.X_OK);
    readdirSync(vault);
  } catch (error) {
    throw wrongUsage(command, `读不了笔记文件夹 ${vault}（${reasonOf(error)}）：请检查它的权限。`);
  }
}

function checkWritable(command: Command, out: string): void {
  const probe = join(out, `.lanyin-${process.pid}`);
  try {
    makeFolder(out);
    writeFileSync(probe, '');
    rmSync(probe);
    readdirSync(out);
  } catch (error) {
    throw wrongUsage(command, unwritable(out, error));
  }
}

/** What to say where the disk fills up or is taken away while a site is written; undefined for errors of another kind. */
export function diskFailure(out: string, error: unknown): Failure | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, path = '', dest = path } = at as NodeJS.ErrnoException & { readonly dest?: string };
    if (code !== undefined && DISK.includes(code))
      return new Failure(
        dest === '' || dest.startsWith(out)
          ? unwritable(out, at)
          : `写不进 ${dest}（${reasonOf(at)}）：请检查权限与空间。`,
      );
  }
  return undefined;
}

function unwritable(out: string, error: unknown): string {
  return `写不进输出文件夹 ${out}（${reasonOf(error)}）：请检查权限，或用 --out 换一个。`;
}

/** Like `mkdir -p`, step by step: Node's own `recursive` never comes back where the system answers ENOENT, as in /proc. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '只读的磁盘',
  ENOSPC: '磁盘满了',
  EDQUOT: '磁盘配额用完了',
  EFBIG: '文件大过了限额',
  EEXIST: '路径里有一段是文件',
  ENOTDIR: '路径里有一段是文件',
};

const DISK = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG'];

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return Object.hasOwn(REASONS, code) ? `${REASONS[code]}，${code}` : code;
}

/** Whether `inner` is `outer` or lies in it, symbolic links followed. */
function contains(outer: string, inner: string): boolean {
  const path = relative(real(outer), real(inner));
  return path === '' || !(path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path));
}

/** The path with the links of its existing part followed: an output folder need not exist yet. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(real(parent), relative(parent, path));
}
