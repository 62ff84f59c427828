import type { Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { ROUTES } from '../links/routes.ts';
import { planAsOf } from './as-of.ts';
import { doors } from './doors.ts';
import { addressOfFolder, standsElsewhere } from './folders.ts';
import { planNotFound, planRedirects } from './furniture.ts';
import { hasGraph, planGraph } from './graph.ts';
import { planHealth } from './health.ts';
import { planHome } from './home.ts';
import { planAll, planFolders, planTags } from './lists.ts';
import { planNotes } from './note.ts';
import { planPaperPages, planPapers } from './papers.ts';
import { planPaths } from './paths.ts';
import { planPipeline } from './pipeline.ts';
import { planQuestions } from './questions.ts';
import { planSearch } from './search.ts';
import { planTerms } from './terms.ts';
import { planTimeline } from './timeline.ts';
import type { Page, SiteView } from './types.ts';

/** The register of page kinds: every page of the site, in a fixed order. */
export function* planPages(garden: Garden): Generator<Page> {
  yield* planHome(garden);
  yield* planNotes(garden, (entry) => standsElsewhere(garden, entry));
  yield* planTimeline(garden);
  yield* planAsOf(garden);
  yield* planTerms(garden);
  yield* planPipeline(garden);
  yield* planPaths(garden);
  yield* planQuestions(garden);
  yield* planPapers(garden);
  yield* planPaperPages(garden);
  yield* planFolders(garden);
  yield* planAll(garden);
  yield* planTags(garden);
  yield* planSearch(garden);
  yield* planGraph(garden);
  yield* planHealth(garden);
  yield* planNotFound(garden);
  yield* planRedirects(garden);
}

/** What every page knows of the site. */
export function siteView(garden: Garden): SiteView {
  const { config, base } = garden;
  const tagged = garden.entries.some(({ note }) => note.tags.length > 0);
  return {
    title: config.title,
    description: config.description,
    lang: config.lang,
    base,
    url: config.url,
    nav: doors(garden),
    license: config.license,
    links: {
      home: href(base, ROUTES.home),
      search: href(base, ROUTES.search),
      all: href(base, ROUTES.all),
      tags: tagged ? href(base, ROUTES.tags) : undefined,
      graph: hasGraph(garden) ? href(base, ROUTES.graph) : undefined,
      feed: config.url === undefined ? undefined : href(base, '/feed.xml'),
      ask: askHref(garden),
    },
  };
}

/** The issue form of the repository that `edit` names, else the section of open questions, where there is one. */
function askHref(garden: Garden): string | undefined {
  const { config, base, entries } = garden;
  const repository = /^https:\/\/(?:github|gitee|gitlab)\.com\/[^/]+\/[^/]+/.exec(config.edit ?? '')?.[0];
  if (repository !== undefined) return `${repository}/${repository.includes('gitlab') ? '-/' : ''}issues/new`;
  const section = config.sections.find(({ type }) => type === 'question');
  if (section === undefined || !entries.some((entry) => entry.type === 'question')) return undefined;
  return href(base, addressOfFolder(garden, section.folder.replace(/^\/|\/$/g, '')));
}
