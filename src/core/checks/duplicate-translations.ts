import { diagnostic } from '../diagnostic.ts';
import { nameKey } from '../vault/build-index.ts';
import { type Term, termsOf } from '../views/terms/terms.ts';
import type { Check } from './index.ts';

/** One name that stands for two terms: as a translation of both, or as the title of one and a translation of another. */
export const duplicateTranslations: Check = {
  rule: 'duplicate-translation',
  *run(garden) {
    const owners = new Map<string, Term>();
    const terms = termsOf(garden);
    for (const term of terms) owners.set(nameKey(term.title), term);
    for (const term of terms) {
      for (const name of term.translations) {
        const owner = owners.get(nameKey(name));
        if (owner === undefined) owners.set(nameKey(name), term);
        else if (owner !== term)
          yield diagnostic(
            'duplicate-translation',
            { file: term.entry.note.path, line: 1, column: 1 },
            `译名「${name}」也属于「${owner.title}」（${owner.entry.note.path}）`,
            '一个译名只归一个词条；两处都用，就在易混里说明差别',
          );
      }
    }
  },
};
