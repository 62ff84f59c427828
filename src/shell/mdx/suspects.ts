import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { VaultPath } from '../../core/path.ts';
import type { PrintedSite } from '../current-site.ts';
import { runningNotes } from './notes.ts';

/** A failure as the bundler tells it: with the module in which it lies. */
interface Fault {
  readonly message: string;
  readonly id?: string;
}

/**
 * The running notes because of which printing failed, each with the reason: those whose imports lead, in any number of steps, to
 * a module at fault; all of them where the error names none. None where no note runs: then the fault is ours.
 * @param vault the vault's folder, left out of what is told
 */
export function suspects(site: PrintedSite, vault: string, error: unknown): Map<VaultPath, string> {
  const faults = faultsOf(error);
  const notes = [...runningNotes(site)].map(([id, { path }]) => ({ path, modules: reachable(id, site.imports) }));
  const found = new Map<VaultPath, string>();
  for (const { path, modules } of notes) {
    const fault = faults.find(({ id }) => id !== undefined && modules.has(plain(id)));
    if (fault !== undefined) found.set(path, tell(fault, vault));
  }
  if (found.size === 0) for (const { path } of notes) found.set(path, tell(faults[0], vault));
  return found;
}

/** The bundler gathers what it met in `errors`. */
function faultsOf(error: unknown): Fault[] {
  if (!(error instanceof Error)) return [{ message: String(error) }];
  return 'errors' in error && Array.isArray(error.errors) && error.errors.length > 0 ? error.errors : [error];
}

/** `组件/卡.astro：Unexpected token`, one line without the bundler's colours and boxes. */
function tell(fault: Fault | undefined, vault: string): string {
  const first = stripVTControlCharacters(fault?.message ?? '').split('\n')[0] ?? '';
  const message = first.replace(/^\[\w+\] /, '').replace(/[^\s'"]+/g, (word) => inVault(word, vault));
  const file = plain(fault?.id ?? '');
  return file.startsWith(vault) ? `${file.slice(vault.length + 1)}：${message}` : message;
}

/** `../../home/a/笔记/组件/卡.astro` → `组件/卡.astro`: the bundler counts from a folder that nobody knows. */
function inVault(word: string, vault: string): string {
  const folder = `/${basename(vault)}/`;
  return word.startsWith('..') && word.includes(folder) ? word.slice(word.indexOf(folder) + folder.length) : word;
}

function reachable(id: string, imports: PrintedSite['imports']): Set<string> {
  const found = new Set([id]);
  // A set that grows is walked to its new end.
  for (const importer of found) for (const [from, to] of imports) if (plain(from) === importer) found.add(plain(to));
  return found;
}

/** Without what Astro adds to the ids of a component's styles and scripts. */
function plain(id: string): string {
  return id.replace(/^\/@fs(?=\/)/, '').replace(/\?.*$/s, '');
}
