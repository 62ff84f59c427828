/** `npm run types`: TypeScript over everything, then Astro's own check of the components. Exit code 0 or 1. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './launch.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `astro check` also writes `.astro/types.d.ts`, which `tsc` reads: so it goes first. */
const CHECKS = [
  ['node_modules/astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning'],
  ['node_modules/typescript/bin/tsc', '--noEmit', '--project', '.'],
];

let worst = 0;
for (const [script, ...args] of CHECKS) {
  const code = await launch(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  worst = Math.max(worst, code);
}
process.exitCode = Math.min(worst, 1);
