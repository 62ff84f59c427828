/**
 * Adds to package-lock.json the optional platform builds that the registry in use did not offer when the lock was
 * made. npm leaves those out of the lock, and then `npm ci` fails on it: `Missing: x@ from lock file`.
 * Run after every change of a dependency: `node src/setup/complete-lock.mjs`. See docs/developing.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SYSTEMS = {
  aix: 'aix',
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
};
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const LIBRARIES = { gnu: 'glibc', glibc: 'glibc', musl: 'musl' };

/**
 * @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} Entry
 */

/**
 * The entries a lock lacks, by their place in it.
 * @param {Record<string, Entry>} packages
 * @returns {Record<string, Entry>}
 */
export function missingEntries(packages) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (places(path, name).some((place) => place in packages)) continue;
      missing[`node_modules/${name}`] = {
        version: exact(name, range),
        ...platform(name),
        ...(entry.dev && { dev: true }),
        optional: true,
      };
    }
  }
  return missing;
}

/**
 * Where Node would look for `name` from the package at `path`, nearest first.
 * @param {string} path `` or `node_modules/a/node_modules/b`
 * @param {string} name
 */
function places(path, name) {
  const chain = path
    .split('/node_modules/')
    .map((_, depth, parts) => parts.slice(0, parts.length - depth).join('/node_modules/'));
  return [...chain.filter((base) => base !== '').map((base) => `${base}/node_modules/${name}`), `node_modules/${name}`];
}

/**
 * @param {string} name
 * @param {string} range
 */
function exact(name, range) {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range)) {
    throw new Error(`${name} is asked for as ${range}: only an exact version can be added to the lock by hand`);
  }
  return range;
}

/**
 * `@pagefind/windows-x64` → `{ os: ['win32'], cpu: ['x64'] }`. A build whose platform cannot be read from its name
 * would be fetched everywhere, so that is an error.
 * @param {string} name
 * @returns {Pick<Entry, 'os' | 'cpu' | 'libc'>}
 */
export function platform(name) {
  const words = name.slice(name.indexOf('/') + 1).split('-');
  const os = words.map((word) => SYSTEMS[word]).filter((word) => word !== undefined);
  const cpu = words.filter((word) => PROCESSORS.includes(word));
  const libc = words.map((word) => LIBRARIES[word]).filter((word) => word !== undefined);
  if (cpu.length === 0) throw new Error(`cannot tell for which platform ${name} is made`);
  return { ...(os.length > 0 && { os }), cpu, ...(libc.length > 0 && { libc }) };
}

/** @param {string} file */
function main(file) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock.packages);
  const all = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stderr.write(`package-lock.json: ${Object.keys(missing).length} optional builds added\n`);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(fileURLToPath(new URL('../../package-lock.json', import.meta.url)));
}
