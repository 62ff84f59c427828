import { partNamed } from '../facts/fields.ts';
import type { Part } from '../facts/types.ts';
import type { Entry, Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import type { VaultPath } from '../path.ts';
import { slugify } from '../text/slug.ts';
import { normalizeSpacing } from '../text/spacing.ts';
import { lineHtml } from '../views/inline-html.ts';
import { pipelineSvg } from '../views/pipeline/drawing.ts';
import { travel } from '../views/pipeline/model/travel.ts';
import { EFFORTS, type Stage, stagesOf } from '../views/pipeline/stages.ts';
import { placeSteps, type StepName } from '../views/pipeline/steps.ts';
import { viewPage } from './view-page.ts';
import type { EffortRow, PipelinePage, StageCard, StageLink, StageView } from './view-types/pipeline.ts';

/** What a card tells of a stage, and how many lines of it. */
const FACTS: readonly (readonly [label: string, lines: number])[] = [
  ['输入', 4],
  ['输出', 3],
  ['规模', 1],
  ['成本', 1],
  ['易出错处', 2],
  ['迭代节奏', 1],
  ['未解', 4],
];

/** 训练流程: the stages in order, drawn, told, compared; and one sentence that travels through them. */
export function* planPipeline(garden: Garden): Generator<PipelinePage> {
  if (!garden.views.has('pipeline')) return;
  const stages = stagesOf(garden);
  const steps = placeSteps(stages);
  yield {
    ...viewPage(garden, 'pipeline', '/pipeline/'),
    kind: 'pipeline',
    svg: pipelineSvg(stages),
    stages: stages.map((stage) => cardOf(garden, stage, stages, steps.get(stage.number) ?? [])),
    efforts: effortsOf(stages),
    travel: steps.size === 0 ? undefined : travel(),
  };
}

/** What the pipeline adds to the page of a stage. */
export function stageView(garden: Garden, entry: Entry): StageView | undefined {
  const stages = stagesOf(garden);
  const stage = stages.find((candidate) => candidate.entry === entry);
  if (stage === undefined) return undefined;
  return {
    kind: 'stage',
    number: stage.number,
    count: stages.length,
    svg: pipelineSvg(stages, stage.number),
    previous: stages.filter(({ next }) => next.includes(stage.number)).map(linkOf),
    next: linksTo(stages, stage.next),
    branches: linksTo(stages, stage.branches),
    pipeline: href(garden.base, '/pipeline/'),
  };
}

function linkOf({ number, entry }: Stage): StageLink {
  return { number, title: entry.note.title, href: entry.href };
}

function linksTo(stages: readonly Stage[], numbers: readonly number[]): StageLink[] {
  return numbers.flatMap((number) => {
    const stage = stages[number - 1];
    return stage === undefined ? [] : [linkOf(stage)];
  });
}

function cardOf(garden: Garden, stage: Stage, stages: readonly Stage[], steps: readonly StepName[]): StageCard {
  const { note, address, href: link } = stage.entry;
  const { description } = note.frontmatter;
  return {
    id: slugify(address.split('/').filter(Boolean).at(-1) ?? note.title),
    number: stage.number,
    title: note.title,
    href: link,
    description: description && normalizeSpacing(description),
    facts: FACTS.flatMap(([label, most]) => {
      const part = partNamed(note, label);
      const lines = part === undefined ? [] : linesOf(garden, note.path, part).slice(0, most);
      return lines.length === 0 ? [] : [{ label, lines }];
    }),
    next: linksTo(stages, stage.next),
    branches: linksTo(stages, stage.branches),
    steps,
  };
}

/** List items, else paragraphs: what stands under a heading of the note, line by line. */
function linesOf(garden: Garden, source: VaultPath, part: Part): string[] {
  const lines = part.items.length > 0 ? part.items.map((item) => item.text) : part.paragraphs;
  return lines.map((line) => lineHtml(garden, source, line)).filter((html) => html !== '');
}

function effortsOf(stages: readonly Stage[]): EffortRow[] {
  if (stages.every(({ effort }) => Object.keys(effort).length === 0)) return [];
  return stages.map(({ entry, effort }) => ({
    title: entry.note.title,
    href: entry.href,
    values: EFFORTS.map((name) => effort[name]),
  }));
}
