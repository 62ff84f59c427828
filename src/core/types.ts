import type { Diagnostic } from './diagnostic.ts';
import type { Facts } from './facts/types.ts';
import type { Anchor, VaultPath } from './path.ts';

/** A text file of the vault as it was read; `digest` is a hash of its bytes. */
export interface VaultFile {
  readonly path: VaultPath;
  readonly text: string;
  readonly digest: string;
}

/** Any other file of the vault. Pixel sizes are known for raster images and for SVGs that state them. */
export interface Attachment {
  readonly path: VaultPath;
  readonly width?: number;
  readonly height?: number;
}

/** A position in a file of the vault; line and column count from 1. */
export interface Place {
  readonly file: VaultPath;
  readonly line: number;
  readonly column: number;
}

export const NOTE_TYPES = ['note', 'term', 'timeline', 'event', 'stage', 'question', 'paper', 'map', 'path'] as const;
export type NoteType = (typeof NOTE_TYPES)[number];

export const INK_STATUS = ['初印', '校订', '定本'] as const;
export type InkStatus = (typeof INK_STATUS)[number];

/** The sentence around a link, as plain text: `before` + `text` (the link) + `after`. */
export interface LinkContext {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

export type LinkKind = 'wikilink' | 'markdown' | 'embed' | 'property';

/** What a note says about another place before anyone knows whether that place exists. */
export interface RawLink {
  readonly kind: LinkKind;
  /** Path part as typed, percent-decoded for Markdown links, trimmed; `` means this note itself. */
  readonly target: string;
  /** What stands after the first `#`, without it: `标题`, `A#B`, `^20b23f`. */
  readonly fragment: string | undefined;
  /** The link's display text, plain. */
  readonly text: string;
  readonly place: Place;
  readonly context: LinkContext;
  /** Name of a typed link: `前置` of `前置:: [[x]]`, or the frontmatter key of a property link. */
  readonly relation: string | undefined;
}

export interface Heading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  /** Rendered text, plain. */
  readonly text: string;
  /** Source text normalised by OBSIDIAN.md 25: what `[[note#heading]]` is compared with. */
  readonly key: string;
  readonly id: Anchor;
  readonly line: number;
}

/** `^name` in a note; `id` is the HTML id of its element (`b-name`). */
export interface BlockRef {
  readonly name: string;
  readonly id: Anchor;
}

/** A paragraph-sized piece of a note's own text (embeds excluded), for search, mentions and excerpts. */
export interface TextBlock {
  readonly kind: 'heading' | 'text' | 'code' | 'math';
  /** Id of the heading it stands under; undefined above the first one. */
  readonly section: Anchor | undefined;
  readonly text: string;
  readonly line: number;
  /** Spans of `text` that are no prose: links, code, formulas, tags. Left out where there are none. */
  readonly opaque?: readonly (readonly [start: number, end: number])[];
}

/** Work that core cannot do by itself (async or heavy libraries): answered by the shell, keyed by digest. */
export type Request =
  | { readonly kind: 'code'; readonly digest: string; readonly lang: string; readonly value: string }
  | { readonly kind: 'diagram'; readonly digest: string; readonly value: string; readonly line: number };

