/**
 * A 53-bit hash of a text as 14 lower-case hex digits (cyrb53, public domain, by bryc): for names that must stay
 * the same between builds and machines. It is no protection against anyone who looks for collisions.
 */
export function hashText(text: string, seed = 0): string {
  let h1 = 0xdeadbeef ^ seed;
  let h2 = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ unit, 2654435761);
    h2 = Math.imul(h2 ^ unit, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  const high = (h2 & 0x1fffff).toString(16).padStart(6, '0');
  return high + (h1 >>> 0).toString(16).padStart(8, '0');
}
