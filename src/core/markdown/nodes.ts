/**
 * The nodes that our syntaxes add to mdast. Everything else is plain mdast (mdast, mdast-util-gfm, mdast-util-math).
 */

import type { BlockContent, DefinitionContent, Literal, Parent, PhrasingContent } from 'mdast';
import type { Macros } from './syntax/math/macros.ts';

/** `[[target#fragment|alias]]`, `![[…]]`. */
export interface WikiLink extends Parent {
  type: 'wikiLink';
  embed: boolean;
  /** Trimmed; `` for `[[#heading]]`. */
  target: string;
  fragment: string | undefined;
  /** What stands after the first `|`, as typed; undefined without one. Image sizes are read from here (OBSIDIAN.md 44). */
  alias: string | undefined;
  /** Display text: the parsed alias, else the target as rule 10 shows it. */
  children: PhrasingContent[];
}

/** `==text==`. */
export interface Highlight extends Parent {
  type: 'highlight';
  children: PhrasingContent[];
}

/** `#标签/子`; `value` without the `#`. */
export interface Tag extends Literal {
  type: 'tag';
  value: string;
}

/** `[@key; @other]`. */
export interface Citation extends Literal {
  type: 'citation';
  keys: string[];
  /** What stands after a key's comma (`第 3 节`), one per key. */
  locators: (string | undefined)[];
}

/** `> [!type|metadata]- title`; the first child is the title. */
export interface Callout extends Parent {
  type: 'callout';
  kind: string;
  metadata: string | undefined;
  fold: 'closed' | 'open' | undefined;
  children: [CalloutTitle, ...(BlockContent | DefinitionContent)[]];
}

export interface CalloutTitle extends Parent {
  type: 'calloutTitle';
  /** True where the author wrote none and the type's name stands in. */
  generated: boolean;
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    wikiLink: WikiLink;
    highlight: Highlight;
    tag: Tag;
    citation: Citation;
    callout: Callout;
    calloutTitle: CalloutTitle;
  }
  interface PhrasingContentMap {
    wikiLink: WikiLink;
    highlight: Highlight;
    tag: Tag;
    citation: Citation;
  }
  interface BlockContentMap {
    callout: Callout;
  }
  interface Data {
    /** Name of the block id that marks this node: `^20b23f` → `20b23f` (OBSIDIAN.md 31–34). */
    blockId?: string;
    /** The raw character of a task item: ` `, `x`, `-`, … (OBSIDIAN.md 54). */
    task?: string;
    /** True for `$$…$$` inside a paragraph: an inlineMath that is set as a display. */
    display?: boolean;
    /** What the formulas before this one define. */
    macros?: Macros;
    /** True for a formula that only defines commands: nothing is seen of it. */
    silent?: boolean;
    /** How much an image is enlarged (`<img style="zoom:50%">` of Typora): 0.5. */
    zoom?: number;
    /** HTML id given to a heading by core/note/outline. */
    headingId?: string;
  }
}
