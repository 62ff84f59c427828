import { markdownLineEnding, markdownSpace } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    dollarMath: 'dollarMath';
    dollarMathMarker: 'dollarMathMarker';
    dollarMathValue: 'dollarMathValue';
    dollarMathFlow: 'dollarMathFlow';
  }
}

/** `$…$` on one line, `$$…$$` over the lines of a paragraph (OBSIDIAN.md 51, 52, 82). */
export const mathText: Construct = {
  name: 'dollarMath',
  previous(code) {
    // A run of dollars is taken at its first one.
    return code !== codes.dollarSign || this.events[this.events.length - 1]?.[1].type === 'characterEscape';
  },
  tokenize: tokenizeText,
};

function tokenizeText(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let size = 0;
  let closing = 0;
  let last: Code = null;
  let inWikiLink = false;
  let empty = true;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('dollarMath');
    effects.enter('dollarMathMarker');
    return open(code);
  }

  function open(code: Code): State | undefined {
    if (code === codes.dollarSign) {
      effects.consume(code);
      size += 1;
      return open;
    }
    if (size > 2 || code === codes.eof) return nok(code);
    if (size === 1 && isSpace(code)) return nok(code);
    effects.exit('dollarMathMarker');
    return between(code);
  }

  function between(code: Code): State | undefined {
    if (code === codes.eof) return nok(code);
    if (code === codes.dollarSign) {
      if (size === 1 && (isSpace(last) || inWikiLink)) return nok(code);
      effects.enter('dollarMathMarker');
      closing = 0;
      return close(code);
    }
    if (markdownLineEnding(code)) {
      if (size === 1) return nok(code);
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      last = code;
      return between;
    }
    effects.enter('dollarMathValue');
    return value(code);
  }

  function value(code: Code): State | undefined {
    if (code === codes.eof || code === codes.dollarSign || markdownLineEnding(code)) {
      effects.exit('dollarMathValue');
      return between(code);
    }
    if (code === last && code === codes.leftSquareBracket) inWikiLink = true;
    if (code === last && code === codes.rightSquareBracket) inWikiLink = false;
    if (!isSpace(code)) empty = false;
    effects.consume(code);
    last = code;
    return code === codes.backslash ? escaped : value;
  }

  // \$ is a dollar sign, in math too.
  function escaped(code: Code): State | undefined {
    if (code !== codes.dollarSign && code !== codes.backslash) return value(code);
    effects.consume(code);
    last = code;
    return value;
  }

  function close(code: Code): State | undefined {
    if (code === codes.dollarSign && closing < size) {
      effects.consume(code);
      closing += 1;
      return close;
    }
    if (closing < size) {
      // One `$` inside `$$…$$` is part of the formula.
      effects.exit('dollarMathMarker');
      return between(code);
    }
    if (empty || (size === 1 && (isDigit(code) || code === codes.dollarSign))) return nok(code);
    effects.exit('dollarMathMarker');
    effects.exit('dollarMath');
    return ok(code);
  }
}

function isSpace(code: Code): boolean {
  return code === null || code < 0 || markdownSpace(code) || code === 0x3000;
}

function isDigit(code: Code): boolean {
  return code !== null && code >= codes.digit0 && code <= codes.digit9;
}
