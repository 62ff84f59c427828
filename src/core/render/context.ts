import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { RuleName } from '../diagnostic.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { MdxLanguage } from '../markdown/syntax/mdx/language.ts';
import type { Anchor, VaultPath } from '../path.ts';
import type { Answers, LinkView, RenderInput, RenderSource } from '../types.ts';
import { linkKey } from '../types.ts';
import type { Documents, NoteDocument } from './document.ts';

export interface RenderOptions {
  /** True: a newline is white space (OBSIDIAN.md 56). */
  readonly strictLineBreaks: boolean;
  /** What becomes of an image of another host: loaded when it comes near, or a link to it. */
  readonly externalImages: 'lazy' | 'link';
  /** Language of the note: Chinese spacing rules are left alone in `ja` and `ko`. */
  readonly lang: string;
  /** Needed where the note, or one that it embeds, may run (`Note.mdx`). */
  readonly mdx?: MdxLanguage | undefined;
}

/** One printed body, shared by the note and all that it embeds: numbers and findings of the whole. */
export interface PageState {
  readonly input: RenderInput;
  readonly answers: Answers;
  readonly options: RenderOptions;
  readonly documents: Documents;
  readonly diagnostics: Diagnostic[];
  /** `excerpt`: no ids, no links, nothing that loads. */
  readonly mode: 'page' | 'excerpt';
  /** Ids of blocks printed so far: of two blocks with one name the first counts. */
  readonly ids: Set<string>;
  /** True where the page's own note is printed with its code still in it, to become a program. */
  readonly runs: boolean;
  embeds: number;
  /** What was said of embeds that became links. */
  readonly told: Set<string>;
  tables: number;
  readonly diagrams: Map<string, number>;
  hasMath: boolean;
  hasCode: boolean;
}

/** A note, or a part of one, on the way from the page's note to what is being printed. */
export interface TrailStep {
  readonly path: VaultPath;
  readonly anchor: Anchor | undefined;
  readonly title: string;
}

/** What handlers know of the note, or the embedded note, that they print. */
export interface RenderContext {
  readonly page: PageState;
  readonly source: RenderSource;
  readonly document: NoteDocument;
  /** `` for the page's own note; `e1_` and the like in front of every id of an embedded one. */
  readonly prefix: string;
  readonly trail: readonly TrailStep[];
  /** The node of the page's own note through which this one came in; undefined in the note itself. */
  readonly cameThrough: Nodes | undefined;
  /** Ids that are printed with {@link prefix}: links to them stay inside the embed. */
  readonly ids: ReadonlySet<string>;
  /** Footnotes in the order of their first reference, each with its number, and the number of references to each. */
  readonly footnotes: { readonly numbers: Map<string, number>; readonly counts: Map<string, number> };
  /** How many links are open around the node being printed: links do not nest. */
  links: number;
  /** Prints nodes of this note, or of another with its own context: mdast → hast. */
  readonly print: (nodes: readonly Nodes[], context: RenderContext) => ElementContent[];
}

/** The view that a link's target and fragment were resolved to; a link nobody resolved leads nowhere. */
export function viewOf(context: RenderContext, target: string, fragment: string | undefined): LinkView {
  return context.source.links[linkKey(target, fragment)] ?? { kind: 'unresolved', reason: 'missing-note' };
}

/** Reports a finding of the page's own note; what embedded notes have is reported on their own pages. */
export function report(context: RenderContext, rule: RuleName, node: Nodes, message: string, hint?: string): void {
  if (context.cameThrough !== undefined || context.page.mode === 'excerpt') return;
  reportAt(context, rule, node, message, hint);
}

/** Reports a finding at a node of the page's own note. */
export function reportAt(context: RenderContext, rule: RuleName, node: Nodes, message: string, hint?: string): void {
  const start = node.position?.start;
  const place = { file: context.page.input.source.note.path, line: start?.line ?? 1, column: start?.column ?? 1 };
  context.page.diagnostics.push(diagnostic(rule, place, message, hint));
}
