import { diagnostic } from '../diagnostic.ts';
import { propertyPlace } from '../note/property-place.ts';
import { stem } from '../path.ts';
import { nameKey } from '../vault/build-index.ts';
import type { Check } from './index.ts';

/** Aliases that two notes claim, and aliases that another note has as its file name (which then wins: OBSIDIAN.md 21). */
export const duplicateAliases: Check = {
  rule: 'duplicate-alias',
  *run({ index, entries }) {
    for (const { note } of entries) {
      for (const alias of note.frontmatter.aliases) {
        const key = nameKey(alias);
        const place = propertyPlace(note, ['aliases', 'alias'], alias);
        const claimants = (index.byAlias.get(key) ?? []).filter((path) => path !== note.path);
        const named = (index.byName.get(key) ?? []).filter(
          (path) => path !== note.path && nameKey(stem(path)) === key && !index.unpublished.has(path),
        );
        if (claimants.length > 0)
          yield diagnostic(
            'duplicate-alias',
            place,
            `别名「${alias}」也是 ${claimants.join('、')} 的别名`,
            '只留一处，否则用它的链接不知道去哪里',
          );
        else if (named.length > 0)
          yield diagnostic(
            'duplicate-alias',
            place,
            `别名「${alias}」是 ${named.join('、')} 的文件名，用它的链接会去那里`,
            '删去这个别名，或改名',
          );
      }
    }
  },
};
