import type { Diagnostic } from '../core/diagnostic.ts';
import { ENGINE } from './engine.ts';
import type { Options } from './options.ts';
import { REPORTERS } from './reporters/index.ts';
import { text } from './reporters/text.ts';

/** Findings that a build prints in full; the rest is counted, and `npm run check` lists them all. */
const SHOWN = 40;

/** Prints findings and decides, in this one place, whether they fail the run. Resolves with the exit code. */
export function runReport(diagnostics: readonly Diagnostic[], options: Options, command: 'build' | 'check'): number {
  // In the github format paths are relative to the workflow's checkout, else to the engine's folder.
  const context = { vault: options.vault, repository: process.env.GITHUB_WORKSPACE ?? ENGINE };
  const errors = diagnostics.some(({ severity }) => severity === 'error');
  const warnings = diagnostics.some(({ severity }) => severity === 'warning');
  if (command === 'check') {
    process.stdout.write(REPORTERS[options.format](diagnostics, context));
    return errors || (options.strict && warnings) ? 1 : 0;
  }
  const serious = diagnostics.filter(({ severity }) => severity !== 'info');
  const hidden = serious.length - SHOWN;
  process.stderr.write(text(serious.slice(0, SHOWN), context));
  if (hidden > 0) process.stderr.write(`另有 ${hidden} 条，用 npm run check 看全部。\n`);
  // One bad note never stops a build: only --strict turns a finding into a failure.
  return options.strict && (errors || warnings) ? 1 : 0;
}
