/**
 * `npm run bench:graph`: what links, unlinked mentions, related notes, layout and map cost, at two sizes, and how that grows.
 * CPU seconds, medians of three runs, each in a process of its own; then the map of 5,000 notes, dragged in a browser.
 * Tables go to standard error, JSON to standard output.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { benchPan } from './graph-pan.ts';

interface Run {
  readonly notes: number;
  readonly links: number;
  readonly mentions: number;
  readonly characters: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly steps: readonly { readonly name: string; readonly seconds: number }[];
}

export interface GraphBench {
  readonly rows: readonly Run[];
  /** Seconds per note at each size against the size before: 1 is linear. */
  readonly growth: readonly (number | null)[];
}

const CHILD = fileURLToPath(new URL('./graph-once.ts', import.meta.url));
const RUNS = 3;

/** Measures the graph at each size. */
export async function benchGraph(sizes: readonly number[] = [2500, 10_000]): Promise<GraphBench> {
  const rows = sizes.map((size) => {
    const runs = Array.from({ length: RUNS }, () => once(size)).sort((a, b) => a.seconds - b.seconds);
    return runs[Math.floor(RUNS / 2)] as Run;
  });
  const perNote = (run: Run | undefined) => (run === undefined ? undefined : run.seconds / run.notes);
  const growth = rows.map((row, index) => {
    const before = perNote(rows[index - 1]);
    return before === undefined ? null : (perNote(row) as number) / before;
  });
  return { rows, growth };
}

function once(size: number): Run {
  const child = spawnSync(process.execPath, [...process.execArgv, CHILD, String(size)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0) throw new Error(`the graph of ${size} notes failed with code ${child.status}`);
  return JSON.parse(child.stdout.toString()) as Run;
}

/** The figures as a Markdown table. */
export function graphTable({ rows, growth }: GraphBench): string {
  const names = rows[0]?.steps.map(({ name }) => name) ?? [];
  const head = ['notes', 'links', 'mentions', 'characters', ...names, 'CPU s', 'growth', 'peak MB'];
  const lines = rows.map((row, index) => {
    const ratio = growth[index];
    const steps = row.steps.map(({ seconds }) => seconds.toFixed(2));
    return [
      row.notes,
      row.links,
      row.mentions,
      row.characters,
      ...steps,
      row.seconds.toFixed(1),
      ratio == null ? '–' : ratio.toFixed(2),
      row.megabytes.toFixed(0),
    ];
  });
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = process.argv.slice(2).map(Number).filter(Boolean);
  const graph = await benchGraph(sizes.length > 0 ? sizes : undefined);
  process.stderr.write(`${graphTable(graph)}\n`);
  const pan = await benchPan();
  const { notes, links, framesPerSecond, median, p95, painted, ready } = pan;
  process.stderr.write(
    `\n${notes} notes, ${links} links: ${framesPerSecond.toFixed(0)} frames/s, ${median.toFixed(1)} ms between frames (95 %: ${p95.toFixed(1)}); picture after ${painted.toFixed(0)} ms, map ready after ${ready.toFixed(0)} ms\n`,
  );
  process.stdout.write(`${JSON.stringify({ ...graph, pan }, null, 2)}\n`);
}
