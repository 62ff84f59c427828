import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { launch } from '../../../src/setup/launch.mjs';

const quiet = { stdio: 'ignore' } as const;

describe('a program run in our place', () => {
  test('its exit code is ours', async () => {
    expect(await launch(process.execPath, ['-e', 'process.exit(7)'], quiet)).toBe(7);
  });

  test('a program that a signal ended counts as 128 + n, as in a shell', async () => {
    expect(await launch(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")'], quiet)).toBe(137);
  });

  test('where npm and its shell are gone, it is told to end', async () => {
    const file = JSON.stringify(new URL('../../../src/setup/launch.mjs', import.meta.url).href);
    const child =
      'process.on("SIGTERM", () => { console.log("stopped"); process.exit(0); }); console.log("up"); setInterval(() => {}, 1000)';
    const script = `import { launch } from ${file}; await launch(process.execPath, ['-e', ${JSON.stringify(child)}]);`;
    const shell = spawn('sh', ['-c', '"$0" --input-type=module -e "$1"; exit', process.execPath, script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    let output = '';
    shell.stdout.on('data', (chunk) => {
      output += chunk;
      if (output === 'up\n') shell.kill('SIGTERM');
    });
    await new Promise((resolve) => shell.stdout.on('close', resolve));
    expect(output).toBe('up\nstopped\n');
  });

  test('signals reach it, so that a stopped command leaves no server behind', async () => {
    const script = `
      import { launch } from ${JSON.stringify(new URL('../../../src/setup/launch.mjs', import.meta.url).href)};
      const child = 'process.on("SIGTERM", () => { console.log("stopped"); process.exit(3); }); console.log("up"); setInterval(() => {}, 1000)';
      process.exitCode = await launch(process.execPath, ['-e', child]);`;
    const outer = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    outer.stdout.on('data', (chunk) => {
      output += chunk;
      if (output === 'up\n') outer.kill('SIGTERM');
    });
    const code = await new Promise((resolve) => outer.on('close', resolve));
    expect([output, code]).toEqual(['up\nstopped\n', 3]);
  });
});
