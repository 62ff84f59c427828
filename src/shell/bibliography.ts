import { readFile } from 'node:fs/promises';
import type { Bibliography } from '../core/bibliography/types.ts';
import type { Config } from '../core/config.ts';
import { diagnostic } from '../core/diagnostic.ts';
import { type VaultPath, vaultPath } from '../core/path.ts';
import type { Vault } from '../io/read-vault.ts';

/** Reads the file that `bibliography` of garden.yml names; one that is not there is a finding, not a failure. */
export async function loadBibliography(vault: Vault, config: Config): Promise<Bibliography | undefined> {
  if (config.bibliography === undefined) return undefined;
  const file = vaultPath(config.bibliography);
  const onDisk = vault.onDisk.get(file);
  if (onDisk === undefined) {
    const place = { file: 'garden.yml' as VaultPath, line: 1, column: 1 };
    const missing = diagnostic(
      'bad-bibliography',
      place,
      `没有 ${file} 这个文件，引用都没有着落`,
      '改正 garden.yml 的 bibliography，路径从笔记文件夹算起',
    );
    return { file, references: [], diagnostics: [missing] };
  }
  // Loaded only where there is something to read: the parser takes a tenth of a second by itself.
  const { readBibliography } = await import('../io/read-bibliography.ts');
  return readBibliography(await readFile(onDisk, 'utf8'), file);
}
