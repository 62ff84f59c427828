import { diagnostic } from '../diagnostic.ts';
import { POLYPHONES, POLYPHONIC } from '../text/polyphones.ts';
import { termsOf } from '../views/terms/terms.ts';
import type { Check } from './index.ts';

/** Names of terms that hold a character of several readings, where neither table says how it is read here. */
export const uncheckedReadings: Check = {
  rule: 'unchecked-reading',
  *run(garden) {
    const words = [...Object.keys(POLYPHONES), ...Object.keys(garden.config.pinyin)];
    for (const { entry, title, pinyin } of termsOf(garden)) {
      const open = [...title].filter(
        (char, at) => POLYPHONIC.has(char) && !words.some((word) => covers(word, title, char, at)),
      );
      if (open.length === 0) continue;
      yield diagnostic(
        'unchecked-reading',
        { file: entry.note.path, line: 1, column: 1 },
        `「${title}」里的${[...new Set(open)].map((char) => `「${char}」`).join('')}是多音字，暂读作 ${pinyin.join(' ')}`,
        `读音没有错，也在 garden.yml 的 pinyin 里写下：${title}: ${pinyin.join(' ')}`,
      );
    }
  },
};

/** True where a word of the tables stands over the character at `at`. */
function covers(word: string, title: string, char: string, at: number): boolean {
  const index = [...title].slice(0, at).join('').length;
  for (let offset = word.indexOf(char); offset >= 0; offset = word.indexOf(char, offset + 1))
    if (title.startsWith(word, index - offset)) return true;
  return false;
}
