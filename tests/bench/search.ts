/**
 * `npm run bench:search`: search in a browser, over our garden and over made vaults of 600 and 10,000 notes: bytes,
 * exactness against plain substrings, rank of the golden set, times. Arguments are sizes of made vaults, 0 for none:
 * `npm run bench:search -- 600`. A table goes to standard error, JSON to standard output.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { SearchNote } from '../../src/core/search/types.ts';
import { type SearchIndexReport, writeSearchIndex } from '../../src/shell/search-index.ts';
import { serve } from '../../src/shell/server.ts';
import { launch } from '../browser.ts';
import { gardenNotes, Truth } from '../search/truth.ts';
import { buildSite } from '../site.ts';
import { median, percentile } from './percentile.ts';
import { generatedNotes } from './search-corpus.ts';
import { exactness, goldenRank, openingTime, queryCosts, startCost, typingTimes } from './search-measures.ts';

export interface Row {
  readonly corpus: string;
  readonly notes: number;
  /** Milliseconds a note that writing the index took. */
  readonly buildPerNote: number;
  readonly files: number;
  readonly sharded: boolean;
  /** Bytes as sent: the title tier, what full text loads once, a cold query alone and with five and all its excerpts. */
  readonly names: number;
  readonly once: number;
  readonly query: Spread;
  readonly withFive: Spread;
  readonly withAll: Spread;
  readonly recall: number;
  readonly precision: number;
  readonly mrr: number | null;
  /** Milliseconds: opening to first hit on slow 4G with a processor a quarter as fast; a keystroke to all its hits. */
  readonly opening: number;
  readonly keystroke: Spread;
  readonly keystrokeSlow: Spread;
}

interface Spread {
  readonly median: number;
  readonly p95: number;
}

const spread = (values: readonly number[]): Spread => ({ median: median(values), p95: percentile(values, 0.95) });

async function measure(
  browser: Browser,
  corpus: string,
  notes: readonly SearchNote[],
  url: string,
  report: SearchIndexReport,
): Promise<Row> {
  const truth = new Truth(notes);
  const samples = truth.sample(40, Number.POSITIVE_INFINITY);
  const costs = await queryCosts(browser, url, [...samples, '熵', 'transf', 'gpt', '模型 训练', '注意力机制']);
  const { recall, precision } = await exactness(browser, url, truth, samples);
  return {
    corpus,
    notes: notes.length,
    buildPerNote: report.milliseconds / notes.length,
    files: report.files,
    sharded: report.sharded,
    names: report.namesBytes,
    once: await startCost(browser, url),
    query: spread(costs.map((cost) => cost.index)),
    withFive: spread(costs.map((cost) => cost.index + cost.five)),
    withAll: spread(costs.map((cost) => cost.index + cost.texts)),
    recall,
    precision,
    mrr: corpus === 'garden' ? await goldenRank(browser, url) : null,
    opening: await openingTime(browser, url, corpus === 'garden' ? '注意力' : (samples[0] ?? '')),
    keystroke: spread(await typingTimes(browser, url, samples.slice(0, 20), 1)),
    keystrokeSlow: spread(await typingTimes(browser, url, samples.slice(0, 20), 4)),
  };
}

/** The index of made notes behind two pages of the garden, which is all that a search needs. */
async function measureMade(browser: Browser, shell: string, count: number, work: string): Promise<Row> {
  const dir = join(work, String(count));
  mkdirSync(join(dir, 'search'), { recursive: true });
  for (const part of ['_astro', 'index.html', 'search/index.html', 'favicon.svg'])
    cpSync(join(shell, part), join(dir, part), { recursive: true });
  const notes = generatedNotes(count);
  const report = await writeSearchIndex(notes, { outDir: dir, base: '/' });
  const served = await serve({ dir, base: '/', host: '127.0.0.1', port: 0 });
  try {
    return await measure(browser, `made`, notes, served.url, report);
  } finally {
    await served.close();
  }
}

function table(rows: readonly Row[]): string {
  const kb = (bytes: number): string => (bytes / 1000).toFixed(1);
  const two = ({ median: middle, p95 }: Spread, show: (value: number) => string): string =>
    `${show(middle)} / ${show(p95)}`;
  const ms = (value: number): string => value.toFixed(0);
  const lines = rows.map((row) =>
    [
      row.corpus,
      row.notes,
      row.buildPerNote.toFixed(1),
      row.files,
      `${kb(row.names)}${row.sharded ? ' (shards)' : ''}`,
      kb(row.once),
      two(row.query, kb),
      two(row.withFive, kb),
      two(row.withAll, kb),
      `${row.recall.toFixed(3)} / ${row.precision.toFixed(3)}`,
      row.mrr?.toFixed(3) ?? '–',
      ms(row.opening),
      two(row.keystroke, ms),
      two(row.keystrokeSlow, ms),
    ].join(' | '),
  );
  const head =
    'corpus | notes | build ms/note | files | names KB | once KB | query KB | +5 excerpts | +all | recall / precision | MRR | opening ms | keystroke ms | at 4× CPU';
  return [head, head.replace(/[^|]+/g, ' --- '), ...lines].map((line) => `| ${line} |`).join('\n');
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number).filter(Boolean) : [600, 10_000];
const work = mkdtempSync(join(tmpdir(), 'lanyin-search-'));
const [browser, site] = await Promise.all([launch(), buildSite('content')]);
try {
  const notes = await gardenNotes();
  const again = await writeSearchIndex(notes, { outDir: join(work, 'garden'), base: '/' });
  const rows: Row[] = [];
  // Each as soon as it is known: the whole takes a quarter of an hour, most of it a simulated slow network.
  const keep = (row: Row): void => {
    rows.push(row);
    process.stderr.write(`${table([row])}\n`);
  };
  keep(await measure(browser, 'garden', notes, site.url, again));
  for (const size of sizes) keep(await measureMade(browser, site.dir, size, work));
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}, Chromium ${browser.version()}`;
  process.stderr.write(
    `\n${machine}; of pairs of figures the first is the median, the second the 95th percentile\n\n${table(rows)}\n`,
  );
  process.stdout.write(`${JSON.stringify({ machine, rows }, null, 2)}\n`);
} finally {
  await Promise.all([browser.close(), site.close()]);
  rmSync(work, { recursive: true, force: true });
}
