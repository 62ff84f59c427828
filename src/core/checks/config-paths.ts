import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { Garden } from '../garden.ts';
import type { VaultPath } from '../path.ts';
import { closest } from '../text/closest.ts';
import type { Check } from './index.ts';

/**
 * Notes and folders that garden.yml names and the vault does not have. A folder counts only where another is near to it:
 * one that is not there at all may be private and stay on its author's machine, while a typo publishes it.
 */
export const configPaths: Check = {
  rule: 'missing-path',
  *run(garden) {
    const { config, index, home } = garden;
    if (config.home !== undefined && home === undefined)
      yield finding(`home 指的札记「${config.home}」不存在或不公开`, closest(config.home, index.notes.keys(), 1)[0]);
    const folders = foldersOf(garden);
    const named = [
      ...config.sections.map(({ folder }) => ['sections', folder] as const),
      ...config.exclude.folders.map((folder) => ['exclude.folders', folder] as const),
    ];
    for (const [key, folder] of named) {
      const path = folder.normalize('NFC').replace(/^\/|\/$/g, '');
      const near = folders.has(path) ? undefined : closest(path, folders, 1)[0];
      if (near !== undefined) yield finding(`${key} 里的文件夹「${folder}」不存在`, near);
    }
  },
};

function finding(message: string, near: string | undefined): Diagnostic {
  const place = { file: 'garden.yml' as VaultPath, line: 1, column: 1 };
  const hint = near === undefined ? '路径从笔记文件夹算起，写到扩展名为止' : `是不是 ${near}？`;
  return diagnostic('missing-path', place, message, hint);
}

/** Every folder of the vault that holds something, at any depth. */
function foldersOf({ index }: Garden): Set<string> {
  const folders = new Set<string>();
  for (const path of [...index.notes.keys(), ...index.files.keys()]) {
    const parts = path.split('/').slice(0, -1);
    for (let length = parts.length; length > 0; length--) folders.add(parts.slice(0, length).join('/'));
  }
  return folders;
}
