import { markdownLineEnding, markdownSpace } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import { nonLazyLine, trailingContent } from '../lines.ts';
import type { ParseFile } from '../syntax.ts';

/**
 * `$$` at the start of a line, closed on a later one. Lines arrive one by one and a construct that fails late would have
 * hidden the lists among them from micromark, so it only begins where a closing `$$` is known to follow; the end of the
 * container closes it otherwise.
 */
export function mathFlow(file: ParseFile): Construct {
  const lastMarker = file.body.lastIndexOf('$$');
  return {
    name: 'dollarMathFlow',
    concrete: true,
    tokenize(effects, ok, nok) {
      return tokenizeFlow.call(this, effects, ok, nok, lastMarker);
    },
  };
}

function tokenizeFlow(this: TokenizeContext, effects: Effects, ok: State, nok: State, lastMarker: number): State {
  const self = this;
  let lines = 0;
  let size = 0;
  return start;

  function start(code: Code): State | undefined {
    if (self.now().offset + 2 > lastMarker) return nok(code);
    effects.enter('dollarMathFlow');
    effects.enter('dollarMathMarker');
    return open(code);
  }

  function open(code: Code): State | undefined {
    if (code === codes.dollarSign) {
      effects.consume(code);
      size += 1;
      return open;
    }
    if (size !== 2) return nok(code);
    effects.exit('dollarMathMarker');
    return lineStart(code);
  }

  function lineStart(code: Code): State | undefined {
    if (code === codes.eof) return end(code);
    if (code === codes.dollarSign) return atDollar(code);
    if (markdownLineEnding(code)) return eol(code);
    effects.enter('dollarMathValue');
    return value(code);
  }

  function value(code: Code): State | undefined {
    if (code === codes.eof || code === codes.dollarSign || markdownLineEnding(code)) {
      effects.exit('dollarMathValue');
      return lineStart(code);
    }
    effects.consume(code);
    return code === codes.backslash ? escaped : value;
  }

  function escaped(code: Code): State | undefined {
    if (code !== codes.dollarSign && code !== codes.backslash) return value(code);
    effects.consume(code);
    return value;
  }

  function atDollar(code: Code): State | undefined {
    return effects.attempt(closing, afterClose, dollarValue)(code);
  }

  function dollarValue(code: Code): State | undefined {
    effects.enter('dollarMathValue');
    effects.consume(code);
    return value;
  }

  function eol(code: Code): State | undefined {
    lines += 1;
    // Asked whether a paragraph ends here: its first line is all there is to go by.
    if (self.interrupt) return ok(code);
    return effects.attempt(nonLazyLine, lineStart, end)(code);
  }

  function afterClose(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) return end(code);
    if (markdownSpace(code)) {
      effects.enter('whitespace');
      return spaces(code);
    }
    return rest(code);
  }

  function spaces(code: Code): State | undefined {
    if (markdownSpace(code)) {
      effects.consume(code);
      return spaces;
    }
    effects.exit('whitespace');
    return code === codes.eof || markdownLineEnding(code) ? end(code) : rest(code);
  }

  // Text after the closing marker (`$$ ^id`): a paragraph of its own, but of one line `$$a$$ b` is all text.
  function rest(code: Code): State | undefined {
    if (lines === 0) return nok(code);
    effects.exit('dollarMathFlow');
    return trailingContent(effects, ok)(code);
  }

  function end(code: Code): State | undefined {
    effects.exit('dollarMathFlow');
    return ok(code);
  }
}

const closing: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let size = 0;
    return start;
    function start(code: Code): State | undefined {
      effects.enter('dollarMathMarker');
      return marker(code);
    }
    function marker(code: Code): State | undefined {
      if (code === codes.dollarSign && size < 2) {
        effects.consume(code);
        size += 1;
        return marker;
      }
      if (size < 2) return nok(code);
      effects.exit('dollarMathMarker');
      return ok(code);
    }
  },
};
