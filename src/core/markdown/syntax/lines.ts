import { markdownLineEnding } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, Effects, State } from 'micromark-util-types';

/** A line ending that does not leave the container. */
export const nonLazyLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const self = this;
    return start;
    function start(code: Code): State | undefined {
      if (code === codes.eof) return nok(code);
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return lineStart;
    }
    function lineStart(code: Code): State | undefined {
      return self.parser.lazy[self.now().line] ? nok(code) : ok(code);
    }
  },
};

/** The rest of the line as a paragraph of its own, inside a flow construct that has ended. */
export function trailingContent(effects: Effects, ok: State): State {
  return function start(code) {
    effects.enter('content');
    effects.enter('chunkContent', { contentType: 'content' });
    return inside(code);
  };
  function inside(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) {
      effects.exit('chunkContent');
      effects.exit('content');
      return ok(code);
    }
    effects.consume(code);
    return inside;
  }
}
