/** The offset and the prime of 32-bit FNV-1a; the second lane starts and steps elsewhere (fractions of √2 and √3, odd). */
const FIRST = { offset: 0x811c9dc5, prime: 0x01000193 };
const SECOND = { offset: 0x6a09e667, prime: 0xbb67ae85 };
/** 2³² over the golden ratio, odd: consecutive numbers land far apart. */
const GOLDEN = 0x9e3779b9;

/**
 * A 64-bit hash of a text as 16 lower-case hex digits: for names that must stay the same between builds and machines.
 * Two FNV-1a lanes over UTF-16 code units, stirred into one another, so that any few digits are as even as the whole.
 * It is no protection against anyone who looks for collisions.
 */
export function hashText(text: string, seed = 0): string {
  let first = FIRST.offset ^ stir(seed);
  let second = SECOND.offset ^ seed;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, FIRST.prime);
    second = Math.imul(second ^ unit, SECOND.prime);
  }
  const low = stir(first ^ stir(second));
  const high = stir(second ^ low ^ text.length);
  return hex(high) + hex(low);
}

/** A 32-bit word of which every bit depends on every bit of the one given; no two words give the same. */
export function stir(word: number): number {
  let stirred = word;
  for (let round = 0; round < 3; round++) stirred = Math.imul(stirred ^ (stirred >>> 15), GOLDEN);
  return (stirred ^ (stirred >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
