import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test file: its vaults, outputs and cache. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'lanyin-test-'));
  readonly #env: Readonly<Record<string, string>>;

  /** @param env what the commands find in their environment besides */
  constructor(env: Readonly<Record<string, string>> = {}) {
    this.#env = env;
  }

  /** Writes a vault: paths and contents; nothing else is in it. */
  vault(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
    const root = join(this.folder, name);
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return root;
  }

  /** Runs one command of the CLI to its end, with the cache of this workshop. */
  run(...args: string[]): Promise<Run> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [CLI, ...args], {
        cwd: this.folder,
        env: {
          ...process.env,
          LANYIN_CACHE: join(this.folder, 'cache'),
          SOURCE_DATE_EPOCH: '1767225600',
          ...this.#env,
        },
      });
      const run = { stdout: '', stderr: '' };
      child.stdout.on('data', (data) => {
        run.stdout += data;
      });
      child.stderr.on('data', (data) => {
        run.stderr += data;
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...run }));
    });
  }

  /** Builds a vault and gives its output; fails with what the build said. */
  async build(vault: string, name = 'dist', ...args: string[]): Promise<Output> {
    const out = join(this.folder, name);
    const { code, stderr } = await this.run('build', '--vault', vault, '--out', out, ...args);
    if (code !== 0) throw new Error(`build ended with ${code}:\n${stderr}`);
    return new Output(out);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A built site on disk. */
export class Output {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  text(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** `garden.json`, parsed. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it as other tools would
  get garden(): any {
    return JSON.parse(this.text('garden.json'));
  }

  /** Every file with its bytes as base64-free latin1 text, for comparison. */
  files(): Map<string, string> {
    const found = new Map<string, string>();
    for (const path of readdirSync(this.folder, { recursive: true }) as string[]) {
      const file = join(this.folder, path);
      if (statSync(file).isFile()) found.set(path, readFileSync(file, 'latin1'));
    }
    return found;
  }

  pages(): Map<string, string> {
    return new Map(
      [...this.files()].filter(([path]) => path.endsWith('.html')).map(([path]) => [path, this.text(path)]),
    );
  }
}

/** What stands inside `data-note-body` of a page. */
export function bodyOf(html: string): string {
  const start = html.indexOf('data-note-body');
  return start < 0 ? '' : html.slice(html.indexOf('>', start) + 1);
}
