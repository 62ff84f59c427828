import { runChecks } from '../core/checks/index.ts';
import { compile } from '../core/compile.ts';
import { type Config, readConfig } from '../core/config.ts';
import { ConfigError } from '../core/config-error.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Entry, Garden } from '../core/garden.ts';
import { planPages, siteView } from '../core/pages/index.ts';
import type { Page, SiteView } from '../core/pages/types.ts';
import type { VaultPath } from '../core/path.ts';
import { renderInput } from '../core/render/inputs.ts';
import type { Note, RenderInput, RenderSource } from '../core/types.ts';
import { compilerVersion, digestOf, Store } from '../io/cache.ts';
import { gitDates } from '../io/git-dates.ts';
import { measureImages } from '../io/image-sizes.ts';
import { readVault, type Vault } from '../io/read-vault.ts';
import { answerRequests } from './answers.ts';
import { loadBibliography } from './bibliography.ts';
import { Failure } from './failure.ts';
import { sortOut } from './mdx/sort-out.ts';
import { Pool } from './pool.ts';
import { Progress } from './progress.ts';
import type { Rendering, RenderTask } from './work.ts';

/** What a site is compiled from: the part of the command line that matters to it. */
export interface SiteOptions {
  readonly vault: string;
  readonly base: string;
  readonly site: string | undefined;
}

/** A vault compiled and rendered, before Astro prints its pages. */
export interface Site {
  readonly vault: Vault;
  readonly garden: Garden;
  readonly view: SiteView;
  readonly pages: readonly Page[];
  readonly rendered: ReadonlyMap<VaultPath, Rendering>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads, compiles and renders a vault. Throws {@link Failure} for wrong configuration or an unreadable vault, nothing else.
 * @param refused running notes that are left out because an earlier attempt failed on them, with the reason
 */
export async function loadSite(
  options: SiteOptions,
  progress = new Progress(),
  refused: ReadonlyMap<VaultPath, string> = new Map(),
): Promise<Site> {
  const pool = new Pool();
  try {
    const vault = await progress.step('打开文件夹', () => open(options.vault));
    const config = configure(vault, options.site);
    const version = await compilerVersion();
    const [read, git] = await progress.step(`读 ${vault.notes.length} 篇札记`, () =>
      Promise.all([readNotes(vault, config, pool, version), gitDates(options.vault)]),
    );
    const bibliography = await loadBibliography(vault, config);
    const { notes, diagnostics: leftOut } = sortOut(read, vault, options.vault, refused);
    const compiled = await progress.step('理清链接', () =>
      compile({ notes, files: vault.files, config, base: options.base, git, bibliography, now: epoch() }),
    );
    const garden = await measureImages(compiled, vault.onDisk);
    const rendered = await progress.step('排版', () => renderNotes(garden, vault, pool, version));
    const found = [...vault.diagnostics, ...leftOut, ...[...rendered.values()].flatMap((note) => note.diagnostics)];
    const pages = await progress.step('编排页面', () => [...planPages(garden)]);
    return { vault, garden, view: siteView(garden), pages, rendered, diagnostics: runChecks(garden, found) };
  } finally {
    await pool.close();
  }
}

async function open(folder: string): Promise<Vault> {
  try {
    return await readVault(folder);
  } catch (error) {
    throw new Failure(`读不了笔记文件夹 ${folder}：${error instanceof Error ? error.message : String(error)}`);
  }
}

function configure(vault: Vault, site: string | undefined): Config {
  try {
    const config = readConfig(vault.config, vault);
    return site === undefined ? config : { ...config, url: site };
  } catch (error) {
    if (error instanceof ConfigError) throw new Failure(error.message);
    throw error;
  }
}

function epoch(): string | undefined {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH);
  return process.env.SOURCE_DATE_EPOCH && Number.isFinite(seconds)
    ? new Date(seconds * 1000).toISOString().slice(0, 10)
    : undefined;
}

