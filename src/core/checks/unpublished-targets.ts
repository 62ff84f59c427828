import { diagnostic } from '../diagnostic.ts';
import type { Check } from './index.ts';

/** Links to notes that are not published: readers see their text without a link. */
export const unpublishedTargets: Check = {
  rule: 'unpublished-target',
  *run({ entries }) {
    for (const entry of entries) {
      for (const { raw, resolution } of entry.links) {
        if (resolution.kind === 'unpublished')
          yield diagnostic(
            'unpublished-target',
            raw.place,
            `「${raw.target}」不公开，这里只显示文字`,
            '公开那篇，或删去链接',
          );
      }
    }
  },
};
