import { fileName, stem } from '../path.ts';
import { closest } from '../text/closest.ts';
import { pinyin } from '../text/pinyin.ts';
import type { VaultIndex } from '../vault/build-index.ts';

/** Distinct wrong names answered in one run: the cost is names × wrong names, and nobody reads more hints than this. */
const ANSWERED = 400;

/**
 * Makes a look-up of the names nearest to one that leads nowhere: by edit distance on the text, then on its pinyin
 * (`注意里机制` → `注意力机制`), and a term by its English name, under the name that a link needs. At most three; unpublished notes are never named.
 */
export function nearestNames(index: VaultIndex): (wrong: string, kind: 'note' | 'file') => string[] {
  const notes = new Set<string>();
  const english = new Map<string, string>();
  for (const note of index.notes.values()) {
    if (index.unpublished.has(note.path)) continue;
    for (const name of [stem(note.path), note.title, ...note.frontmatter.aliases]) notes.add(name);
    if (note.frontmatter.en !== undefined) english.set(note.frontmatter.en, stem(note.path));
  }
  const files = new Set([...index.files.keys()].map(fileName));
  const answers = new Map<string, string[]>();
  let sounds: Map<string, string> | undefined;
  return (wrong, kind) => {
    const key = `${kind}:${wrong}`;
    const known = answers.get(key);
    if (known !== undefined || answers.size >= ANSWERED) return known ?? [];
    const name = fileName(wrong);
    const found = closest(name, kind === 'note' ? notes : files, 3);
    if (kind === 'note') for (const term of closest(name, english.keys(), 3)) found.push(english.get(term) as string);
    if (found.length < 3 && kind === 'note' && /\p{Script=Han}/u.test(name)) {
      sounds ??= new Map([...notes].map((note) => [pinyin(note).join(' '), note]));
      for (const sound of closest(pinyin(name).join(' '), sounds.keys(), 3, { holding: false }))
        found.push(sounds.get(sound) as string);
    }
    const answer = [...new Set(found)].slice(0, 3);
    answers.set(key, answer);
    return answer;
  };
}
