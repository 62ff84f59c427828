/**
 * What every npm script calls: `node src/setup/run.mjs <command> [arguments]`.
 * Runs on Node 20 and needs no package, since it is what installs them.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { launch } from './launch.mjs';
import { Problem } from './problem.mjs';
import { ensureRuntime } from './runtime.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIOME = 'node_modules/@biomejs/biome/bin/biome';

/** Command → the script that does it, from the project's folder, and its first arguments. */
export const COMMANDS = {
  start: ['src/cli.ts', 'start'],
  dev: ['src/cli.ts', 'dev'],
  build: ['src/cli.ts', 'build'],
  check: ['src/cli.ts', 'check'],
  preview: ['src/cli.ts', 'preview'],
  test: ['src/setup/test.mjs'],
  types: ['src/setup/types.mjs'],
  lint: [BIOME, 'check'],
  format: [BIOME, 'check', '--write'],
  bench: ['tests/bench/build.ts'],
  'bench:graph': ['tests/bench/graph.ts'],
  'bench:search': ['tests/bench/search.ts'],
  'bench:reader': ['tests/bench/reader.ts'],
  fuzz: ['tests/fuzz/run.ts'],
  'content:report': ['src/shell/content-report.ts'],
};

/**
 * @param {string | undefined} command
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
async function main(command, args) {
  const script = command !== undefined && Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!script)
    throw new Problem(`没有 ${command ?? '（空）'} 这个命令；可用的有：${Object.keys(COMMANDS).join('、')}。`);
  await ensureDependencies(ROOT);
  const { node, flags, env } = await ensureRuntime(ROOT);
  // Stripped and compiled modules are kept, for the threads of this run and for the next: a third of a small run is loading code.
  env.NODE_COMPILE_CACHE ??= join(ROOT, '.cache', 'node');
  return launch(node, [...flags, join(ROOT, script[0]), ...script.slice(1), ...args], { cwd: ROOT, env });
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [command, ...rest] = process.argv.slice(2);
  // npm takes the `--` of `npm run x -- --flag` away, other package managers hand it on.
  const args = rest[0] === '--' ? rest.slice(1) : rest;
  try {
    process.exitCode = await main(command, args);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
