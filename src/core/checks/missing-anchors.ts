import { diagnostic } from '../diagnostic.ts';
import { closest } from '../text/closest.ts';
import type { Check } from './index.ts';

const SHOWN = 8;
/** Wrong names answered in one run: each is compared with all that its note has. */
const ANSWERED = 400;

/** Links to a heading or block that the note does not have, with those that it has. */
export const missingAnchors: Check = {
  rule: ['missing-heading', 'missing-block'],
  *run(garden) {
    let answered = 0;
    for (const entry of garden.entries) {
      for (const { raw, resolution } of entry.links) {
        if (resolution.kind !== 'missing-anchor') continue;
        const what = resolution.block ? '块' : '标题';
        answered++;
        const rule = resolution.block ? 'missing-block' : 'missing-heading';
        yield diagnostic(
          rule,
          raw.place,
          `${resolution.path} 里没有「${resolution.anchor}」这个${what}，链接指向全篇`,
          hint(resolution.anchor, resolution.available, what, answered < ANSWERED),
        );
      }
    }
  },
};

function hint(wrong: string, available: readonly string[], what: string, compared: boolean): string {
  if (available.length === 0) return `那篇没有任何${what}`;
  const near = !compared ? [] : closest(wrong.slice(wrong.lastIndexOf('#') + 1), available, 3);
  const listed = near.length > 0 ? near : available.slice(0, SHOWN);
  return `${near.length > 0 ? '最接近的' : '那里有的'}${what}：${listed.join('、')}`;
}
