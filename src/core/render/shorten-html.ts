const PIECE = /<(\/?)([a-z][a-z0-9-]*)[^>]*?(\/?)>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);|[\s\S]/giu;

/**
 * Cuts the printer's own HTML to so many characters of text, closing what is open; cut text ends with 「…」. Formulas are
 * kept whole or left out. `('<b>注意力</b>机制', 2)` → `<b>注意</b>…`.
 */
export function shortenHtml(html: string, characters: number): string {
  const open: string[] = [];
  let result = '';
  let count = 0;
  let math = '';
  for (const [piece, slash, tag, closed] of html.matchAll(PIECE)) {
    if (tag === undefined) {
      count++;
      if (math === '' && count > characters)
        return `${result.trimEnd()}${open
          .reverse()
          .map((name) => `</${name}>`)
          .join('')}…`;
    }
    if (math !== '' || tag === 'math') {
      math += piece;
      if (tag !== 'math' || slash !== '/') continue;
      if (count > characters) return `${result.trimEnd()}…`;
      result += math;
      math = '';
      continue;
    }
    result += piece;
    if (tag === undefined || closed === '/') continue;
    if (slash === '/') open.pop();
    else open.push(tag);
  }
  return result;
}
