import { foldWithMap } from '../text/fold.ts';
import { HAN_VARIANTS } from '../text/han-variants.ts';
import { hanOf } from './han-codec.ts';
import { addressOf } from './names.ts';
import type { PageBlock } from './page-text.ts';
import type { SearchNote, TextChunk } from './types.ts';
import { unitsOf } from './units.ts';

/** Tokens that a piece repeats from its neighbours, so that an excerpt at its edge is whole. */
const BEFORE = 30;
const AFTER = 60;

/**
 * Cuts a page into pieces by token number: piece k shows the tokens from `k × size` on, with some before and after.
 * A hit names its token, so its piece is known without a table.
 */
export function textChunks(note: SearchNote, blocks: readonly PageBlock[], size: number, base: string): TextChunk[] {
  const headings = new Map(note.headings.map((heading) => [heading.id, heading.text]));
  const total = blocks.reduce((sum, block) => sum + block.tokens.length + 1, 0);
  const chunks: TextChunk[] = [];
  for (let from = 0; from < total; from += size) {
    const pieces = piecesBetween(blocks, from - BEFORE, from + size + AFTER);
    let section: string | undefined | null = null;
    const shown = pieces.map(({ text, block }): TextChunk['blocks'][number] => {
      if (block.section === section) return [text];
      section = block.section;
      return section === undefined ? [text] : [text, section, headings.get(section) ?? ''];
    });
    const han = hanOf(shown.map((piece) => piece.join('')).join(''), HAN_VARIANTS);
    chunks.push({
      title: note.title,
      address: addressOf(note, base),
      kind: note.kind,
      blocks: shown,
      ...(han === '' ? {} : { han }),
    });
  }
  return chunks;
}

/** The texts of blocks between two token numbers; the title, which the piece names anyway, is left out. */
function piecesBetween(blocks: readonly PageBlock[], from: number, to: number): { text: string; block: PageBlock }[] {
  const pieces: { text: string; block: PageBlock }[] = [];
  let at = 0;
  blocks.forEach((block, index) => {
    const end = at + block.tokens.length;
    if (index > 0 && end > from && at < to) {
      const text = from <= at && end <= to ? block.text : cut(block.text, from - at, to - at);
      if (text !== '') pieces.push({ text, block });
    }
    at = end + 1;
  });
  return pieces;
}

/** The part of a text that its tokens `from`–`to` make up. */
function cut(text: string, from: number, to: number): string {
  const { text: folded, starts } = foldWithMap(text, HAN_VARIANTS);
  const offsets = tokenOffsets(folded);
  const start = from <= 0 ? 0 : (starts[offsets[from] ?? folded.length] ?? text.length);
  const end = to >= offsets.length ? text.length : (starts[offsets[to] ?? folded.length] ?? text.length);
  return text.slice(start, end).trim();
}

/** Offset in the folded text of each of its tokens, in the order of `tokensOf`. */
function tokenOffsets(folded: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const unit of unitsOf(folded)) {
    if (unit.kind === 'dense') {
      for (const char of unit.text) {
        at = folded.indexOf(char, at);
        offsets.push(at);
        at += char.length;
      }
    } else {
      at = folded.indexOf(unit.text, at);
      offsets.push(at);
      at += unit.text.length;
    }
  }
  return offsets;
}
