import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { GitDates } from '../core/compile.ts';
import { type VaultPath, vaultPath } from '../core/path.ts';

const run = promisify(execFile);
const MARK = '\u0001';

/**
 * When each file of a vault was first and last committed, by the committer's calendar day. Empty where the vault is in no
 * repository or git is not there: a date is then unknown, never the file system's (CONTRACT `dist/`).
 */
export async function gitDates(root: string): Promise<Map<VaultPath, GitDates>> {
  const dates = new Map<VaultPath, GitDates>();
  const log = await history(root);
  if (log === undefined) return dates;
  let day = '';
  for (const piece of log.split('\0')) {
    const line = piece.replace(/^\n+/, '');
    if (line.startsWith(MARK)) day = line.slice(MARK.length);
    else if (line !== '') record(dates, line, day);
  }
  return dates;
}

/** The log runs from new to old: the first sight of a file is its latest change. */
function record(dates: Map<VaultPath, GitDates>, name: string, day: string): void {
  const path = vaultPath(name);
  const known = dates.get(path);
  dates.set(path, { updated: known?.updated ?? day, created: day });
}

async function history(root: string): Promise<string | undefined> {
  try {
    const args = [
      '-c',
      'core.quotePath=off',
      'log',
      `--format=${MARK}%cs`,
      '--name-only',
      '--relative',
      '-z',
      '--',
      '.',
    ];
    const { stdout } = await run('git', args, { cwd: root, maxBuffer: 1 << 29 });
    return stdout;
  } catch {
    return undefined;
  }
}
