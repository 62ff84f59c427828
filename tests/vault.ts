import { runChecks } from '../src/core/checks/index.ts';
import { compile } from '../src/core/compile.ts';
import { readConfig } from '../src/core/config.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import type { Entry, Garden } from '../src/core/garden.ts';
import { readNote } from '../src/core/note/read-note.ts';
import { isNotePath, type VaultPath, vaultPath } from '../src/core/path.ts';
import { hashText } from '../src/core/text/hash.ts';
import { readBibliography } from '../src/io/read-bibliography.ts';

/** A vault as a value: paths and texts; `garden.yml` is its config, other files are attachments. */
export type VaultValue = Readonly<Record<string, string>>;

/** `vault({ 'a.md': '[[b]]' })` → the compiled garden, with nothing read from disk. */
export function vault(files: VaultValue, options: { base?: string; now?: string } = {}): Garden {
  const config = readConfig(files['garden.yml'], { folderName: '测试', strictLineBreaks: false });
  const paths = Object.keys(files)
    .filter((path) => path !== 'garden.yml')
    .map(vaultPath);
  const raw = new Map(Object.entries(files).map(([path, text]) => [vaultPath(path), text]));
  const notes = paths.filter(isNotePath).map((path) => {
    const text = raw.get(path) ?? '';
    return readNote(
      { path, text, digest: hashText(text) },
      { strictLineBreaks: config.strictLineBreaks, readings: config.pinyin, sections: config.sections },
    );
  });
  const attachments = paths.filter((path) => !isNotePath(path)).map((path) => ({ path }));
  const bib = config.bibliography === undefined ? undefined : files[config.bibliography];
  const bibliography = bib === undefined ? undefined : readBibliography(bib, vaultPath(config.bibliography ?? ''));
  return compile({
    notes,
    files: attachments,
    config,
    base: options.base ?? '/',
    git: new Map(),
    bibliography,
    now: options.now,
  });
}

/** The published note at a path; throws where there is none, so that a test fails with its name. */
export function entryOf(garden: Garden, path: string): Entry {
  const entry = garden.byPath.get(path as VaultPath);
  if (entry === undefined) throw new Error(`no published note ${path}`);
  return entry;
}

/** Findings as `[path, rule, line]`, in order. */
export function findings(garden: Garden, rule?: Diagnostic['rule']): [string, string, number][] {
  return runChecks(garden)
    .filter((found) => rule === undefined || found.rule === rule)
    .map((found) => [found.place.file, found.rule, found.place.line]);
}

/** Where each link of a note leads, in order: a path, `path#id`, or the reason why nowhere. */
export function leads(garden: Garden, path: string): string[] {
  return entryOf(garden, path).links.map(({ resolution }) => {
    switch (resolution.kind) {
      case 'note':
        return resolution.anchor === undefined ? resolution.path : `${resolution.path}#${resolution.anchor}`;
      case 'file':
        return resolution.path;
      default:
        return resolution.kind;
    }
  });
}
