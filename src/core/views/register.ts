import type { NoteType } from '../types.ts';

export type ViewName = 'timeline' | 'terms' | 'pipeline' | 'questions' | 'papers' | 'paths';

export interface View {
  readonly name: ViewName;
  /** A note of one of these types opens the view. */
  readonly types: readonly NoteType[];
  readonly address: string;
  readonly title: string;
}

/** The views that ordinary notes are compiled into, in the order of their doors. */
export const VIEWS: readonly View[] = [
  { name: 'timeline', types: ['timeline', 'event'], address: '/timeline/', title: '年表' },
  { name: 'terms', types: ['term'], address: '/terms/', title: '术语' },
  { name: 'pipeline', types: ['stage'], address: '/pipeline/', title: '训练流程' },
  { name: 'questions', types: ['question'], address: '/questions/', title: '存疑' },
  { name: 'papers', types: ['paper'], address: '/papers/', title: '论文' },
  { name: 'paths', types: ['path'], address: '/paths/', title: '学习路径' },
];

/** Fixed pages below a view's own. */
export const SUBVIEWS = {
  termsByEnglish: '/terms/english/',
  termsByTopic: '/terms/topic/',
  termsConfusable: '/terms/confusable/',
  papersByTopic: '/papers/topic/',
  papersByUse: '/papers/cited/',
} as const;

const BELOW: Readonly<Record<ViewName, readonly string[]>> = {
  timeline: [],
  terms: [SUBVIEWS.termsByEnglish, SUBVIEWS.termsByTopic, SUBVIEWS.termsConfusable],
  pipeline: [],
  questions: [],
  papers: [SUBVIEWS.papersByTopic, SUBVIEWS.papersByUse],
  paths: [],
};

/** The views that a vault has: those of the types of its published notes, papers also where a work is cited. */
export function viewsOf(types: ReadonlySet<NoteType>, cites: boolean): ReadonlySet<ViewName> {
  return new Set(
    VIEWS.filter((view) => view.types.some((type) => types.has(type)) || (view.name === 'papers' && cites)).map(
      (view) => view.name,
    ),
  );
}

/** Addresses of the pages of some views, those of single papers and months apart. */
export function viewAddresses(views: ReadonlySet<ViewName>): string[] {
  return VIEWS.filter((view) => views.has(view.name)).flatMap((view) => [view.address, ...BELOW[view.name]]);
}
