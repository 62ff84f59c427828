import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { factorySpace } from 'micromark-factory-space';
import { codes } from 'micromark-util-symbol';
import type { Construct, Extension } from 'micromark-util-types';
import type { ParseFile, Syntax } from '../syntax.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    gfmFootnoteDefinitionIndent: 'gfmFootnoteDefinitionIndent';
  }
}

const kept = gfmFootnote();
const definition = (kept.document as Record<number, Construct>)[codes.leftSquareBracket] as Construct;

/** Two or three spaces: what the kept construct, which asks for four, leaves over. */
const narrowIndent: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const { now } = this;
    const from = now().column;
    return factorySpace(
      effects,
      (code) => (now().column - from >= 2 ? ok(code) : nok(code)),
      'gfmFootnoteDefinitionIndent',
      4,
    );
  },
};

/** Each takes the time of a note of its own; what follows is text. */
const MOST_FOOTNOTES = 10_000;

/** Further paragraphs of a footnote need only two spaces (OBSIDIAN.md 53). */
function extension(file: ParseFile): Extension {
  let reported = false;
  // Each definition is read more than once: first to see whether it is one, when its name is noted.
  let last = -1;
  return {
    ...kept,
    document: {
      [codes.leftSquareBracket]: {
        ...definition,
        tokenize(effects, ok, nok) {
          const at = this.now();
          if (at.offset === last || (this.parser.gfmFootnotes?.length ?? 0) < MOST_FOOTNOTES) {
            last = at.offset;
            return definition.tokenize.call(this, effects, ok, nok);
          }
          if (!reported && /^\[\^[^\]\s]+\]:/.test(file.body.slice(at.offset, at.offset + 100))) {
            const message = `脚注超过 ${MOST_FOOTNOTES} 条，从这一条起按原文显示`;
            file.report('footnote-limit', at, message, '分成几篇');
            reported = true;
          }
          return nok;
        },
        continuation: {
          tokenize(effects, ok, nok) {
            return effects.attempt(definition.continuation as Construct, ok, effects.attempt(narrowIndent, ok, nok));
          },
        },
      },
    },
  };
}

/** `[^1]` and `[^1]: …`; printed by render/footnotes. */
export const footnote: Syntax = {
  name: 'footnote',
  when: (body) => body.includes('[^'),
  micromark: extension,
  fromMarkdown: () => gfmFootnoteFromMarkdown(),
};
