import { diagnostic } from '../diagnostic.ts';
import type { VaultPath } from '../path.ts';
import { nameKey } from '../vault/build-index.ts';
import type { Check } from './index.ts';

/** Files whose paths are one on a system that ignores case: they cannot both be copied to a Mac or to Windows. */
export const duplicateNames: Check = {
  rule: 'duplicate-name',
  *run({ entries }) {
    const first = new Map<string, VaultPath>();
    for (const { note } of entries) {
      const key = nameKey(note.path);
      const other = first.get(key);
      if (other === undefined) first.set(key, note.path);
      else
        yield diagnostic(
          'duplicate-name',
          { file: note.path, line: 1, column: 1 },
          `与 ${other} 只有大小写不同`,
          '给其中一篇改名',
        );
    }
  },
};
