import { type Readings, readings } from '../text/pinyin.ts';

/** What the title tier stores of pronunciation: one reading per character, and where a name reads it otherwise. */
export interface SoundTable {
  /** `yi意一 zhu注主`, in code-unit order. */
  readonly sounds: string;
  /** For each name its exceptions, `position.syllable`; positions (base36) count the characters of the name. */
  readonly exceptions: readonly (readonly string[])[];
}

type Spoken = readonly (readonly [at: number, char: string, syllable: string])[];

/** Reads all names (folded) with the pinyin library, and keeps of it what a browser needs to read them again. */
export function soundTable(names: readonly string[], overrides?: Readings): SoundTable {
  const spoken = names.map((name) => speak(name, overrides));
  const usual = usualReadings(spoken.flat());
  const bySyllable = new Map<string, string>();
  for (const [char, syllable] of [...usual].sort()) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + char);
  return {
    sounds: [...bySyllable]
      .map(([syllable, chars]) => syllable + chars)
      .sort()
      .join(' '),
    exceptions: spoken.map((sounds) =>
      sounds.flatMap(([at, char, syllable]) =>
        usual.get(char) === syllable ? [] : [`${at.toString(36)}.${syllable}`],
      ),
    ),
  };
}

/** The Han characters of a name with their places and syllables. */
function speak(name: string, overrides: Readings | undefined): Spoken {
  const sounds = readings(name, overrides).filter((reading) => reading.han);
  if (sounds.length === 0) return [];
  let next = 0;
  return [...name].flatMap((char, at): [number, string, string][] => {
    const sound = sounds[next];
    if (sound?.text !== char) return [];
    next++;
    return [[at, char, sound.sound]];
  });
}

/** The syllable of each character of a folded name, ü as v; `` for what is no Han character. */
export function syllablesOf(name: string, overrides?: Readings): string[] {
  const syllables = [...name].map(() => '');
  for (const [at, , syllable] of speak(name, overrides)) syllables[at] = syllable;
  return syllables;
}

/** The commonest reading of each character; of equals the first in the alphabet. */
function usualReadings(spoken: Spoken): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [, char, syllable] of spoken) {
    const seen = counts.get(char) ?? new Map<string, number>();
    counts.set(char, seen.set(syllable, (seen.get(syllable) ?? 0) + 1));
  }
  const usual = new Map<string, string>();
  for (const [char, seen] of counts) {
    const best = [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    if (best !== undefined) usual.set(char, best[0]);
  }
  return usual;
}
