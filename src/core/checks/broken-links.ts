import { diagnostic } from '../diagnostic.ts';
import { nearestNames } from '../links/nearest.ts';
import type { Check } from './index.ts';

/** Links whose note or file is not in the vault, with the names nearest to what was typed. */
export const brokenLinks: Check = {
  rule: ['broken-link', 'missing-file'],
  *run(garden) {
    const near = nearestNames(garden.index);
    for (const entry of garden.entries) {
      for (const { raw, resolution } of entry.links) {
        if (resolution.kind === 'missing-note')
          yield diagnostic(
            'broken-link',
            raw.place,
            `没有「${resolution.name}」这篇札记`,
            hint(near(resolution.name, 'note')),
          );
        else if (resolution.kind === 'missing-file')
          yield diagnostic(
            'missing-file',
            raw.place,
            `没有「${resolution.name}」这个文件`,
            hint(near(resolution.name, 'file')),
          );
      }
    }
  },
};

function hint(names: readonly string[]): string {
  return names.length === 0 ? '新建它，或改正名字' : `是不是 ${names.join('、')}？`;
}
