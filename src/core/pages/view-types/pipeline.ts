import type { Travel } from '../../views/pipeline/model/travel-types.ts';
import type { StepName } from '../../views/pipeline/steps.ts';
import type { ViewBase } from './base.ts';

/** A stage as a card of the pipeline. */
export interface StageCard {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly href: string;
  readonly description: string | undefined;
  /** 输入, 输出 …: the heading and what stands under it, as safe HTML, one entry a line. */
  readonly facts: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly next: readonly StageLink[];
  readonly branches: readonly StageLink[];
  /** Steps of the travelling sentence that happen here. */
  readonly steps: readonly StepName[];
}

export interface StageLink {
  readonly number: number;
  readonly title: string;
  readonly href: string;
}

export interface EffortRow {
  readonly title: string;
  readonly href: string;
  /** 算力, 数据, 人力: 0 to 5, undefined where the note says nothing. */
  readonly values: readonly (number | undefined)[];
}

export interface PipelinePage extends ViewBase {
  readonly kind: 'pipeline';
  /** The drawing, as SVG of our own making. */
  readonly svg: string;
  readonly stages: readonly StageCard[];
  readonly efforts: readonly EffortRow[];
  /** Undefined where the stages train no language model. */
  readonly travel: Travel | undefined;
}

/** What the pipeline adds to the page of a stage. */
export interface StageView {
  readonly kind: 'stage';
  readonly number: number;
  readonly count: number;
  readonly svg: string;
  readonly previous: readonly StageLink[];
  readonly next: readonly StageLink[];
  readonly branches: readonly StageLink[];
  readonly pipeline: string;
}
