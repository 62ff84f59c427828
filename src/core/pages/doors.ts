import type { Garden } from '../garden.ts';
import { folderAddress, sectionOf } from '../links/addresses.ts';
import { href } from '../links/href.ts';
import { folderOf } from '../path.ts';
import type { NavItem } from './types.ts';

/** The ways in that this vault has: its sections in the order of `garden.yml`, none that is empty. */
export function doors(garden: Garden): NavItem[] {
  return garden.config.sections.flatMap((section) => {
    const folder = section.folder.replace(/^\/|\/$/g, '');
    const count = garden.entries.filter(({ note }) => sectionOf(garden.config, folderOf(note.path)) === section).length;
    const title = section.title ?? folder;
    return count === 0 ? [] : [{ title, href: href(garden.base, folderAddress(garden.config, folder)), description: section.description, count }];
  });
}
