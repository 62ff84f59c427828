import { fileURLToPath } from 'node:url';
import { parseCommandLine, usage } from './shell/command-line.ts';
import { Failure } from './shell/failure.ts';
import { checkFolders } from './shell/folders.ts';
import type { Options } from './shell/options.ts';
import { checkPort } from './shell/server.ts';

const ENGINE = fileURLToPath(new URL('..', import.meta.url));

/** Runs one command line and resolves with the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const options = parseCommandLine(argv, process.cwd());
  if (!options) {
    process.stdout.write(usage());
    return 0;
  }
  checkFolders(options, ENGINE);
  if (options.command === 'start' || options.command === 'dev') await checkPort(options.host, options.port);
  return run(options);
}

/** Commands are loaded when they run: a wrong flag is answered at once. */
async function run(options: Options): Promise<number> {
  if (options.command === 'preview') {
    const { preview } = await import('./shell/preview.ts');
    return preview(options);
  }
  const commands = await import('./shell/commands.ts');
  const code = await commands[options.command](options);
  // Somebody who stops live editing does not wait for what was being compiled.
  if (options.command === 'dev') process.exit(code);
  return code;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code;
}
