/**
 * `npm run bench`: whole builds of made vaults, cold and warm, at several sizes, with the growth ratio between sizes of one
 * run. Arguments are sizes: `npm run bench -- 500 2000`. A table goes to standard error, JSON to standard output.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeVault } from './make-vault.ts';

interface Run {
  readonly notes: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly steps: readonly { readonly name: string; readonly seconds: number }[];
}

interface Row {
  readonly size: number;
  readonly cold: Run;
  readonly warm: Run;
}

const CHILD = fileURLToPath(new URL('./build-once.ts', import.meta.url));
const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const work = mkdtempSync(join(tmpdir(), 'lanyin-bench-'));

function once(vault: string, cache: string): Run {
  const child = spawnSync(process.execPath, [...process.execArgv, CHILD, vault, join(work, 'dist')], {
    env: { ...process.env, LANYIN_CACHE: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0) throw new Error(`build of ${vault} failed with code ${child.status}`);
  return JSON.parse(child.stdout.toString()) as Run;
}

function measure(size: number): Row {
  const vault = join(work, `vault-${size}`);
  const cache = join(work, `cache-${size}`);
  makeVault(vault, size);
  const cold = once(vault, cache);
  const warm = once(vault, cache);
  rmSync(cache, { recursive: true, force: true });
  return { size, cold, warm };
}

/** Time per note at one size against the size before: 1 is linear growth. */
function growth(rows: readonly Row[], pick: (row: Row) => Run): (number | null)[] {
  return rows.map((row, index) => {
    const before = rows[index - 1];
    return before === undefined ? null : pick(row).seconds / row.size / (pick(before).seconds / before.size);
  });
}

function table(rows: readonly Row[]): string {
  const cold = growth(rows, (row) => row.cold);
  const warm = growth(rows, (row) => row.warm);
  const ratio = (value: number | null | undefined) => (value == null ? '–' : value.toFixed(2));
  const line = (row: Row, kind: 'cold' | 'warm', grown: number | null | undefined) => {
    const run = row[kind];
    const steps = run.steps.map((step) => `${step.name.replace(/ \d+ ?/, ' ')} ${step.seconds.toFixed(1)}`).join(' · ');
    return `| ${row.size} | ${kind} | ${run.seconds.toFixed(1)} | ${(row.size / run.seconds).toFixed(0)} | ${run.cpu.toFixed(1)} | ${run.megabytes.toFixed(0)} | ${ratio(grown)} | ${steps} |`;
  };
  const head =
    '| notes | cache | seconds | notes/s | CPU s | peak MB | growth | steps (s) |\n| --- | --- | --- | --- | --- | --- | --- | --- |';
  return [head, ...rows.flatMap((row, at) => [line(row, 'cold', cold[at]), line(row, 'warm', warm[at])])].join('\n');
}

try {
  const rows = (sizes.length > 0 ? sizes : [500, 2000, 8000]).map(measure);
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;
  process.stderr.write(`\n${machine}\n\n${table(rows)}\n`);
  process.stdout.write(`${JSON.stringify({ machine, rows }, null, 2)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
