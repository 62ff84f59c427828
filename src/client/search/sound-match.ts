import { beginsWithinOne, withinOne } from './typo.ts';

/** Where a typed sound was found in a name: characters `from`–`to`, and how it was typed. */
export interface SoundMatch {
  readonly from: number;
  readonly to: number;
  /** `full`: whole syllables, the last one perhaps unfinished; `initials`: one letter each; `mixed`: some of both. */
  readonly manner: 'full' | 'initials' | 'mixed';
  /** The whole name was typed. */
  readonly whole: boolean;
}

/** Nobody types a longer name. */
const LONGEST = 60;
/** Sounds that are written with two letters where one is meant as an initial. */
const TWO_LETTER = /^[zcs]h/;

/**
 * Finds what was typed (letters, perhaps with characters among them, no spaces) as the pinyin of consecutive
 * characters of a name: in full, by initials, or mixed. `zhuyili`, `zyl`, `zhuyl`, `注yl` → 注意力. The earliest
 * place wins, and there the fuller manner. Mixed typing counts at the beginning of a name only.
 */
export function matchSound(typed: string, chars: readonly string[], sounds: readonly string[]): SoundMatch | undefined {
  if (typed === '' || typed.length > LONGEST) return undefined;
  for (let from = 0; from < chars.length; from++) {
    const found = matchFrom(typed, chars, sounds, from);
    if (found !== undefined && (found.manner !== 'mixed' || from === 0)) return found;
  }
  return undefined;
}

function matchFrom(
  typed: string,
  chars: readonly string[],
  sounds: readonly string[],
  from: number,
): SoundMatch | undefined {
  if (!isSpoken(chars[from], sounds[from])) return undefined;
  const failed = new Set<number>();
  const walk = (at: number, done: number, full: number, initials: number): SoundMatch | undefined => {
    if (done === typed.length) {
      const manner = initials === 0 ? 'full' : full === 0 ? 'initials' : 'mixed';
      return { from, to: at, manner, whole: from === 0 && at === chars.length };
    }
    const key = at * (LONGEST + 1) + done;
    if (at >= chars.length || failed.has(key)) return undefined;
    const char = chars[at] ?? '';
    const sound = sounds[at] ?? '';
    if (!isSpoken(char, sound)) return at > from ? walk(at + 1, done, full, initials) : undefined;
    const rest = typed.slice(done);
    let found: SoundMatch | undefined;
    if (rest.startsWith(char)) found = walk(at + 1, done + char.length, full, initials);
    if (found === undefined && sound !== '') {
      if (rest.startsWith(sound)) found = walk(at + 1, done + sound.length, full + 1, initials);
      else if (rest.length > 1 && sound.startsWith(rest)) found = walk(at + 1, typed.length, full + 1, initials);
      const two = TWO_LETTER.test(rest) && sound.startsWith(rest.slice(0, 2));
      if (found === undefined && two) found = walk(at + 1, done + 2, full, initials + 1);
      if (found === undefined && rest[0] === sound[0]) found = walk(at + 1, done + 1, full, initials + 1);
    }
    if (found === undefined) failed.add(key);
    return found;
  };
  return walk(from, 0, 0, 0);
}

/** Punctuation and spaces in a name are not typed. */
function isSpoken(char: string | undefined, sound: string | undefined): boolean {
  return char !== undefined && (sound !== '' || /[\p{L}\p{N}]/u.test(char));
}

/**
 * How near what was typed is to the pinyin of a name: 0 all of it but for one letter or one syllable (another one, one
 * left out, one too many), 1 its beginning but for one letter. Names of one syllable and short typing are never alike.
 */
export function soundsLike(typed: string, sounds: readonly string[]): 0 | 1 | undefined {
  const spoken = sounds.filter((sound) => sound !== '');
  const whole = spoken.join('');
  if (spoken.length < 2 || typed.length < 4) return undefined;
  if (withinOne(typed, whole) || (spoken.length > 2 && oneSyllableOff(typed, spoken))) return 0;
  return typed.length > 5 && beginsWithinOne(typed, whole) ? 1 : undefined;
}

function oneSyllableOff(typed: string, spoken: readonly string[]): boolean {
  for (let at = 0; at <= spoken.length; at++) {
    const before = spoken.slice(0, at).join('');
    if (!typed.startsWith(before)) return false;
    for (const skipped of [1, 0]) {
      const after = spoken.slice(at + skipped).join('');
      const between = typed.length - before.length - after.length;
      if (between >= 0 && between <= 6 && before.length + after.length >= 4 && typed.endsWith(after)) return true;
    }
  }
  return false;
}

/**
 * How near typed characters are to a name: 0 all of it in characters of the same sound (注义力 for 注意力), 0.5 all of it
 * but for one (another, left out, too many, two swapped), 1 its beginning in characters of the same sound.
 */
export function charsLike(
  typed: readonly string[],
  typedSounds: readonly string[],
  chars: readonly string[],
  sounds: readonly string[],
): 0 | 0.5 | 1 | undefined {
  if (typed.length < 2 || chars.length < 2) return undefined;
  const alike = (a: number, b: number): boolean =>
    typed[a] === chars[b] || (typedSounds[a] !== '' && typedSounds[a] === sounds[b]);
  const homophone = typed.length <= chars.length && typed.every((_, at) => alike(at, at));
  if (homophone) return typed.length === chars.length ? 0 : 1;
  const long = Math.min(typed.length, chars.length) > 2;
  return long && withinOneChar(typed.length, chars.length, alike) ? 0.5 : undefined;
}

/** {@link withinOne} over characters that may be alike. */
function withinOneChar(typed: number, name: number, alike: (typed: number, name: number) => boolean): boolean {
  if (Math.abs(typed - name) > 1) return false;
  let at = 0;
  while (at < typed && at < name && alike(at, at)) at++;
  const tail = (skipTyped: number, skipName: number): boolean => {
    const left = typed - at - skipTyped;
    if (left < 0 || left !== name - at - skipName) return false;
    return Array.from({ length: left }, (_, i) => alike(at + skipTyped + i, at + skipName + i)).every(Boolean);
  };
  if (tail(1, 1) || tail(1, 0) || tail(0, 1)) return true;
  return at + 1 < typed && at + 1 < name && alike(at, at + 1) && alike(at + 1, at) && tail(2, 2);
}

/** ü is typed v or u: after l and n they are one. */
export function asSound(typed: string): string {
  return typed.replace(/(?<=[ln])v/g, 'u');
}
