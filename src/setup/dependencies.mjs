import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { exclusively } from './once.mjs';
import { progress } from './problem.mjs';

/**
 * Installs the packages of package-lock.json unless they are all there.
 * @param {string} root the project's folder
 */
export async function ensureDependencies(root) {
  if (isInstalled(root)) return;
  await exclusively(join(root, '.lanyin', 'locks', 'dependencies'), async () => {
    if (isInstalled(root)) return;
    progress('正在安装依赖（npm ci），头一次要一两分钟……');
    await npm('依赖', root, ['ci']);
  });
}

/**
 * Whether node_modules holds what the lock asks for. npm writes its own record last, so an installation that was cut
 * off counts as none. Times of files say nothing after a git checkout, so versions are compared instead.
 * A node_modules that is a symbolic link belongs to whoever made the link and is left alone.
 * @param {string} root
 */
export function isInstalled(root) {
  const folder = join(root, 'node_modules');
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  const wanted = packages(join(root, 'package-lock.json'));
  const present = packages(join(folder, '.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>}
 */
function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}
