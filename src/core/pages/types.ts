import type { CitationView, Heading, InkStatus, LinkContext, NoteType } from '../types.ts';
import type { EventLink } from './view-types/timeline.ts';
import type { NoteView, ViewPage } from './view-types.ts';

/** What every page knows of its site. */
export interface SiteView {
  readonly title: string;
  readonly description: string | undefined;
  readonly lang: string;
  /** Starts and ends with `/`. */
  readonly base: string;
  /** Origin without trailing slash, where the author gave one. */
  readonly url: string | undefined;
  /** The doors that this vault has, in order: never an entry that leads to an empty page. */
  readonly nav: readonly NavItem[];
  readonly license: string | undefined;
  readonly links: {
    readonly home: string;
    readonly search: string;
    readonly all: string;
    readonly tags: string | undefined;
    readonly graph: string | undefined;
    readonly feed: string | undefined /** Where a reader may put a question. */;
    readonly ask?: string | undefined;
  };
}

export interface NavItem {
  readonly title: string;
  readonly href: string;
  readonly description?: string | undefined;
  readonly count?: number | undefined;
}

/** A note as an entry of a list. */
export interface NoteItem {
  readonly path: string;
  readonly title: string;
  readonly href: string;
  readonly type: NoteType;
  /** Chinese name of the type or section: 术语, 札记 … */
  readonly kindLabel: string;
  readonly en: string | undefined;
  readonly description: string | undefined;
  readonly status: InkStatus | undefined;
  readonly updated: string | undefined;
}

export interface BacklinkItem extends NoteItem {
  readonly context: LinkContext;
  /** Href of the source page, at the heading under which the link stands where that is known. */
  readonly relation: string | undefined;
}

export interface Group<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** Where `items` are only the first of them: how many there are. */
  readonly count?: number | undefined;
  /** The same items by first letter, where there are too many for one list. */
  readonly letters?: readonly Group<T>[] | undefined;
}

/** What every page has. `kind` chooses the layout: see `src/shell/layouts.ts`. */
export interface PageBase {
  /** Address inside the site without the base: `/terms/attention/`. */
  readonly address: string;
  readonly href: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly lang: string;
  /** Site-relative trail above this page, home excluded. */
  readonly crumbs: readonly NavItem[];
  /** False keeps a page out of feed, sitemap and search engines (404, health). */
  readonly indexed: boolean;
}

/** A work or address that a note rests on. */
export interface SourceItem extends CitationView {
  readonly text: string;
  /** Of a work of the bibliography: its title and where it came out. */
  readonly work?: { readonly title: string; readonly detail: string | undefined } | undefined;
}

export interface NotePage extends PageBase {
  readonly kind: 'note';
  readonly note: NoteItem;
  readonly created: string | undefined;
  readonly date: string | undefined;
  readonly abbr: string | undefined;
  readonly aliases: readonly string[];
  readonly cssclasses: readonly string[];
  readonly tags: readonly NavItem[];
  readonly outline: readonly Heading[];
  readonly minutes: number;
  /** Id for the page's h1: taken from a leading H1 that repeats the title. */
  readonly titleId: string | undefined;
  /** What the note cites, in the order of its text, then its other `sources`. */
  readonly sources: readonly SourceItem[];
  readonly backlinks: readonly Group<BacklinkItem>[];
  /** Notes that name this one without a link, the first of them; `mentionCount` counts them all. */
  readonly mentions: readonly BacklinkItem[];
  readonly mentionCount: number;
  /** 前置 / 相关 / 延伸 / 引用: the local graph as a list. */
  readonly neighbours: readonly Group<
    NoteItem & { readonly reason: string | undefined; readonly relation?: string | undefined }
  >[];
  /** 近邻: notes near to this one that no link leads to, each with the reason in a word: 共引, 同题, 共词. */
  readonly related: readonly (NoteItem & { readonly tie: string })[];
  readonly prerequisites: readonly NoteItem[];
  readonly markdownHref: string;
  readonly editHref: string | undefined;
  readonly image: string | undefined;
  /** What the view of its type adds to its page: 术语, 存疑 …; undefined for plain notes. */
  readonly view?: NoteView | undefined;
  /** Events of the timeline that speak of it. */
  readonly events?: readonly EventLink[] | undefined;
}

