import { diagnostic } from '../diagnostic.ts';
import type { Garden } from '../garden.ts';
import type { TextBlock } from '../types.ts';
import { termsOf } from '../views/terms/terms.ts';
import type { Check } from './index.ts';

const OPEN = '「『“‘《（(';

/**
 * Translations that a term says to avoid (`avoid`), where a note uses them all the same. Between quotation marks a word is
 * spoken of, not used; and inside the longer name of another note it is part of that name.
 */
export const deprecatedTerms: Check = {
  rule: 'deprecated-term',
  *run(garden) {
    const avoided = new Map(termsOf(garden).flatMap((term) => term.avoid.map((word) => [word, term] as const)));
    if (avoided.size === 0) return;
    const longer = longerNames(garden, [...avoided.keys()]);
    for (const { note } of garden.entries) {
      for (const block of note.text) {
        if (block.kind !== 'text' && block.kind !== 'heading') continue;
        for (const [word, term] of avoided) {
          if (term.entry.note === note || !uses(block, word, longer.get(word) ?? [])) continue;
          yield diagnostic(
            'deprecated-term',
            { file: note.path, line: block.line, column: 1 },
            `「${word}」是本站不用的译名`,
            `改成「${term.title}」；只是提到这个词，就加引号`,
          );
        }
      }
    }
  },
};

function uses({ text }: TextBlock, word: string, longer: readonly string[]): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const quoted = OPEN.includes(text.charAt(at - 1)) && at > 0;
    if (!quoted && !longer.some((name) => insideOf(text, at, word, name))) return true;
  }
  return false;
}

function insideOf(text: string, at: number, word: string, name: string): boolean {
  for (let offset = name.indexOf(word); offset >= 0; offset = name.indexOf(word, offset + 1))
    if (text.startsWith(name, at - offset)) return true;
  return false;
}

function longerNames(garden: Garden, words: readonly string[]): Map<string, string[]> {
  const names = garden.entries.flatMap(({ note }) => [note.title, ...note.frontmatter.aliases]);
  return new Map(words.map((word) => [word, names.filter((name) => name.length > word.length && name.includes(word))]));
}
