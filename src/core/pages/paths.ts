import type { Entry, Garden } from '../garden.ts';
import { slugify } from '../text/slug.ts';
import { normalizeSpacing } from '../text/spacing.ts';
import { duration, type LearningPath, pathsOf } from '../views/paths/paths.ts';
import { orderTo, prerequisitesOf } from '../views/paths/prerequisites.ts';
import type { NavItem } from './types.ts';
import { viewPage } from './view-page.ts';
import type { PathCard, PathsPage, PathView } from './view-types/paths.ts';

/** 学习路径: every path with its stations, the shortest first. */
export function* planPaths(garden: Garden): Generator<PathsPage> {
  if (!garden.views.has('paths')) return;
  yield {
    ...viewPage(garden, 'paths', '/paths/'),
    kind: 'paths',
    paths: pathsOf(garden).map((path) => cardOf(garden, path)),
  };
}

/** What the paths add to the page of one: what its goal rests on, and how much of that it visits. */
export function pathView(garden: Garden, entry: Entry): PathView | undefined {
  const path = pathsOf(garden).find((candidate) => candidate.entry === entry);
  if (path === undefined) return undefined;
  const visited = new Set(path.stations.map((stop) => stop.path));
  const order = path.goal === undefined ? [] : orderTo(prerequisitesOf(garden), path.goal);
  const items = order.flatMap((before) => {
    const item = itemOf(garden, before);
    return item === undefined ? [] : [{ ...item, on: visited.has(before) }];
  });
  return { kind: 'path', card: cardOf(garden, path), order: items };
}

function itemOf(garden: Garden, path: LearningPath['goal']): NavItem | undefined {
  const entry = path === undefined ? undefined : garden.byPath.get(path);
  return entry && { title: entry.note.title, href: entry.href };
}

function cardOf(garden: Garden, path: LearningPath): PathCard {
  const { note, address, href } = path.entry;
  const { description } = note.frontmatter;
  return {
    id: slugify(address.split('/').filter(Boolean).at(-1) ?? note.title),
    title: note.title,
    href,
    description: description && normalizeSpacing(description),
    audience: path.audience,
    goal: itemOf(garden, path.goal),
    duration: path.minutes === 0 ? undefined : duration(path.minutes),
    stations: path.stations.map((stop) => ({
      title: stop.name,
      href: itemOf(garden, stop.path)?.href,
      minutes: stop.minutes,
    })),
  };
}
