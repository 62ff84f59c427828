/** One entry of a BibTeX file as text, with the line on which it begins. */
export interface BibChunk {
  readonly text: string;
  readonly line: number;
  readonly key: string | undefined;
  /** False where its braces never close before the next entry. */
  readonly closed: boolean;
}

const BEGIN = /@[ \t]*([A-Za-z]+)[ \t]*([{(])/g;
/** An entry that begins a line: where reading goes on after an entry whose braces do not close. */
const LINE_BEGIN = /\n[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/g;

/**
 * Cuts a BibTeX file into entries, so that one bad entry cannot take the others with it. `strings` holds the file's
 * `@string` definitions, which an entry may need. Text outside of entries says nothing, `[@key]` in a comment included.
 */
export function splitBibtex(text: string): { readonly chunks: readonly BibChunk[]; readonly strings: string } {
  const chunks: BibChunk[] = [];
  let strings = '';
  let line = 1;
  let counted = 0;
  BEGIN.lastIndex = 0;
  for (let match = BEGIN.exec(text); match !== null; match = BEGIN.exec(text)) {
    const start = match.index;
    const kind = (match[1] ?? '').toLowerCase();
    const { end, closed } = extent(text, start, match[0].length);
    for (; counted < start; counted++) if (text.charCodeAt(counted) === 10) line++;
    const whole = text.slice(start, end).trimEnd();
    BEGIN.lastIndex = end;
    if (kind === 'string' && closed) strings += `${whole}\n`;
    if (kind === 'string' || kind === 'comment' || kind === 'preamble') continue;
    const key = /^@[^{(]*[{(]\s*([^\s,={}()"]+)\s*,/.exec(whole)?.[1];
    chunks.push({ text: whole, line, key, closed });
  }
  return { chunks, strings };
}

function extent(text: string, start: number, open: number): { end: number; closed: boolean } {
  LINE_BEGIN.lastIndex = start + open;
  const next = LINE_BEGIN.exec(text)?.index ?? text.length;
  const close = text.charAt(start + open - 1) === '(' ? ')' : '}';
  let depth = 0;
  for (let at = start + open; at < next; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (depth === 0 && char === close) return { end: at + 1, closed: true };
    else if (char === '{') depth++;
    else if (char === '}') depth--;
  }
  return { end: next, closed: false };
}
