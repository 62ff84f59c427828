import { type Entry, type Name, type Names, typedSound } from '../../core/search/entries.ts';
import type { Query } from './query.ts';
import { asSound, charsLike, soundsLike } from './sound-match.ts';
import { beginsWithinOne, distance, withinOne } from './typo.ts';

/** How near a name is to what was typed: 0 the whole of it but for a slip, 1 its beginning, 2 one word of it. */
export function gradeSlip(name: Name, query: Query, names: Names): number | undefined {
  if (name.field === 'id') return undefined;
  const typed = query.joined;
  if (!/^[\x20-\x7e]+$/.test(typed)) {
    const chars = [...typed];
    const sounds = chars.map((char) => typedSound(names.sounds.get(char) ?? ''));
    return charsLike(chars, sounds, [...name.folded], name.sounds ?? []);
  }
  const sound =
    name.sounds !== undefined && /^[a-z]+$/.test(typed) ? soundsLike(asSound(typed), name.sounds) : undefined;
  if (sound !== undefined || typed.length < 4) return sound;
  if (withinOne(query.text, name.folded)) return 0;
  if (typed.length > 4 && beginsWithinOne(query.text, name.folded)) return 1;
  const words = name.folded.split(/[^\p{L}\p{N}]+/u);
  return words.some((word) => word.length > 3 && withinOne(typed, word)) ? 2 : undefined;
}

/** Names nearest to a query that found nothing, nearest first. */
export function nearestNames(query: Query, names: Names, count: number): Entry[] {
  const typed = query.joined.slice(0, 24);
  if (typed === '') return [];
  const spoken = [...typed].map((char) => names.sounds.get(char) ?? char).join('');
  const near = names.entries.map((entry) => {
    const limit = Math.ceil(Math.max(typed.length, 3) * 0.6);
    const distances = entry.names.map((name) => {
      const literal = distance(typed, name.folded.slice(0, typed.length + limit), limit) / Math.max(1, typed.length);
      const sound = name.sounds?.join('') ?? '';
      if (sound === '') return literal;
      return Math.min(literal, distance(spoken, sound, Math.ceil(spoken.length * 0.6)) / Math.max(1, spoken.length));
    });
    return { entry, far: Math.min(...distances) };
  });
  return near
    .filter(({ far }) => far <= 0.6)
    .sort((a, b) => a.far - b.far || b.entry.weight - a.entry.weight || a.entry.page - b.entry.page)
    .slice(0, count)
    .map(({ entry }) => entry);
}
