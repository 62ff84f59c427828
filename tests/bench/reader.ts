/**
 * `npm run bench:reader`: what the pages of our garden cost a reader. Lighthouse (mobile, simulated: 150 ms, 1.6 Mbps, four
 * times slower processor), medians of five runs; then bytes and requests beside their budgets (READER.md 4). Arguments are
 * addresses: `npm run bench:reader -- terms/moe/`. A table goes to standard error, JSON to standard output.
 *
 * First comes the floor: a page of one heading and one sentence without style sheet or script. What it costs is what this
 * machine and browser ask of any page; blocking time above all depends on them, and is worth reading only beside it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import lighthouse, { type Flags } from 'lighthouse';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../src/setup/browser.mjs';
import { buildSite } from '../site.ts';
import { ownBlocking, type TraceEvent } from './blocking.ts';
import { BUDGETS, htmlSizes, loadOf } from './page-weight.ts';
import { median } from './percentile.ts';

const RUNS = 5;
const PAGES = {
  home: '',
  note: 'terms/transformer/',
  formulas: 'terms/attention-mechanism/',
  timeline: 'timeline/',
  glossary: 'terms/',
};
const FLOOR = 'lanyin-bench-floor/';
const FLOOR_PAGE =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="description" content="一句"><title>一页</title></head><body><main><h1>一页</h1><p>一句话，只有这一句。</p></main></body></html>';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Scores {
  readonly categories: readonly number[];
  /** Milliseconds; CLS has no unit. */
  readonly lcp: number;
  readonly tbt: number;
  /** {@link ownBlocking}: TBT without the waiting for a processor. */
  readonly own: number;
  readonly cls: number;
}

async function score(url: string, port: number): Promise<Scores> {
  const flags: Flags = { port, logLevel: 'error', output: 'json', onlyCategories: [...CATEGORIES] };
  const result = await lighthouse(url, flags);
  const lhr = result?.lhr;
  if (lhr === undefined) throw new Error(`Lighthouse gave nothing for ${url}`);
  const value = (audit: string) => lhr.audits[audit]?.numericValue ?? Number.NaN;
  return {
    categories: CATEGORIES.map((id) => Math.round((lhr.categories[id]?.score ?? 0) * 100)),
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    own: ownBlocking(traceOf(result?.artifacts), url),
    cls: value('cumulative-layout-shift'),
  };
}

/** The trace of the load, which Lighthouse's types name after an older way to gather it. */
function traceOf(artifacts: unknown): readonly TraceEvent[] {
  const { Trace, traces } = artifacts as Record<'Trace', Traced | undefined> & { traces?: { defaultPass?: Traced } };
  return (Trace ?? traces?.defaultPass)?.traceEvents ?? [];
}

interface Traced {
  readonly traceEvents: readonly TraceEvent[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv.slice(2);
const pages = Object.entries(
  wanted.length > 0 ? Object.fromEntries(wanted.map((address) => [address, address])) : PAGES,
);
const port = 9222 + (process.pid % 500);
const { executablePath, env } = await ensureBrowser(root);
const site = await buildSite('content');
await mkdir(join(site.dir, FLOOR));
await writeFile(join(site.dir, FLOOR, 'index.html'), FLOOR_PAGE);
const browser = await chromium.launch({
  executablePath,
  env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  args: [`--remote-debugging-port=${port}`, '--disable-gpu', '--disable-background-networking'],
});
const rows = [];
for (const [name, address] of [['floor', FLOOR] as const, ...pages]) {
  const url = site.url + address;
  const runs: Scores[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await score(url, port));
  const of = (pick: (scores: Scores) => number) => median(runs.map(pick));
  const load = await loadOf(browser, url);
  rows.push({
    page: name,
    lighthouse: CATEGORIES.map((_, index) => of(({ categories }) => categories[index] ?? 0)),
    lcp: Math.round(of(({ lcp }) => lcp)),
    tbt: Math.round(of(({ tbt }) => tbt)),
    own: Math.round(of(({ own }) => own)),
    cls: Number(of(({ cls }) => cls).toFixed(4)),
    js: load.js,
    css: load.css,
    fonts: load.fonts,
    html: load.html,
    requests: load.requests.length,
  });
  process.stderr.write(
    `${name}：${rows.at(-1)?.lighthouse.join(' / ')}，LCP ${rows.at(-1)?.lcp} ms，TBT ${rows.at(-1)?.tbt} ms（其中自己的 ${rows.at(-1)?.own}），CLS ${rows.at(-1)?.cls}\n`,
  );
}
const html = await htmlSizes(site.dir, site.pages);
await Promise.all([browser.close(), site.close()]);

const kb = (bytes: number) => (bytes / 1024).toFixed(1);
const header =
  '| page | Lighthouse | LCP ms | TBT ms | own | CLS | JS KB | CSS KB | fonts KB | HTML KB | requests |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |';
const lines = rows.map(
  (row) =>
    `| ${row.page} | ${row.lighthouse.join(' / ')} | ${row.lcp} | ${row.tbt} | ${row.own} | ${row.cls} | ${kb(row.js)} | ${kb(row.css)} | ${kb(row.fonts)} | ${kb(row.html)} | ${row.requests} |`,
);
process.stderr.write(
  `\n${header}\n${lines.join('\n')}\n\nHTML of all pages: median ${kb(html.median)} KB, p95 ${kb(html.p95)} KB (budget ${kb(BUDGETS.html.median)} and ${kb(BUDGETS.html.p95)})\n`,
);
process.stdout.write(
  `${JSON.stringify({ machine: `${cpus()[0]?.model ?? '?'}, ${cpus().length} cores`, runs: RUNS, rows, html })}\n`,
);
