import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { factorySpace } from 'micromark-factory-space';
import { codes } from 'micromark-util-symbol';
import type { Construct, Extension } from 'micromark-util-types';
import type { Syntax } from '../syntax.ts';

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

/** Further paragraphs of a footnote need only two spaces (OBSIDIAN.md 53). */
const extension: Extension = {
  ...kept,
  document: {
    [codes.leftSquareBracket]: {
      ...definition,
      continuation: {
        tokenize(effects, ok, nok) {
          return effects.attempt(definition.continuation as Construct, ok, effects.attempt(narrowIndent, ok, nok));
        },
      },
    },
  },
};

/** `[^1]` and `[^1]: …`; printed by render/footnotes. */
export const footnote: Syntax = {
  name: 'footnote',
  when: (body) => body.includes('[^'),
  micromark: () => extension,
  fromMarkdown: () => gfmFootnoteFromMarkdown(),
};
