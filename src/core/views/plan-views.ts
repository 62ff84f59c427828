import { citedKeys, loosePapers, notedPapers, type Paper } from '../bibliography/papers.ts';
import type { Reference } from '../bibliography/types.ts';
import type { Config } from '../config.ts';
import { folderAddress, isFolderIndex } from '../links/spell-address.ts';
import { typeOf } from '../note/type.ts';
import { sheetAddresses } from '../pages/sheets.ts';
import { folderOf } from '../path.ts';
import type { Note, NoteType } from '../types.ts';
import { SUBVIEWS, VIEWS, type ViewName, viewAddresses, viewsOf } from './register.ts';
import { turningMonths } from './timeline/months.ts';

/** What a vault's notes and bibliography open, before any note has its address. */
export interface ViewPlan {
  readonly views: ReadonlySet<ViewName>;
  /** Addresses of works without a note, by key. */
  readonly loosePapers: ReadonlyMap<string, string>;
  /** Addresses that notes must leave to the views. */
  readonly reserved: readonly string[];
}

/** Decides which views a vault has. An `index` note of a folder that a view stands in for stays at its address: it introduces the view. */
export function planViews(published: readonly Note[], config: Config, references: readonly Reference[]): ViewPlan {
  const type = (note: Note): NoteType => typeOf(note.frontmatter.type, config.sections, note.path);
  const cited = citedKeys(published);
  const views = viewsOf(
    new Set(published.map(type)),
    references.some(({ key }) => cited.has(key)),
  );
  const papers = loosePapers(published, type, references);
  const introduced = new Set(
    published.filter((note) => isFolderIndex(note.path)).map((note) => folderAddress(config, folderOf(note.path))),
  );
  const months = views.has('timeline') ? turningMonths(published).map((month) => `/timeline/${month}/`) : [];
  const reserved = [
    ...viewAddresses(views).filter((address) => !introduced.has(address)),
    ...papers.values(),
    ...(views.has('papers') ? paperSheets(papers.size + notedPapers(published, type).size) : []),
    ...months,
  ];
  return { views, loosePapers: papers, reserved };
}

/** Second and later pages of the index of papers, in each of its orders. */
function paperSheets(count: number): string[] {
  return ['/papers/', SUBVIEWS.papersByTopic, SUBVIEWS.papersByUse].flatMap((address) =>
    sheetAddresses(address, count).slice(1),
  );
}

/** Every work that has a page, by key: those with a note stand at the note's address. */
export function placePapers(
  published: readonly Note[],
  config: Config,
  references: readonly Reference[],
  loose: ReadonlyMap<string, string>,
  addressOf: (note: Note) => string,
): Map<string, Paper> {
  const byKey = new Map(references.map((reference) => [reference.key, reference]));
  const papers = new Map<string, Paper>();
  const type = (note: Note) => typeOf(note.frontmatter.type, config.sections, note.path);
  for (const [key, note] of notedPapers(published, type))
    papers.set(key, { key, reference: byKey.get(key), note: note.path, address: addressOf(note) });
  for (const [key, address] of loose) papers.set(key, { key, reference: byKey.get(key), note: undefined, address });
  return papers;
}

/** The section of garden.yml whose notes a view shows, when there is exactly one: it lends the view its name. */
export function sectionOfView(config: Config, name: ViewName): Config['sections'][number] | undefined {
  const view = VIEWS.find((candidate) => candidate.name === name);
  const sections = config.sections.filter(
    (section) => section.type !== undefined && view?.types.includes(section.type),
  );
  return sections.length === 1 ? sections[0] : undefined;
}
