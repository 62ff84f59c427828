import { diagnostic } from '../diagnostic.ts';
import { closest } from '../text/closest.ts';
import type { Check } from './index.ts';

/** Citations whose key the bibliography does not have, with the nearest keys; without a bibliography one finding says so. */
export const unknownCitations: Check = {
  rule: 'unknown-citation',
  *run(garden) {
    const known = [...new Set([...garden.references.keys(), ...garden.papers.keys()])];
    for (const { note } of garden.entries) {
      for (const { key, line } of note.citations) {
        if (garden.references.has(key) || garden.papers.has(key)) continue;
        const place = { file: note.path, line, column: 1 };
        if (garden.config.bibliography === undefined) {
          yield diagnostic(
            'unknown-citation',
            place,
            `引用了 @${key}，而这里没有参考文献`,
            '在 garden.yml 写 bibliography: references.bib',
          );
          return;
        }
        const near = closest(key, known, 3);
        yield diagnostic(
          'unknown-citation',
          place,
          `参考文献里没有 @${key}`,
          near.length === 0
            ? `补进 ${garden.config.bibliography}，或改正键`
            : `是不是 ${near.map((name) => `@${name}`).join('、')}？`,
        );
      }
    }
  },
};
