import { paperKey } from '../bibliography/papers.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { Garden } from '../garden.ts';
import { closest } from '../text/closest.ts';
import type { Place } from '../types.ts';
import type { Check } from './index.ts';

/** Citations whose key the bibliography does not have, with the nearest keys; without a bibliography one finding says so. */
export const unknownCitations: Check = {
  rule: 'unknown-citation',
  *run(garden) {
    const known = [...new Set([...garden.references.keys(), ...garden.papers.keys()])];
    for (const { note, type } of garden.entries) {
      const own = type === 'paper' ? paperKey(note) : undefined;
      if (own !== undefined && garden.references.size > 0 && !garden.references.has(own))
        yield unknown(garden, { file: note.path, line: 1, column: 1 }, own, [...garden.references.keys()]);
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
        yield unknown(garden, place, key, known);
      }
    }
  },
};

function unknown(garden: Garden, place: Place, key: string, known: readonly string[]): Diagnostic {
  const near = closest(key, known, 3);
  return diagnostic(
    'unknown-citation',
    place,
    `参考文献里没有 @${key}`,
    near.length === 0
      ? `补进 ${garden.config.bibliography}，或改正键`
      : `是不是 ${near.map((name) => `@${name}`).join('、')}？`,
  );
}
