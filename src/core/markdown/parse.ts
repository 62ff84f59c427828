import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { combineExtensions } from 'micromark-util-combine-extensions';
import './nodes.ts';
import { SYNTAXES } from './syntax/index.ts';
import type { MdxLanguage } from './syntax/mdx/language.ts';
import type { ParseFile, SyntaxProblem } from './syntax/syntax.ts';
import { tooMuch } from './too-much.ts';

export type { SyntaxProblem } from './syntax/syntax.ts';

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

/** What is read is printed soon after, often by the same thread: the last trees are kept, of so many characters in all. */
const KEPT_CHARACTERS = 2_000_000;
const kept = new Map<string, Parsed>();
let keptCharacters = 0;

/**
 * Markdown as Obsidian reads it → mdast with the nodes of nodes.ts. `body` is a file's whole text with the frontmatter
 * blanked out (see body.ts), so that positions are those of the file. Throws only where `mdx` is given: for code that is no code. The tree is shared by all who
 * ask for it: nobody changes it.
 */
export function parse(body: string, options: ParseOptions): Parsed {
  if (options.mdx !== undefined) return parseAnew(body, options);
  const key = `${options.strictLineBreaks ? 1 : 0}${body}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const parsed = parseAnew(body, options);
  kept.set(key, parsed);
  keptCharacters += key.length;
  for (const oldest of kept.keys()) {
    if (keptCharacters <= KEPT_CHARACTERS || oldest === key) break;
    kept.delete(oldest);
    keptCharacters -= oldest.length;
  }
  return parsed;
}

function parseAnew(body: string, options: ParseOptions): Parsed {
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
  const limit = tooMuch(body);
  if (limit !== undefined) {
    file.report(limit.rule, { line: limit.line, column: 1 }, limit.message, limit.hint);
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

function verbatim(body: string): Root {
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: body.trim() }] }] };
}