export interface ListPage extends PageBase {
  readonly kind: 'folder' | 'all' | 'tags' | 'tag';
  /** A hand-written introduction that stands above the list, where there is one: the folder's `index` note, the tag's `map`. */
  readonly intro: NotePage | undefined;
  readonly groups: readonly Group<NoteItem>[];
  readonly related: readonly NavItem[];
  readonly children: readonly NavItem[];
}

export interface HomePage extends PageBase {
  readonly kind: 'home';
  /** The note that is the home page; undefined on a generated one. */
  readonly intro: NotePage | undefined;
  readonly counts: readonly { readonly label: string; readonly count: number }[];
  readonly doors: readonly NavItem[];
  readonly recent: readonly NoteItem[];
  /** When a note was changed last. */
  readonly updated: string | undefined;
  readonly question: NoteItem | undefined;
  readonly groups: readonly Group<NoteItem>[];
  /** The folders at the top, where no section opens them. */
  readonly folders: readonly NavItem[];
}

/** The full index without JavaScript, and the search results with it. */
export interface SearchPage extends PageBase {
  readonly kind: 'search';
  /** By first letter of the pinyin or of the Latin name. */
  readonly byPinyin: readonly Group<NoteItem>[];
  readonly byEnglish: readonly Group<NoteItem>[];
}

export interface NotFoundPage extends PageBase {
  readonly kind: 'not-found';
  readonly recent: readonly NoteItem[];
}

export interface RedirectPage extends PageBase {
  readonly kind: 'redirect';
  readonly to: string;
}

/** A note in the table of the most linked ones. */
export interface LinkedItem extends NoteItem {
  readonly incoming: number;
  readonly outgoing: number;
}

/** The drawn map, and all that its page says in words. */
export interface GraphView {
  /** The finished picture, as SVG. */
  readonly map: string;
  /** The topics alone, as SVG: what a phone shows first. */
  readonly clusters: string;
  readonly kinds: readonly { readonly type: NoteType; readonly label: string; readonly count: number }[];
  /** 0: none; else one more than the place in INK_STATUS. */
  readonly statuses: readonly number[];
  readonly linked: readonly LinkedItem[];
  /** Notes without any link. */
  readonly orphans: readonly NoteItem[];
  readonly topics: readonly { readonly name: string; readonly count: number; readonly items: readonly NoteItem[] }[];
  /** What the map's script loads, beside the page: `data`, `why-0`, … */
  readonly files: readonly { readonly name: string; readonly json: string }[];
}

/** One finding about a note. */
export interface HealthItem {
  readonly title: string;
  readonly href: string;
  /** `术语/词元.md:12`. */
  readonly place: string;
  readonly editHref: string | undefined;
  readonly message: string;
  readonly hint: string | undefined;
}

/** The page for authors: what the checks find, by kind. */
export interface HealthPage extends PageBase {
  readonly kind: 'health';
  readonly notes: number;
  readonly groups: readonly {
    readonly rule: string;
    readonly title: string;
    readonly why: string;
    readonly count: number;
    readonly items: readonly HealthItem[];
  }[];
}

export interface GraphPage extends PageBase {
  readonly kind: 'graph';
  readonly notes: number;
  readonly links: number;
  /** Draws the map, once. */
  readonly view: () => GraphView;
}

/** Files that the shell made for one page; every address with the base, ready for an attribute. */
export interface PageAssets {
  /** woff2 with exactly the glyphs of the page's h1 and of the site's name: a `data:` address or a file. */
  readonly titleFont?: string | undefined;
  /** Stylesheet of the formulas, on pages that hold some. */
  readonly mathCss?: string | undefined;
  /** How many `preview.json` files stand beside the page: 0 or undefined where no link can be previewed. */
  readonly previews?: number | undefined;
  /** Picture for `og:image`, 1200 × 630. */
  readonly card?: string | undefined;
  /** Live editing alone: what is wrong with the note, a line each, for its author. */
  readonly findings?: readonly string[] | undefined;
}

export type Page =
  | NotePage
  | ListPage
  | HomePage
  | SearchPage
  | NotFoundPage
  | RedirectPage
  | ViewPage
  | GraphPage
  | HealthPage;
