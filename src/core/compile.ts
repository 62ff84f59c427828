import type { Bibliography } from './bibliography/types.ts';
import type { Config } from './config.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Entry, Garden, PublishedFile, ResolvedLink } from './garden.ts';
import { buildGraph } from './graph/build-graph.ts';
import { linkedNote } from './graph/link-graph.ts';
import { findMentions, findNames } from './graph/mentions/find-mentions.ts';
import { relatedNotes } from './graph/related.ts';
import { assignAddresses, fileAddresses } from './links/addresses.ts';
import { href } from './links/href.ts';
import { htmlLinks, resolveLink } from './links/resolve.ts';
import { permalinkAddress } from './links/spell-address.ts';
import { typeOf } from './note/type.ts';
import { folderAddresses } from './pages/folders.ts';
import { reservedAddresses } from './pages/reserved.ts';
import type { VaultPath } from './path.ts';
import type { Attachment, Note } from './types.ts';
import { buildIndex, nameKey, type VaultIndex } from './vault/build-index.ts';
import { unpublishedNotes } from './vault/published.ts';
import { placePapers, planViews } from './views/plan-views.ts';

/** Dates that git knows of a file: `YYYY-MM-DD`. */
export interface GitDates {
  readonly created: string;
  readonly updated: string;
}

export interface CompileInput {
  /** Every note of the vault, as core/note read it. */
  readonly notes: readonly Note[];
  readonly files: readonly Attachment[];
  readonly config: Config;
  readonly base: string;
  readonly git: ReadonlyMap<VaultPath, GitDates>;
  /** The file that `bibliography` of garden.yml names, read by the shell. */
  readonly bibliography?: Bibliography | undefined;
  /** `YYYY-MM-DD` where SOURCE_DATE_EPOCH says so. */
  readonly now: string | undefined;
}

/** Compiles a vault: the only place that knows the order of the stages (docs/ARCHITECTURE.md). */
export function compile(input: CompileInput): Garden {
  const { config, base, git } = input;
  const notes = [...input.notes].sort(byPath);
  const unpublished = unpublishedNotes(notes, config);
  const published = notes.filter((note) => !unpublished.has(note.path));
  const index = buildIndex(notes, input.files, unpublished);
  const home = findHome(published, config);
  const references = input.bibliography?.references ?? [];
  const plan = planViews(published, config, references);
  const folders = folderAddresses(
    published.map((note) => note.path),
    config,
  );
  const addresses = assignAddresses(published, config, home, {
    routes: reservedAddresses(published, config, plan.reserved),
    folders,
  });
  const graph = buildGraph(index, published);
  const linked = linkedNotes(graph.links);
  const named = findNames(published, home);
  const mentions = findMentions(named, linked);
  const related = relatedNotes({
    notes: published.filter((note) => note.path !== home),
    linked,
    named: (path) => (named.get(path) ?? []).map((found) => found.target),
  });
  const files = publishFiles(index, published, graph.links, config, base);
  const entries = published.map((note): Entry => {
    const address = addresses.notes.get(note.path) as string;
    return {
      note,
      type: typeOf(note.frontmatter.type, config.sections, note.path),
      lang: note.frontmatter.lang ?? config.lang,
      address,
      href: href(base, address),
      links: graph.links.get(note.path) ?? [],
      backlinks: graph.backlinks.get(note.path) ?? [],
      mentions: mentions.get(note.path) ?? [],
      related: related.get(note.path) ?? [],
      created: note.frontmatter.created ?? note.frontmatter.date ?? git.get(note.path)?.created,
      updated: note.frontmatter.updated ?? git.get(note.path)?.updated,
    };
  });
  return {
    config,
    base,
    entries,
    byPath: new Map(entries.map((entry) => [entry.note.path, entry])),
    files,
    redirects: addresses.redirects,
    index,
    views: plan.views,
    references: new Map(references.map((reference) => [reference.key, reference])),
    papers: placePapers(
      published,
      config,
      references,
      plan.loosePapers,
      (note) => addresses.notes.get(note.path) as string,
    ),
    home,
    folders,
    folderAddresses: new Set(folders.values()),
    now: input.now ?? newestDate(entries),
    diagnostics: [
      ...notes.flatMap((note): readonly Diagnostic[] => note.diagnostics),
      ...addresses.diagnostics,
      ...(input.bibliography?.diagnostics ?? []),
    ],
  };
}

function byPath(a: Note, b: Note): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** What each note links to. */
function linkedNotes(
  links: ReadonlyMap<VaultPath, readonly ResolvedLink[]>,
): (source: VaultPath) => ReadonlySet<VaultPath> {
  const none: ReadonlySet<VaultPath> = new Set();
  const sets = new Map(
    [...links].map(([path, list]) => [path, new Set(list.map(linkedNote).filter((target) => target !== undefined))]),
  );
  return (source) => sets.get(source) ?? none;
}

/** Config, else `index` or `首页` at the root, else the note whose permalink is the root, else none: a generated home (CONTRACT `dist/`). */
function findHome(published: readonly Note[], config: Config): VaultPath | undefined {
  const names =
    config.home === undefined ? ['index.md', 'index.mdx', '首页.md', '首页.mdx'] : [config.home, `${config.home}.md`];
  const keys = names.map((name) => nameKey(name.replace(/^\//, '')));
  const matches = keys.map((key) => published.find((note) => nameKey(note.path) === key));
  const found =
    matches.find((note) => note !== undefined) ??
    published.find(
      ({ frontmatter }) => frontmatter.permalink !== undefined && permalinkAddress(frontmatter.permalink) === '/',
    );
  return found?.path;
}

/** Only what a published note uses is published: attachments of unpublished notes leave no trace (policy on rule 75). */
function publishFiles(
  index: VaultIndex,
  published: readonly Note[],
  links: ReadonlyMap<VaultPath, readonly ResolvedLink[]>,
  config: Config,
  base: string,
): Map<VaultPath, PublishedFile> {
  const used = new Set<VaultPath>();
  for (const note of published) {
    for (const { resolution } of links.get(note.path) ?? []) if (resolution.kind === 'file') used.add(resolution.path);
    const { image } = note.frontmatter;
    const more = image === undefined ? [] : [{ target: image, fragment: undefined }];
    for (const link of [...more, ...htmlLinks(note)]) {
      const { resolution } = resolveLink(index, note.path, link);
      if (resolution.kind === 'file') used.add(resolution.path);
    }
  }
  const paths = [...used].sort();
  const addresses = fileAddresses(paths, config);
  return new Map(
    paths.map((path) => {
      const address = addresses.get(path) as string;
      return [path, { file: index.files.get(path) as Attachment, address, href: href(base, address) }];
    }),
  );
}

function newestDate(entries: readonly Entry[]): string {
  let newest = '1970-01-01';
  for (const { created, updated, note } of entries)
    for (const date of [created, updated, note.frontmatter.date])
      if (date !== undefined && date.length === 10 && date > newest) newest = date;
  return newest;
}
