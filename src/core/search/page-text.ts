import { foldText } from '../text/fold.ts';
import { HAN_VARIANTS } from '../text/han-variants.ts';
import { plainTex } from './tex.ts';
import { BREAK, tokensOf } from './tokens.ts';
import type { SearchNote } from './types.ts';
import { unitsOf } from './units.ts';

/** A block of a page as the full-text tier takes it. */
export interface PageBlock {
  readonly text: string;
  readonly section: string | undefined;
  readonly tokens: readonly string[];
}

/** What is searched of a page, in reading order: its title, its one sentence, its own text. */
export function pageBlocks(note: SearchNote): PageBlock[] {
  const blocks: PageBlock[] = [block(note.title, undefined)];
  if (note.description !== undefined && note.description !== note.title)
    blocks.push(block(note.description, undefined));
  for (const { kind, section, text } of note.blocks) {
    const shown = kind === 'code' ? text : closeGaps(plainTex(text));
    if (shown.trim() !== '') blocks.push(block(shown, section));
  }
  return blocks;
}

/** Tokens of a whole page, with a break after each block: `''` where there is none. */
export function pageTokens(blocks: readonly PageBlock[]): string[] {
  return blocks.flatMap((entry) => [...entry.tokens, BREAK]);
}

function block(text: string, section: string | undefined): PageBlock {
  const composed = text.normalize('NFC');
  return { text: composed, section, tokens: tokensOf(unitsOf(foldText(composed, HAN_VARIANTS))) };
}

/** As the page prints it (core/render/typography): no space between Han and Latin, lines of Han joined. */
function closeGaps(text: string): string {
  return text.replace(
    /(?<=\p{Script=Han})[ \t]*\n[ \t]*(?=\p{Script=Han})|(?<=\p{Script=Han}) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) +(?=\p{Script=Han})/gu,
    '',
  );
}
