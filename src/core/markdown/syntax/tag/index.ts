import type { ElementContent } from 'hast';
import { markdownLineEndingOrSpace, unicodeWhitespace } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, State } from 'micromark-util-types';
import type { RenderContext } from '../../../render/context.ts';
import { element, text } from '../../../render/hast.ts';
import { CJK_PUNCTUATION } from '../../../text/cjk.ts';
import type { Tag } from '../../nodes.ts';
import type { ParseFile, Syntax } from '../syntax.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    tag: 'tag';
    tagMarker: 'tagMarker';
  }
}

/** ASCII punctuation (`_`, `-`, `/` excepted), general punctuation and its supplement never stand in a tag (OBSIDIAN.md 65). */
const EXCLUDED = /[\s\u2000-\u206f\u2e00-\u2e7f!-,.:-@[-^`{-~]/;

/** Where inline text begins there is no character before it, save for `^[#x]`, which is told by the file. */
function construct(file: ParseFile): Construct {
  return {
    name: 'tag',
    previous(code) {
      if (code === codes.eof) return file.body[this.now().offset - 1] !== '[';
      return markdownLineEndingOrSpace(code) || unicodeWhitespace(code);
    },
    tokenize,
  };
}

const tokenize: Construct['tokenize'] = (effects, ok, nok) => {
  let named = false;
  return start;
  function start(code: Code): State | undefined {
    effects.enter('tag');
    effects.consume(code);
    return first;
  }
  function first(code: Code): State | undefined {
    return isTagCode(code) && code !== codes.slash ? inside(code) : nok(code);
  }
  function inside(code: Code): State | undefined {
    if (code === codes.slash) return effects.check(slashInside, take, end)(code);
    return isTagCode(code) ? take(code) : end(code);
  }
  function take(code: Code): State | undefined {
    if (code !== codes.slash && !isDigit(code)) named = true;
    effects.consume(code);
    return inside;
  }
  // #1984 is a number (OBSIDIAN.md 66).
  function end(code: Code): State | undefined {
    if (!named) return nok(code);
    effects.exit('tag');
    return ok(code);
  }
};

/** A slash counts only between two parts of a tag: `#书/` is the tag `书`. */
const slashInside: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return start;
    function start(code: Code): State | undefined {
      effects.enter('tagMarker');
      effects.consume(code);
      return after;
    }
    function after(code: Code): State | undefined {
      if (!isTagCode(code) || code === codes.slash) return nok(code);
      effects.exit('tagMarker');
      return ok(code);
    }
  },
};

/** Policy of OBSIDIAN.md 67: CJK punctuation ends a tag here, though not in Obsidian. */
function isTagCode(code: Code): boolean {
  return isObsidianTagCode(code) && !CJK_PUNCTUATION.test(String.fromCharCode(code as number));
}

function isObsidianTagCode(code: Code): boolean {
  return code !== codes.eof && code >= 0 && !EXCLUDED.test(String.fromCharCode(code));
}

function isDigit(code: Code): boolean {
  return code !== null && code >= codes.digit0 && code <= codes.digit9;
}

/** A link to the tag's page where there is one. */
function printTag(node: Tag, context: RenderContext): ElementContent {
  const href = context.source.tags?.[node.value.toLowerCase()];
  const shown = text(`#${node.value}`);
  if (context.page.mode === 'excerpt') return shown;
  if (href === undefined || context.links > 0) return element('span', { className: ['tag'] }, [shown]);
  return element('a', { className: ['tag'], href }, [shown]);
}

/** `#标签/子` in any script (OBSIDIAN.md I). */
export const tag: Syntax = {
  name: 'tag',
  when: (body) => body.includes('#'),
  micromark: (file) => ({ text: { [codes.numberSign]: construct(file) } }),
  fromMarkdown: (file) => ({
    enter: {
      tag(token) {
        const value = this.sliceSerialize(token).slice(1);
        const next = file.body.charAt(token.end.offset);
        if (next !== '' && CJK_PUNCTUATION.test(next) && !EXCLUDED.test(next)) {
          file.report(
            'tag-punctuation',
            token.start,
            `标签「#${value}」在「${next}」处截断；Obsidian 会把后面的文字也算进标签。`,
            `在「${next}」前加一个空格，两边的标签就一样了。`,
          );
        }
        this.enter({ type: 'tag', value }, token);
      },
    },
    exit: {
      tag(token) {
        this.exit(token);
      },
    },
  }),
  handlers: { tag: (_, node, __, context) => printTag(node, context) },
  plain: { tag: (node: Tag) => [{ type: 'text', value: `#${node.value}` }] },
};
