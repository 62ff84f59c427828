import type { ElementContent } from 'hast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { mdxjs } from 'micromark-extension-mdxjs';
import type { Extension } from 'micromark-util-types';
import type { Json } from '../../../types.ts';
import { toProgram } from './program.ts';

/**
 * What reading and printing a note that may run needs beyond Markdown. It comes in as an option, because it brings a parser
 * and a printer of JavaScript with it: who has no such note never loads this file.
 */
export interface MdxLanguage {
  readonly micromark: Extension;
  readonly fromMarkdown: readonly FromMarkdown[];
  /** A printed body in which JSX still stands → a JavaScript module; `properties` is what it knows as `frontmatter`. */
  toProgram(body: readonly ElementContent[], properties: Readonly<Record<string, Json>>): string;
}

export const mdxLanguage: MdxLanguage = {
  micromark: mdxjs(),
  fromMarkdown: mdxFromMarkdown(),
  toProgram,
};
