import { markdownLineEnding, markdownSpace } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, Effects, State, Token, TokenizeContext } from 'micromark-util-types';
import { nonLazyLine, trailingContent } from '../lines.ts';
import type { ParseFile } from '../syntax.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    comment: 'comment';
    commentMarker: 'commentMarker';
    commentData: 'commentData';
  }
}

/** `%%…%%` inside a paragraph; four and more in a row open nothing (OBSIDIAN.md 49). */
export const commentText: Construct = {
  name: 'commentText',
  previous: startsRun,
  tokenize(effects, ok, nok) {
    let size = 0;
    let closing = 0;
    return start;
    function start(code: Code): State | undefined {
      effects.enter('comment');
      effects.enter('commentData');
      return open(code);
    }
    function open(code: Code): State | undefined {
      if (code === codes.percentSign) {
        effects.consume(code);
        size += 1;
        return open;
      }
      if (size < 2 || size > 3) return nok(code);
      return data(code);
    }
    function data(code: Code): State | undefined {
      if (code === codes.eof) return nok(code);
      if (markdownLineEnding(code)) {
        effects.exit('commentData');
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        closing = 0;
        return lineStart;
      }
      closing = code === codes.percentSign ? closing + 1 : 0;
      effects.consume(code);
      return closing === 2 ? end : data;
    }
    function lineStart(code: Code): State | undefined {
      if (code === codes.eof) return nok(code);
      if (markdownLineEnding(code)) {
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        return lineStart;
      }
      effects.enter('commentData');
      return data(code);
    }
    function end(code: Code): State | undefined {
      effects.exit('commentData');
      effects.exit('comment');
      return ok(code);
    }
  },
};

/** A `%%` that its paragraph does not close; a later one of a sibling block may. */
export const commentMarker: Construct = {
  name: 'commentMarker',
  previous: startsRun,
  tokenize(effects, ok, nok) {
    let size = 0;
    return start;
    function start(code: Code): State | undefined {
      effects.enter('commentMarker');
      return marker(code);
    }
    function marker(code: Code): State | undefined {
      if (code === codes.percentSign) {
        effects.consume(code);
        size += 1;
        return marker;
      }
      if (size < 2 || size > 3) return nok(code);
      effects.exit('commentMarker');
      return ok(code);
    }
  },
};

function startsRun(this: TokenizeContext, code: Code): boolean {
  return code !== codes.percentSign || this.events[this.events.length - 1]?.[1].type === 'characterEscape';
}

/**
 * A comment that opens at the start of a line and closes on a later one, over blank lines and whatever else stands there.
 * Lines arrive one by one, so it begins only where the text is known to hold a closing `%%`.
 */
export function commentFlow(file: ParseFile): Construct {
  const lastMarker = file.body.lastIndexOf('%%');
  const paragraphs = new ParagraphMarkers(file.body);
  return {
    name: 'commentFlow',
    concrete: true,
    tokenize(effects, ok, nok) {
      return tokenizeFlow.call(this, effects, ok, nok, lastMarker, paragraphs);
    },
  };
}

function tokenizeFlow(
  this: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
  lastMarker: number,
  paragraphs: ParagraphMarkers,
): State {
  const self = this;
  const from = self.now().offset;
  let size = 0;
  let closing = 0;
  let lines = 0;
  return start;

  function start(code: Code): State | undefined {
    if (from + 2 > lastMarker) return nok(code);
    effects.enter('comment');
    effects.enter('commentData');
    return open(code);
  }

  function open(code: Code): State | undefined {
    if (code === codes.percentSign) {
      effects.consume(code);
      size += 1;
      return open;
    }
    return size === 2 || size === 3 ? data(code) : nok(code);
  }

  function data(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) {
      effects.exit('commentData');
      return lineEnd(code);
    }
    closing = code === codes.percentSign ? closing + 1 : 0;
    effects.consume(code);
    return closing === 2 ? afterClose : data;
  }

  function lineEnd(code: Code): State | undefined {
    closing = 0;
    if (lines === 0 && (code === codes.eof || self.now().offset > lastMarker)) return nok(code);
    lines += 1;
    if (self.interrupt) return paragraphs.insideComment(self, from) ? nok(code) : ok(code);
    return effects.attempt(nonLazyLine, lineStart, end)(code);
  }

  function lineStart(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) return lineEnd(code);
    effects.enter('commentData');
    return data(code);
  }

  // Closed on its first line it is a part of a paragraph; later, what follows on the line is a paragraph of its own.
  function afterClose(code: Code): State | undefined {
    if (lines === 0) return nok(code);
    if (markdownSpace(code)) {
      effects.consume(code);
      return afterClose;
    }
    effects.exit('commentData');
    effects.exit('comment');
    return code === codes.eof || markdownLineEnding(code) ? ok(code) : trailingContent(effects, ok)(code);
  }

  function end(code: Code): State | undefined {
    effects.exit('comment');
    return ok(code);
  }
}

/** Counts the `%%` of the paragraph that a line might interrupt: after an odd number it closes a comment, opening none. */
class ParagraphMarkers {
  readonly #body: string;
  #scanned = -1;
  #odd = false;

  constructor(body: string) {
    this.#body = body;
  }

  insideComment(context: TokenizeContext, offset: number): boolean {
    let from = offset;
    for (let index = context.events.length - 1; index >= 0; index -= 1) {
      const token = context.events[index]?.[1] as Token;
      if (token.type === 'content' || token.start.offset > offset) break;
      if (token.type !== 'chunkContent') continue;
      from = token.start.offset;
      if (from < this.#scanned) break;
    }
    if (from >= this.#scanned) {
      this.#odd = false;
      this.#scanned = from;
    }
    const fresh = this.#body.slice(this.#scanned, offset).match(/%%/g)?.length ?? 0;
    if (fresh % 2 === 1) this.#odd = !this.#odd;
    this.#scanned = offset;
    return this.#odd;
  }
}
