import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { codes } from 'micromark-util-symbol';
import type { Construct, Extension } from 'micromark-util-types';
import type { Syntax } from '../syntax.ts';
import { resolveSpans } from './resolve.ts';

/** The kept tokenizers decide what may open and close beside CJK punctuation (OBSIDIAN.md 86); the pairing is ours. */
function withOurPairing(extension: Extension, marker: number): Construct {
  return { ...(extension.text?.[marker] as Construct), resolveAll: resolveSpans };
}

const attention = withOurPairing(cjkFriendlyExtension(), codes.asterisk);
const strikethrough = withOurPairing(gfmStrikethroughCjkFriendly({ singleTilde: false }), codes.tilde);

/** `*斜*`, `**粗**`, `~~删~~`; a single `~` stays text (OBSIDIAN.md 55). */
export const emphasis: Syntax = {
  name: 'emphasis',
  micromark: () => ({
    text: { [codes.asterisk]: attention, [codes.underscore]: attention, [codes.tilde]: strikethrough },
    insideSpan: { null: [attention] },
    attentionMarkers: { null: [codes.tilde, codes.equalsTo] },
  }),
  fromMarkdown: () => gfmStrikethroughFromMarkdown(),
};
