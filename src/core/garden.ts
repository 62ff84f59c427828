import type { Paper } from './bibliography/papers.ts';
import type { Reference } from './bibliography/types.ts';
import type { Config } from './config.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Mention } from './graph/mentions/find-mentions.ts';
import type { RelatedNote } from './graph/related.ts';
import type { Anchor, VaultPath } from './path.ts';
import type { Attachment, LinkContext, Note, NoteType, RawLink, Resolution } from './types.ts';
import type { VaultIndex } from './vault/build-index.ts';
import type { ViewName } from './views/register.ts';

/** A link and where it leads. */
export interface ResolvedLink {
  readonly raw: RawLink;
  readonly resolution: Resolution;
  /** Paths among which only the alphabet chose (OBSIDIAN.md 18); empty nearly always. */
  readonly tie: readonly VaultPath[];
}

/** One link from elsewhere to a note. */
export interface Backlink {
  readonly source: VaultPath;
  readonly context: LinkContext;
  /** Id of the heading or block it leads to. */
  readonly anchor: Anchor | undefined;
  readonly relation: string | undefined;
}

/** A published note in its place in the garden. */
export interface Entry {
  readonly note: Note;
  readonly type: NoteType;
  readonly lang: string;
  /** Decoded path inside the site: `/terms/attention/`. */
  readonly address: string;
  readonly href: string;
  readonly links: readonly ResolvedLink[];
  readonly backlinks: readonly Backlink[];
  /** Other notes that name this one and do not link to it, in the order of their paths. */
  readonly mentions: readonly Mention[];
  /** Notes near to this one that it is not linked with, nearest first. */
  readonly related: readonly RelatedNote[];
  /** Frontmatter, then git, else undefined (CONTRACT `dist/`). */
  readonly created: string | undefined;
  readonly updated: string | undefined;
}

/** A file that a published note uses. */
export interface PublishedFile {
  readonly file: Attachment;
  readonly address: string;
  readonly href: string;
}

/** The whole vault, understood: what pages, checks, search and every writer are made from. */
export interface Garden {
  readonly config: Config;
  /** Starts and ends with `/`. */
  readonly base: string;
  /** Published notes, sorted by path. */
  readonly entries: readonly Entry[];
  readonly byPath: ReadonlyMap<VaultPath, Entry>;
  readonly files: ReadonlyMap<VaultPath, PublishedFile>;
  readonly redirects: readonly { readonly from: string; readonly to: VaultPath }[];
  /** Every note, unpublished ones included: for checks alone, never for output. */
  readonly index: VaultIndex;
  /** The views that its notes open: 年表, 术语 … */
  readonly views: ReadonlySet<ViewName>;
  /** Works of the bibliography by citation key; empty without one. */
  readonly references: ReadonlyMap<string, Reference>;
  /** Works that have a page, by citation key: those that are cited or have a note. */
  readonly papers: ReadonlyMap<string, Paper>;
  readonly home: VaultPath | undefined;
  /** Address of each folder's page. */
  readonly folders: ReadonlyMap<string, string>;
  /** The same addresses: a note that stands at one introduces it. */
  readonly folderAddresses: ReadonlySet<string>;
  /** `YYYY-MM-DD`: SOURCE_DATE_EPOCH, else the newest date in the vault. */
  readonly now: string;
  /** What reading and address-giving found; checks add theirs. */
  readonly diagnostics: readonly Diagnostic[];
}
