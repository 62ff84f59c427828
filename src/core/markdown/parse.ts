import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { combineExtensions } from 'micromark-util-combine-extensions';
import './nodes.ts';
import { SYNTAXES } from './syntax/index.ts';
import type { ParseFile, SyntaxProblem } from './syntax/syntax.ts';

export type { SyntaxProblem } from './syntax/syntax.ts';

export interface ParseOptions {
  /** False: a newline is a line break (OBSIDIAN.md 56). */
  readonly strictLineBreaks: boolean;
}

export interface Parsed {
  readonly tree: Root;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Markdown as Obsidian reads it → mdast with the nodes of nodes.ts. `body` is a file's whole text with the frontmatter
 * blanked out (see body.ts), so that positions are those of the file. Never throws.
 */
export function parse(body: string, options: ParseOptions): Parsed {
  const problems: SyntaxProblem[] = [];
  const file: ParseFile = {
    body,
    strictLineBreaks: options.strictLineBreaks,
    report(rule, at, message, hint) {
      problems.push({
        rule,
        message,
        ...(hint === undefined ? {} : { hint }),
        line: at?.line ?? 1,
        column: at?.column ?? 1,
      });
    },
  };
  const tree = fromMarkdown(body, {
    extensions: [combineExtensions(SYNTAXES.flatMap((syntax) => syntax.micromark?.(file) ?? []))],
    mdastExtensions: SYNTAXES.flatMap((syntax) => syntax.fromMarkdown?.(file) ?? []),
  });
  for (const syntax of SYNTAXES) syntax.transform?.(tree, file);
  return { tree, problems };
}
