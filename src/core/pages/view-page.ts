import type { Garden } from '../garden.ts';
import { sectionOfView } from '../views/plan-views.ts';
import { VIEWS, type ViewName } from '../views/register.ts';
import { pageBase } from './base.ts';
import { notePage } from './note.ts';
import type { ViewBase } from './view-types/base.ts';

/** What all pages of a view share: the section's name and description, the `index` note of the folder it stands in for. */
export function viewPage(garden: Garden, name: ViewName, address: string): ViewBase {
  const view = VIEWS.find((candidate) => candidate.name === name) as (typeof VIEWS)[number];
  const section = sectionOfView(garden.config, name);
  const index = garden.entries.find(({ address: own }) => own === view.address && garden.folderAddresses.has(own));
  const base = pageBase(garden, address, section?.title ?? view.title);
  const description = section?.description ?? index?.note.frontmatter.description;
  return {
    ...base,
    description,
    intro: index === undefined || address !== view.address ? undefined : notePage(garden, index),
    tabs: [],
  };
}
