import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, State, Token } from 'micromark-util-types';

/** A paragraph is handed to the inline tokenizer in pieces of at least so many characters. */
const PIECE = 16_384;

/**
 * A piece ends after a sentence or a line; one that has none for long, after a space or a comma; at last, after a marker.
 * A picture in base64 has none of these, costs nothing, and is not cut.
 */
const SENTENCE_END = new Set([...'。！？'].map((char) => char.charCodeAt(0)));
const GAP = new Set([...'；，、 '].map((char) => char.charCodeAt(0)));
const MARKER = new Set([...']*`~$^<&\\!@#%'].map((char) => char.charCodeAt(0)));

function mayCut(size: number, code: number): boolean {
  if (size < PIECE) return false;
  if (SENTENCE_END.has(code) || markdownLineEnding(code)) return true;
  if (size < 1.5 * PIECE) return false;
  return GAP.has(code) || (size >= 2 * PIECE && MARKER.has(code));
}

/**
 * A paragraph as micromark's own content tokenizer makes it (micromark `initialize/content.js`), but a very long one in
 * several pieces, between which no span reaches. Merging events is quadratic within a piece: five megabytes in one line
 * would never come to an end.
 */
export const longParagraph: Construct = {
  name: 'longParagraph',
  tokenize(effects, ok) {
    let previous: Token | undefined;
    let size = 0;
    return start;

    function start(code: Code): State | undefined {
      effects.enter('paragraph');
      return pieceStart(code);
    }

    function pieceStart(code: Code): State | undefined {
      if (code === null) return end(code);
      const token = effects.enter('chunkText', { contentType: 'text', previous });
      if (previous !== undefined) previous.next = token;
      previous = token;
      return data(code);
    }

    function data(code: Code): State | undefined {
      if (code === null) {
        effects.exit('chunkText');
        return end(code);
      }
      effects.consume(code);
      size += 1;
      const cut = mayCut(size, code);
      if (!markdownLineEnding(code) && !cut) return data;
      const token = effects.exit('chunkText');
      if (cut) {
        token._contentTypeTextTrailing = true;
        previous = undefined;
        size = 0;
      }
      return pieceStart;
    }

    function end(code: Code): State | undefined {
      effects.exit('paragraph');
      return ok(code);
    }
  },
};

/** Shorter texts have no such paragraph, and need no construct of ours for them. */
export function mayHoldLongParagraph(body: string): boolean {
  return body.length > PIECE;
}
