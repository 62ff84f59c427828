import type { ElementContent } from 'hast';
import type { Nodes, PhrasingContent, Root } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { State } from 'mdast-util-to-hast';
import type { Extension } from 'micromark-util-types';
import type { RuleName } from '../../diagnostic.ts';
import type { RenderContext } from '../../render/context.ts';
import type { MdxLanguage } from './mdx/language.ts';

/** Something in a note's syntax that its author should know; the reader gives it the file's name. */
export interface SyntaxProblem {
  readonly rule: RuleName;
  readonly message: string;
  readonly hint?: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
}

/** A point of the source: what a token or a node knows of where it starts. */
export interface SourcePoint {
  readonly line: number;
  readonly column: number;
}

/** What the parse of one text shares with every syntax. */
export interface ParseFile {
  /** The text being parsed, frontmatter blanked out. */
  readonly body: string;
  readonly strictLineBreaks: boolean;
  readonly mdx: MdxLanguage | undefined;
  report(rule: RuleName, at: SourcePoint | undefined, message: string, hint?: string): void;
}

/** mdast → hast for one kind of node; `context` is the note being rendered. */
export type SyntaxHandler = (
  state: State,
  // biome-ignore lint/suspicious/noExplicitAny: each handler names the one node type it is registered for
  node: any,
  parent: Nodes | undefined,
  context: RenderContext,
) => ElementContent[] | ElementContent | undefined;

/** What a node is in Markdown that needs no garden; `kids` gives that of its children. The tree itself stays as it is. */
export type PlainForm = (
  // biome-ignore lint/suspicious/noExplicitAny: each form names the one node type it is registered for
  node: any,
  kids: (nodes: readonly Nodes[]) => PhrasingContent[],
  context: RenderContext,
) => Nodes[];

/** One piece of the language: how it is tokenised, what tree it makes and how that tree prints, as HTML and as plain Markdown. */
export interface Syntax {
  readonly name: string;
  /** Whether a text can hold any of it: most notes hold few syntaxes, and need not pay for the others. */
  readonly when?: (body: string) => boolean;
  /** The tokenizer; `file` for the few that must look ahead of micromark's stream. */
  readonly micromark?: (file: ParseFile) => Extension | Extension[];
  readonly fromMarkdown?: (file: ParseFile) => FromMarkdown | FromMarkdown[];
  /** A change to the finished tree; runs in the order of the register. */
  readonly transform?: (tree: Root, file: ParseFile) => void;
  readonly handlers?: Readonly<Record<string, SyntaxHandler>>;
  /** For the Markdown beside a page, by type of node: every type that is not plain Markdown. */
  readonly plain?: Readonly<Record<string, PlainForm>>;
}
