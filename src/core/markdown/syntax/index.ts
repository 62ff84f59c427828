import { bareUrl } from './bare-url/index.ts';
import { blockId } from './block-id/index.ts';
import { callout } from './callout/index.ts';
import { citation } from './citation/index.ts';
import { comment } from './comment/index.ts';
import { embed } from './embed/index.ts';
import { emphasis } from './emphasis/index.ts';
import { footnote } from './footnote/index.ts';
import { highlight } from './highlight/index.ts';
import { htmlImage } from './html-image/index.ts';
import { inlineFootnote } from './inline-footnote/index.ts';
import { limits } from './limits/index.ts';
import { lineBreak } from './line-break/index.ts';
import { liquid } from './liquid/index.ts';
import { math } from './math/index.ts';
import { mdx } from './mdx/index.ts';
import type { Syntax } from './syntax.ts';
import { table } from './table/index.ts';
import { tag } from './tag/index.ts';
import { task } from './task/index.ts';
import { wikilink } from './wikilink/index.ts';

/**
 * The register. Tokenizers of one character are tried from the last entry to the first; transforms run from the first to
 * the last, so comments leave before anything looks at the tree and line breaks come after what reads whole lines.
 */
export const SYNTAXES: readonly Syntax[] = [
  table,
  footnote,
  bareUrl,
  mdx,
  emphasis,
  comment,
  liquid,
  highlight,
  math,
  tag,
  inlineFootnote,
  citation,
  wikilink,
  embed,
  task,
  limits,
  htmlImage,
  callout,
  blockId,
  lineBreak,
];
