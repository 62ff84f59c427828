import { diagnostic } from '../diagnostic.ts';
import type { Check } from './index.ts';

/** Links that fit several notes equally well: by the alphabet alone (OBSIDIAN.md 18), or by an alias that two notes claim. */
export const ambiguousLinks: Check = {
  rule: 'ambiguous-link',
  *run(garden) {
    for (const entry of garden.entries) {
      for (const { raw, resolution, tie } of entry.links) {
        if (resolution.kind === 'ambiguous')
          yield diagnostic(
            'ambiguous-link',
            raw.place,
            `「${raw.target}」是几篇札记共有的别名，没有做链接`,
            `写明是哪一篇：${resolution.candidates.join('、')}`,
          );
        else if (tie.length > 1)
          yield diagnostic(
            'ambiguous-link',
            raw.place,
            `「${raw.target}」同样符合几个文件，取了 ${tie[0]}`,
            `写明路径：${tie.join('、')}`,
          );
      }
    }
  },
};
