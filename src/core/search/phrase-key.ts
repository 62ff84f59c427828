/** Where marks go: a private plane has a place for each character of the first one. */
const PRIVATE = 0xf0000;
/** Pagefind asks for these as they are; all else it takes apart. */
const SAFE = /^[a-z0-9\u3400-\u9fff\u3041-\u3096\u30a1-\u30fa]*$/;
/** Marks of the first plane; those of others have no place to go to. */
const MARK = /(?![\u{10000}-\u{10ffff}])\p{M}/gu;
const VOICED = /[\u3099\u309a]/;

/**
 * A token as it is handed to Pagefind, at build and in a query. Pagefind drops marks from what is asked; in Thai, Khmer or
 * Devanagari they are letters, so they travel as characters of private use.
 */
export function phraseToken(token: string): string {
  return SAFE.test(token)
    ? token
    : token.replace(MARK, (mark) => String.fromCodePoint(PRIVATE + (mark.codePointAt(0) ?? 0)));
}

/**
 * The key under which Pagefind looks for a token: what its script makes of a query. Empty where nothing is left to
 * ask for.
 */
export function phraseKey(token: string): string {
  if (SAFE.test(token)) return token;
  const bare = phraseToken(token)
    .replace(/[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?![\u3099\u309a])\p{M}/gu, '');
  return VOICED.test(bare) ? bare.normalize('NFC') : bare;
}
