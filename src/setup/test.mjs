/**
 * `npm test`: types, lint, then every test. Everything is shown on standard error as it runs; standard output ends with
 * `N passed, N failed`, where types and lint count as one each. With arguments only vitest runs, and gets them.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { launch } from './launch.mjs';
import { Problem, progress } from './problem.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts'];
const GATES = [
  ['类型', 'src/setup/types.mjs'],
  ['代码检查', 'node_modules/@biomejs/biome/bin/biome', 'check'],
];

/**
 * @typedef {{ passed: number, failed: number }} Tally
 */

/**
 * @param {string[]} args
 * @returns {Promise<Tally>}
 */
async function main(args) {
  const tallies = [];
  for (const [name, ...command] of args.length > 0 ? [] : GATES) {
    progress(`── ${name}`);
    const ok = (await node(command)) === 0;
    progress(ok ? `${name}：通过` : `${name}：没有通过`);
    tallies.push({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
  }
  await ensureBrowser(ROOT);
  progress('── 测试');
  tallies.push(await vitest(args));
  return tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}

/**
 * Runs a script on this Node, its output on standard error.
 * @param {string[]} command
 */
function node([script, ...args]) {
  return launch(process.execPath, [...process.execArgv, join(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: ['inherit', 2, 2],
  });
}

/**
 * @param {string[]} args
 * @returns {Promise<Tally>}
 */
async function vitest(args) {
  const file = join(ROOT, '.cache', `vitest-${process.pid}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const code = await node([...VITEST, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args]);
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')), code);
  } catch {
    return { passed: 0, failed: 1 }; // vitest itself did not get as far as a report
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * A file that could not be loaded has no tests, and an error outside of any test fails none: each is one failure.
 * @param {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @param {number} code vitest's exit code
 * @returns {Tally}
 */
export function count(report, code) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + unloaded.length;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await main(process.argv.slice(2)).catch((error) => {
    if (!(error instanceof Problem)) throw error;
    progress(error.message);
    return { passed: 0, failed: 1 };
  });
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
