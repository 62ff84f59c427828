import type { Stage } from './stages.ts';

/** The steps of the sentence's way, in order. */
export const STEPS = [
  'raw',
  'clean',
  'tokens',
  'attention',
  'loss',
  'tuning',
  'preference',
  'reward',
  'quantized',
  'generation',
] as const;
export type StepName = (typeof STEPS)[number];

/** By what a stage is told to be the one where a step happens; the first that some stage answers to counts. */
const TELLS: Readonly<Record<StepName, readonly RegExp[]>> = {
  raw: [/采集|抓取|crawl|collect/i],
  clean: [/清洗|去重|clean|dedup/i],
  tokens: [/分词|词元|tokeni[sz]/i],
  attention: [/架构|结构|architect/i],
  loss: [/(?<!继续)预训练|pre-?train/i],
  tuning: [/监督微调|指令微调|\bSFT\b|fine-?tun/i],
  preference: [/直接偏好|\bDPO\b/i, /偏好|preference/i],
  reward: [/可验证|\bRLVR\b|verifiable/i, /强化学习|reinforcement/i],
  quantized: [/量化|quanti[sz]/i],
  generation: [/部署|deploy|serving/i],
};

/** Fewer than this and the pipeline is about something else: then no sentence travels it. */
const FEWEST = 4;

/** At which stage each step of the sentence happens, by the stage's number; empty for a pipeline that trains no language model. */
export function placeSteps(stages: readonly Stage[]): ReadonlyMap<number, readonly StepName[]> {
  const placed = new Map<number, StepName[]>();
  let count = 0;
  for (const step of STEPS) {
    const stage = TELLS[step].flatMap(
      (tell) => stages.find(({ entry: { note } }) => tell.test(`${note.title} ${note.frontmatter.en ?? ''}`)) ?? [],
    )[0];
    if (stage === undefined) continue;
    count++;
    placed.set(stage.number, [...(placed.get(stage.number) ?? []), step]);
  }
  return count < FEWEST ? new Map() : placed;
}
