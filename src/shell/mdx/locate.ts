import { existsSync, readdirSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { isNotePath } from '../../core/path.ts';
import { ENGINE } from '../engine.ts';

/** The register of what notes may use without importing it: a component is added by putting its file here. */
const COMPONENTS = join(ENGINE, 'src', 'components', 'mdx');
const PREFIX = '@lanyin/';
const EXTENSIONS = ['', '.astro', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.json', '/index.ts', '/index.js'];

/** Where an import of a note leads. */
export type Import =
  | { readonly kind: 'file'; readonly file: string }
  /** A package, a module of Node or of Astro: the bundler knows where. */
  | { readonly kind: 'package' }
  /** Another note: it can be embedded, not imported. */
  | { readonly kind: 'note' }
  | { readonly kind: 'missing' };

/** Name of each component of the site → its file. */
export function siteComponents(): Map<string, string> {
  const files = readdirSync(COMPONENTS)
    .filter((file) => file.endsWith('.astro'))
    .sort();
  return new Map(files.map((file) => [file.slice(0, -'.astro'.length), join(COMPONENTS, file)]));
}

/**
 * What `source` means in an `import` of the note whose file is `importer`: relative to it; from the vault's root with a leading
 * slash; `@lanyin/Name` one of {@link siteComponents}; else a package, of the vault first, then of the engine.
 */
export function locateImport(source: string, importer: string, vault: string): Import {
  const path = source.replace(/\?.*$/s, '');
  if (path.startsWith(PREFIX)) {
    const file = siteComponents().get(path.slice(PREFIX.length).replace(/\.astro$/, ''));
    return file === undefined ? { kind: 'missing' } : { kind: 'file', file };
  }
  if (!/^\.{0,2}\//.test(path)) return isPackage(path, importer) ? { kind: 'package' } : { kind: 'missing' };
  const wanted = path.startsWith('/') ? join(vault, path) : resolve(dirname(importer), path);
  const file = EXTENSIONS.map((extension) => wanted + extension).find((candidate) => isFile(candidate));
  if (file === undefined) return { kind: 'missing' };
  return isNotePath(file) ? { kind: 'note' } : { kind: 'file', file: file + source.slice(path.length) };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isPackage(source: string, importer: string): boolean {
  if (isBuiltin(source) || source.startsWith('astro:')) return true;
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(source)?.[0];
  if (name === undefined) return false;
  for (let folder = dirname(importer); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules', name))) return true;
    if (folder === dirname(folder)) return existsSync(join(ENGINE, 'node_modules', name));
  }
}
