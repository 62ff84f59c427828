import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { VaultPath } from '../../core/path.ts';
import { closest } from '../../core/text/closest.ts';
import type { MdxFacts, Note } from '../../core/types.ts';
import type { Vault } from '../../io/read-vault.ts';
import { locateImport, siteComponents } from './locate.ts';

/** Notes that go on, and what was found in those that are left out. */
export interface SortedNotes {
  readonly notes: readonly Note[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Leaves out the notes whose code cannot run (policy on `.mdx` in OBSIDIAN.md): what is no code, imports that lead nowhere,
 * components that do not exist, and those in `refused`, with the reason, because building with them failed.
 * @param folder the vault on disk
 */
export function sortOut(
  notes: readonly Note[],
  vault: Vault,
  folder: string,
  refused: ReadonlyMap<VaultPath, string>,
): SortedNotes {
  if (notes.every((note) => note.mdx === undefined)) return { notes, diagnostics: [] };
  const known = ['Fragment', ...siteComponents().keys()];
  const kept: Note[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const note of notes) {
    const problems = note.mdx === undefined ? [] : problemsOf(note.path, note.mdx, vault, folder, known);
    const reason = refused.get(note.path);
    if (reason !== undefined) problems.push(refusal(note.path, 1, `代码编译不了（${reason}）`, '改正它引入的文件'));
    if (problems.length === 0 && note.mdx?.broken !== true) kept.push(note);
    else diagnostics.push(...note.diagnostics, ...problems);
  }
  return { notes: kept, diagnostics };
}

function problemsOf(
  path: VaultPath,
  facts: MdxFacts,
  vault: Vault,
  folder: string,
  known: readonly string[],
): Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const { source, line } of facts.imports) {
    const { kind } = locateImport(source, vault.onDisk.get(path) as string, folder);
    if (kind === 'missing')
      problems.push(refusal(path, line, `找不到引入的 ${source}`, '检查路径，它从这篇札记所在的文件夹算起'));
    if (kind === 'note') problems.push(refusal(path, line, `札记 ${source} 不能当组件引入`, '用 ![[札记名]] 嵌入它'));
  }
  for (const { name, line } of facts.components) {
    if (known.includes(name)) continue;
    const near = closest(name, known, 1)[0];
    problems.push(
      refusal(path, line, `没有叫 ${name} 的组件`, near === undefined ? '先用 import 引入它' : `是不是 ${near}？`),
    );
  }
  return problems;
}

function refusal(file: VaultPath, line: number, reason: string, hint: string): Diagnostic {
  return diagnostic('mdx-error', { file, line, column: 1 }, `${reason}，这篇没有收进站里`, hint);
}
