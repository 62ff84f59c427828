import type { Diagnostic } from '../diagnostic.ts';
import type { VaultPath } from '../path.ts';

export interface Author {
  readonly family: string;
  readonly given: string | undefined;
  /** An institution or a team: `author = {{DeepSeek-AI}}`. */
  readonly group: boolean;
}

/** One work of the bibliography: what a BibTeX entry says, in Unicode and without markup. */
export interface Reference {
  readonly key: string;
  /** CSL type: `article-journal`, `paper-conference`, `book`, `thesis`, `report`, `webpage`, `document` … */
  readonly type: string;
  readonly title: string;
  readonly authors: readonly Author[];
  /** True where the entry ends its authors with `and others`. */
  readonly others: boolean;
  /** `2017-06-12`, `2017-06` or `2017`: as precise as the entry, or the month that its arXiv number tells. */
  readonly date: string | undefined;
  /** Year of publication as the entry gives it; may be later than {@link date}. */
  readonly year: string | undefined;
  /** Journal, proceedings, or how it was published. */
  readonly venue: string | undefined;
  readonly publisher: string | undefined;
  readonly place: string | undefined;
  readonly volume: string | undefined;
  readonly issue: string | undefined;
  readonly pages: string | undefined;
  readonly doi: string | undefined;
  /** arXiv number without version: `1706.03762`, `cs/0112017`. */
  readonly arxiv: string | undefined;
  readonly url: string | undefined;
  /** Day on which the link was looked at (`urldate`). */
  readonly accessed: string | undefined;
  /** One sentence in the bibliography's own words (`note`). */
  readonly gist: string | undefined;
  readonly topics: readonly string[];
  /** What nobody has compared with the original yet: `id`, `author` (`lanyin_unverified`). */
  readonly unverified: readonly string[];
  /** `version`, `withdrawn` or `retracted`, as the entry words it. */
  readonly version: string | undefined;
  readonly withdrawn: string | undefined;
  /** The entry as it stands in the file. */
  readonly bibtex: string;
  readonly line: number;
}

/** A bibliography file, read; entries that cannot be read are named in `diagnostics`. */
export interface Bibliography {
  readonly file: VaultPath;
  readonly references: readonly Reference[];
  readonly diagnostics: readonly Diagnostic[];
}
