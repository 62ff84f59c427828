import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { combineExtensions } from 'micromark-util-combine-extensions';
import './nodes.ts';
import { SYNTAXES } from './syntax/index.ts';
import type { MdxLanguage } from './syntax/mdx/language.ts';
import type { ParseFile, SyntaxProblem } from './syntax/syntax.ts';

export type { SyntaxProblem } from './syntax/syntax.ts';

/** A longer line full of markers is shown as it stands: reading it as Markdown would take a minute. In characters. */
const LONGEST_LINE = 1_000_000;
/** So many characters of such a line may be markers: a megabyte of prose, or a picture in base64, is read as any other. */
const MOST_MARKERS = 100_000;
const MARKERS = /[*_`[\]!<&~=$%#^@\\|]/g;

export interface ParseOptions {
  /** False: a newline is a line break (OBSIDIAN.md 56). */
  readonly strictLineBreaks: boolean;
  /** Given for a note that may run: its JSX, expressions and imports are read as such. */
  readonly mdx?: MdxLanguage | undefined;
}

export interface Parsed {
  readonly tree: Root;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Markdown as Obsidian reads it → mdast with the nodes of nodes.ts. `body` is a file's whole text with the frontmatter
 * blanked out (see body.ts), so that positions are those of the file. Throws only where `mdx` is given: for code that is no code.
 */
export function parse(body: string, options: ParseOptions): Parsed {
  const problems: SyntaxProblem[] = [];
  const file: ParseFile = {
    body,
    strictLineBreaks: options.strictLineBreaks,
    mdx: options.mdx,
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
  const long = longLine(body);
  if (long !== undefined) {
    file.report(
      'long-line',
      long,
      '这一行太长，全篇按原文显示，其中的链接和格式没有读，搜索只收开头一百万字',
      '把它分成几行，或移到附件里',
    );
    return { tree: verbatim(body), problems };
  }
  const syntaxes = SYNTAXES.filter((syntax) => syntax.when?.(body) ?? true);
  const tree = fromMarkdown(body, {
    extensions: [combineExtensions(syntaxes.flatMap((syntax) => syntax.micromark?.(file) ?? []))],
    mdastExtensions: syntaxes.flatMap((syntax) => syntax.fromMarkdown?.(file) ?? []),
  });
  for (const syntax of syntaxes) syntax.transform?.(tree, file);
  return { tree, problems };
}

/** Where the first overlong line begins; undefined where none is. */
function longLine(body: string): { line: number; column: number } | undefined {
  if (body.length <= LONGEST_LINE) return undefined;
  const index = body
    .split('\n')
    .findIndex((line) => line.length > LONGEST_LINE && (line.match(MARKERS)?.length ?? 0) > MOST_MARKERS);
  return index < 0 ? undefined : { line: index + 1, column: 1 };
}

function verbatim(body: string): Root {
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: body.trim() }] }] };
}
