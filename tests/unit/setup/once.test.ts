import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exclusively } from '../../../src/setup/once.mjs';

let root = '';
let lock = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lanyin-once-'));
  lock = join(root, 'locks/x');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** No process has this pid: Linux and macOS stop far below. */
const DEAD = '99999999';

function left(pid: string | undefined): void {
  mkdirSync(lock, { recursive: true });
  if (pid !== undefined) writeFileSync(join(lock, 'pid'), pid);
}

describe('one at a time', () => {
  test('work of several never overlaps, and the lock is gone afterwards', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await wait(20);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => exclusively(lock, work)));
    expect(most).toBe(1);
    expect(existsSync(lock)).toBe(false);
  });

  test('work that fails frees the lock', async () => {
    await expect(exclusively(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await exclusively(lock, async () => 'yes')).toBe('yes');
  });

  test('the lock of a process that died is taken over', async () => {
    left(DEAD);
    expect(await exclusively(lock, async () => 'mine')).toBe('mine');
  });

  test('a lock that never got its pid is taken over when it is old, not when it is new', async () => {
    left(undefined);
    const mine = exclusively(lock, async () => 'mine');
    expect(await Promise.race([mine, wait(300).then(() => 'waiting')])).toBe('waiting');
    const before = new Date(Date.now() - 60_000);
    utimesSync(lock, before, before);
    expect(await mine).toBe('mine');
  });
});
