import type { NotePage, PageBase } from '../types.ts';

/** One of several static pages that show the same things in another order. */
export interface Tab {
  readonly title: string;
  readonly href: string;
  readonly current: boolean;
}

/** What every page of a view has: a note that introduces it, where its folder has an `index`. */
export interface ViewBase extends PageBase {
  readonly intro: NotePage | undefined;
  readonly tabs: readonly Tab[];
}
