/** One build in a process of its own, so that its memory is its own: prints steps and peak memory as JSON. */
import { build } from '../../src/shell/build.ts';
import { Progress } from '../../src/shell/progress.ts';

const [vault = '', out = ''] = process.argv.slice(2);
const progress = new Progress();
const started = performance.now();
const site = await build(
  {
    command: 'build',
    vault,
    out,
    base: '/',
    site: undefined,
    strict: false,
    port: 0,
    host: 'localhost',
    format: 'text',
  },
  progress,
);
const seconds = (performance.now() - started) / 1000;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpu = (userCPUTime + systemCPUTime) / 1e6;
process.stdout.write(
  JSON.stringify({ notes: site.garden.entries.length, seconds, cpu, megabytes: maxRSS / 1024, steps: progress.steps }),
);
process.exit(0);
