/**
 * A folder for one run of the tests, for sites that several files look at. Vitest makes it before the first test and
 * removes it after the last; the workers know it from their environment.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = 'LANYIN_TEST_BUILDS';

/** The folder, or undefined outside of a run: measurements build for themselves. */
export function sharedBuilds(): string | undefined {
  return process.env[NAME];
}

/** The folder that this copy of the module has made: Vitest loads one for each project, and the first makes it. */
let made: string | undefined;

/** Called by Vitest before the first test. */
export function setup(): void {
  if (sharedBuilds() !== undefined) return;
  made = mkdtempSync(join(tmpdir(), 'lanyin-builds-'));
  process.env[NAME] = made;
}

/** Called by Vitest after the last test. */
export function teardown(): void {
  if (made === undefined) return;
  rmSync(made, { recursive: true, force: true });
  delete process.env[NAME];
}