export type Answer =
  /** Highlighted lines as HTML: only `<span class="k">`-like elements; no wrapper. */
  | { readonly kind: 'code'; readonly html: string }
  /** `labels`: texts of nodes of class `internal-link`; `svg` holds each as `<a data-internal-link="text">`. */
  | { readonly kind: 'diagram'; readonly svg: string; readonly labels: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

export type Answers = ReadonlyMap<string, Answer>;

/** Values that survive JSON; frontmatter as parsed, unknown keys kept. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Frontmatter read and checked; `raw` keeps every key. Wrong values are diagnosed and left undefined. */
export interface Frontmatter {
  readonly raw: Readonly<Record<string, Json>>;
  readonly title: string | undefined;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly cssclasses: readonly string[];
  readonly type: NoteType | undefined;
  readonly lang: string | undefined;
  readonly slug: string | undefined;
  readonly permalink: string | undefined;
  readonly redirectFrom: readonly string[];
  readonly publish: boolean | undefined;
  readonly draft: boolean;
  readonly description: string | undefined;
  readonly image: string | undefined;
  readonly en: string | undefined;
  readonly status: InkStatus | undefined;
  readonly sources: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string | undefined;
  readonly created: string | undefined;
  readonly updated: string | undefined;
}

/** Everything that one file says, seen alone: facts that survive JSON, cached on disk by digest. */
export interface Note {
  readonly path: VaultPath;
  readonly digest: string;
  readonly frontmatter: Frontmatter;
  /** See note/property-place; left out where it is empty. */
  readonly propertyLines?: Readonly<Record<string, number>>;
  /** Frontmatter `title`, else the file name (OBSIDIAN.md 74). */
  readonly title: string;
  readonly headings: readonly Heading[];
  readonly blocks: readonly BlockRef[];
  readonly links: readonly RawLink[];
  /** Frontmatter and inline tags, first casing seen, no `#`. */
  readonly tags: readonly string[];
  readonly text: readonly TextBlock[];
  /** Citation keys in order: `[@key]` in the body, `@key` in `sources`. */
  readonly citations: readonly { readonly key: string; readonly line: number; readonly context: LinkContext }[];
  readonly requests: readonly Request[];
  /** Texts of Mermaid nodes that may name notes (OBSIDIAN.md 80). */
  readonly diagramLabels: readonly string[];
  /** Where its raw HTML points, as typed; left out where it points nowhere. */
  readonly htmlTargets?: readonly string[];
  /** What the view of its type shows of it; undefined for types without one. */
  readonly facts?: Facts | undefined;
  readonly hasMath: boolean;
  /** Number of characters of text, for reading minutes. */
  readonly size: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Set in an `.mdx` note of a vault whose config lets such notes run. */
  readonly mdx?: MdxFacts;
}

/** What a note that may run says of its code. */
export interface MdxFacts {
  /** True where the code is no code: the note is left out of the garden. */
  readonly broken: boolean;
  readonly imports: readonly { readonly source: string; readonly line: number }[];
  /** Components that it uses and neither imports nor makes itself: `Timeline`, of `Ui.Card` the `Ui`. */
  readonly components: readonly { readonly name: string; readonly line: number }[];
}

/** Where a link leads. Every consumer switches on `kind`; adding one fails the type-check until all do. */
export type Resolution =
  | { readonly kind: 'note'; readonly path: VaultPath; readonly anchor: Anchor | undefined }
  | { readonly kind: 'file'; readonly path: VaultPath; readonly fragment: string | undefined }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly VaultPath[] }
  | { readonly kind: 'missing-note'; readonly name: string }
  | { readonly kind: 'missing-file'; readonly name: string }
  | {
      readonly kind: 'missing-anchor';
      readonly path: VaultPath;
      readonly anchor: string;
      readonly block: boolean;
      readonly available: readonly string[];
    }
  | { readonly kind: 'unpublished'; readonly path: VaultPath };

export type MediaKind = 'image' | 'audio' | 'video' | 'pdf' | 'other';

/** What the renderer needs to know of one link: resolved by links/resolve, its address printed by links/href. */
export type LinkView =
  | {
      readonly kind: 'note';
      readonly href: string;
      readonly path: VaultPath;
      readonly title: string;
      readonly type: NoteType;
      /** Set where the heading or block was found: the id in the target note. */
      readonly anchor: Anchor | undefined;
      /** Set where a heading or block was asked for and is not there (an embed then shows a box: OBSIDIAN.md 40). */
      readonly missingAnchor: 'missing-heading' | 'missing-block' | undefined;
    }
  | {
      readonly kind: 'file';
      readonly href: string;
      readonly media: MediaKind;
      readonly width: number | undefined;
      readonly height: number | undefined;
    }
  | { readonly kind: 'external'; readonly href: string }
  | {
      readonly kind: 'unresolved';
      readonly reason: 'missing-note' | 'ambiguous' | 'missing-file';
      /** True of an unpublished note: what the author called it may be shown, its name may not. */
      readonly hidden?: boolean;
    };

/** A citation as it prints: `[@vaswani2017]` → 「Vaswani 等，2017」 leading to the paper's page. */
export interface CitationView {
  readonly label: string;
  readonly href: string | undefined;
}

/** One note ready to be rendered: its body, and what each of its links turned out to be. */
export interface RenderSource {
  readonly note: Note;
  /** The file's text, frontmatter included. */
  readonly text: string;
  /** By {@link linkKey}. */
  readonly links: Readonly<Record<string, LinkView>>;
  readonly citations: Readonly<Record<string, CitationView>>;
  /** Addresses of tag pages by tag in lower case; a tag without one is no link. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A note with every note it embeds, transitively, by path. */
export interface RenderInput {
  readonly source: RenderSource;
  readonly embedded: Readonly<Record<string, RenderSource>>;
}

/** Rendered body of a note: what goes inside `data-note-body`. */
export interface RenderedNote {
  readonly html: string;
  /** The same as plain Markdown with resolved links: the page's `index.md`. */
  readonly markdown: string;
  readonly hasMath: boolean;
  readonly hasCode: boolean;
  /** JavaScript module of a note that may run (`Note.mdx`); `html` is then its Markdown reading. */
  readonly program?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The key under which a link's view is found again at rendering: the raw target and fragment, as typed. */
export function linkKey(target: string, fragment: string | undefined): string {
  return fragment === undefined ? target : `${target}#${fragment}`;
}
