import { markdownLineEnding, markdownSpace } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink';
    wikiLinkMarker: 'wikiLinkMarker';
    wikiLinkTarget: 'wikiLinkTarget';
    wikiLinkAlias: 'wikiLinkAlias';
    wikiLinkEmpty: 'wikiLinkEmpty';
  }
}

/** `[[target|alias]]` (OBSIDIAN.md 1–6) at a `[`, and with `embed` `![[…]]` at a `!`. */
export function wikiLinkConstruct(embed: boolean): Construct {
  return {
    name: embed ? 'wikiEmbed' : 'wikiLink',
    tokenize(effects, ok, nok) {
      return tokenizeWikiLink.call(this, effects, ok, nok, embed);
    },
  };
}

function tokenizeWikiLink(this: TokenizeContext, effects: Effects, ok: State, nok: State, embed: boolean): State {
  let size = 0;
  let blank = true;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('wikiLink');
    effects.enter('wikiLinkMarker');
    if (!embed) return open(code);
    effects.consume(code);
    return open;
  }

  function open(code: Code): State | undefined {
    if (code !== codes.leftSquareBracket) return nok(code);
    effects.consume(code);
    size += 1;
    return size === 2 ? afterOpen : open;
  }

  function afterOpen(code: Code): State | undefined {
    effects.exit('wikiLinkMarker');
    // `[[[a]]]`: the innermost pair of brackets is the link.
    if (code === codes.leftSquareBracket || code === codes.verticalBar) return nok(code);
    if (code === codes.rightSquareBracket) return nok(code);
    effects.enter('wikiLinkTarget');
    return target(code);
  }

  // [[ a#b | alias ]]
  //   ^^^^^
  function target(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) return nok(code);
    if (code === codes.leftSquareBracket) return effects.check(openAgain, nok, targetData)(code);
    if (code === codes.rightSquareBracket) return effects.check(closing, targetEnd, targetData)(code);
    if (code === codes.verticalBar) return blank ? nok(code) : divider(code);
    return targetData(code);
  }

  function targetData(code: Code): State | undefined {
    if (!markdownSpace(code)) blank = false;
    effects.consume(code);
    return target;
  }

  function targetEnd(code: Code): State | undefined {
    if (blank) return nok(code);
    effects.exit('wikiLinkTarget');
    return close(code);
  }

  function divider(code: Code): State | undefined {
    effects.exit('wikiLinkTarget');
    effects.enter('wikiLinkMarker');
    effects.consume(code);
    effects.exit('wikiLinkMarker');
    return aliasStart;
  }

  function aliasStart(code: Code): State | undefined {
    if (code === codes.rightSquareBracket) return effects.check(closing, close, aliasOpen)(code);
    return aliasOpen(code);
  }

  function aliasOpen(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) return nok(code);
    effects.enter('wikiLinkAlias');
    effects.enter('chunkText', { contentType: 'text' });
    return alias(code);
  }

  function alias(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) return nok(code);
    if (code === codes.leftSquareBracket) return effects.check(openAgain, nok, aliasData)(code);
    if (code === codes.rightSquareBracket) return effects.check(closing, aliasEnd, aliasData)(code);
    return aliasData(code);
  }

  function aliasData(code: Code): State | undefined {
    effects.consume(code);
    return alias;
  }

  function aliasEnd(code: Code): State | undefined {
    effects.exit('chunkText');
    effects.exit('wikiLinkAlias');
    return close(code);
  }

  function close(code: Code): State | undefined {
    effects.enter('wikiLinkMarker');
    effects.consume(code);
    return closeSecond;
  }

  function closeSecond(code: Code): State | undefined {
    effects.consume(code);
    effects.exit('wikiLinkMarker');
    effects.exit('wikiLink');
    return ok;
  }
}

const openAgain = pair(codes.leftSquareBracket);
const closing = pair(codes.rightSquareBracket);

/** Two of the same character, to be looked at without taking them. */
function pair(marker: number): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      return first;
      function first(code: Code): State | undefined {
        effects.enter('wikiLinkMarker');
        effects.consume(code);
        return second;
      }
      function second(code: Code): State | undefined {
        if (code !== marker) return nok(code);
        effects.consume(code);
        effects.exit('wikiLinkMarker');
        return ok;
      }
    },
  };
}

/** `[[]]` and `[[ ]]`: literal text that its author should hear of (OBSIDIAN.md 4). */
export const emptyWikiLink: Construct = {
  name: 'wikiLinkEmpty',
  tokenize(effects, ok, nok) {
    let size = 0;
    return start;
    function start(code: Code): State | undefined {
      effects.enter('wikiLinkEmpty');
      return open(code);
    }
    function open(code: Code): State | undefined {
      if (code !== codes.leftSquareBracket) return nok(code);
      effects.consume(code);
      size += 1;
      return size === 2 ? inside : open;
    }
    function inside(code: Code): State | undefined {
      if (markdownSpace(code)) {
        effects.consume(code);
        return inside;
      }
      return close(code);
    }
    function close(code: Code): State | undefined {
      if (code !== codes.rightSquareBracket) return nok(code);
      effects.consume(code);
      size -= 1;
      if (size > 0) return close;
      effects.exit('wikiLinkEmpty');
      return ok;
    }
  },
};
