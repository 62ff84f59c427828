import type { Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { sectionOf } from '../links/spell-address.ts';
import { folderOf } from '../path.ts';
import { sectionOfView } from '../views/plan-views.ts';
import { VIEWS, type View, type ViewName } from '../views/register.ts';
import { addressOfFolder } from './folders.ts';
import type { NavItem } from './types.ts';

/**
 * The ways in that this vault has: its sections in the order of `garden.yml`, then the views that no section opens; none
 * that is empty. A section of a view's type leads to the view.
 */
export function doors(garden: Garden): NavItem[] {
  const opened = new Set<ViewName>();
  const sections = garden.config.sections.flatMap((section) => {
    const folder = section.folder.replace(/^\/|\/$/g, '');
    const count = garden.entries.filter(({ note }) => sectionOf(garden.config, folderOf(note.path)) === section).length;
    const view = VIEWS.find(({ name }) => garden.views.has(name) && sectionOfView(garden.config, name) === section);
    if (view !== undefined) opened.add(view.name);
    if (count === 0 && view === undefined) return [];
    const address = view?.address ?? addressOfFolder(garden, folder);
    return [
      {
        title: section.title ?? folder,
        href: href(garden.base, address),
        description: section.description,
        count: view === undefined ? count : countOf(garden, view),
      },
    ];
  });
  const rest = VIEWS.filter(({ name }) => garden.views.has(name) && !opened.has(name));
  return [
    ...sections,
    ...rest.map((view) => ({
      title: view.title,
      href: href(garden.base, view.address),
      description: undefined,
      count: countOf(garden, view),
    })),
  ];
}

/** What stands behind a view's door: dated events, works, or notes. */
function countOf(garden: Garden, view: View): number {
  if (view.name === 'papers') return garden.papers.size;
  const notes = garden.entries.filter(({ type }) => view.types.includes(type));
  if (view.name !== 'timeline') return notes.length;
  return notes.reduce((sum, { type, note }) => sum + (type === 'event' ? 1 : (note.facts?.events.length ?? 0)), 0);
}