/** Reading looks at one file alone, so a note is read anew only where its bytes, its path or the reading options changed. */
async function readNotes(vault: Vault, config: Config, pool: Pool, version: string): Promise<Note[]> {
  const store = await Store.open<Note>(`read-${digestOf(vault.folderName)}`);
  const options = {
    strictLineBreaks: config.strictLineBreaks,
    readings: config.pinyin,
    sections: config.sections,
    mdx: config.mdx,
  };
  const common = digestOf(version, JSON.stringify(options));
  const key = (file: Vault['notes'][number]) => digestOf(common, file.path, file.digest);
  const missing = vault.notes.filter((file) => store.get(key(file)) === undefined);
  const fresh = await pool.run<Vault['notes'][number], Note>(missing, (files) => ({ kind: 'read', files, options }));
  missing.forEach((file, index) => {
    store.set(key(file), fresh[index] as Note);
  });
  await store.save();
  return vault.notes.map((file) => store.get(key(file)) as Note);
}

/**
 * Rendering is cached by the note's own text, what its links resolved to and what it embeds (docs/ARCHITECTURE.md): a new
 * note turns the links that lead to it, and nothing else.
 */
async function renderNotes(
  garden: Garden,
  vault: Vault,
  pool: Pool,
  version: string,
): Promise<Map<VaultPath, Rendering>> {
  const texts = new Map(vault.notes.map((file) => [file.path, file.text]));
  const sources = new Map<VaultPath, RenderSource>();
  const textOf = (path: VaultPath) => texts.get(path) ?? '';
  const answers = await answerRequests(
    garden.entries.flatMap((entry) => entry.note.requests),
    version,
  );
  const options = {
    strictLineBreaks: garden.config.strictLineBreaks,
    externalImages: garden.config.externalImages,
    lang: garden.config.lang,
  };
  const common = digestOf(version, JSON.stringify(options));
  const store = await Store.open<Rendering>(`render-${digestOf(vault.folderName)}`);
  const keys = new Map<VaultPath, string>();
  const missing: (RenderTask & { readonly entry: Entry })[] = [];
  for (const entry of garden.entries) {
    const input = renderInput(garden, entry, textOf, sources);
    const anchors = [...new Set(entry.backlinks.flatMap(({ anchor }) => anchor ?? []))].sort();
    const key = digestOf(
      common,
      anchors.join(' '),
      ...[input.source, ...Object.values(input.embedded)].flatMap((source) => sourceKey(source, answers)),
    );
    keys.set(entry.note.path, key);
    if (store.get(key) === undefined) missing.push({ entry, input, anchors });
  }
  const fresh = await pool.run<(typeof missing)[number], Rendering>(missing, (batch) => ({
    kind: 'render',
    tasks: batch.map(({ input, anchors }) => ({ input, anchors })),
    answers: batch.flatMap(({ input }) => answersFor(input, answers)),
    options,
  }));
  missing.forEach(({ entry }, index) => {
    store.set(keys.get(entry.note.path) as string, fresh[index] as Rendering);
  });
  await store.save();
  return new Map(garden.entries.map(({ note }) => [note.path, store.get(keys.get(note.path) as string) as Rendering]));
}

type Answers = Awaited<ReturnType<typeof answerRequests>>;

/** All that the printer sees of one note: whatever is added to RenderSource is part of the key. */
function sourceKey({ note, text: _bytesAreInTheDigest, ...views }: RenderSource, answers: Answers): string[] {
  const asked = note.requests.map((request) => answers.get(request.digest)?.kind ?? 'none');
  return [note.path, note.digest, JSON.stringify([views, asked, note.mdx !== undefined])];
}

function answersFor(
  input: RenderInput,
  answers: Answers,
): (readonly [string, NonNullable<ReturnType<Answers['get']>>])[] {
  return [input.source, ...Object.values(input.embedded)].flatMap(({ note }) =>
    note.requests.flatMap(({ digest }) => {
      const answer = answers.get(digest);
      return answer === undefined ? [] : [[digest, answer] as const];
    }),
  );
}
