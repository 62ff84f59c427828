/** Draws one diagram. Changes the global scope of its thread: used by worker.ts alone. */
import { randomSource } from '../../../core/random.ts';
import { installBrowser } from './browser-shim.ts';
import { cleanDrawing, type Drawing } from './clean.ts';
import { CONFIG } from './config.ts';

/** Chinese names by Mermaid's own, without what follows a dash. */
const KINDS: Readonly<Record<string, string>> = {
  flowchart: '流程图',
  graph: '流程图',
  sequence: '时序图',
  classDiagram: '类图',
  class: '类图',
  stateDiagram: '状态图',
  state: '状态图',
  er: '实体关系图',
  gantt: '甘特图',
  timeline: '时间线',
  mindmap: '思维导图',
  pie: '饼图',
  quadrantChart: '象限图',
  xychart: '坐标图',
  gitGraph: '提交图',
  journey: '历程图',
  kanban: '看板',
  block: '框图',
  sankey: '桑基图',
  radar: '雷达图',
  requirement: '需求图',
  packet: '报文结构图',
  treemap: '矩形树图',
  architecture: '架构图',
  c4: '架构图',
};

let ready: ReturnType<typeof load> | undefined;

/** Loads Mermaid where it has not been loaded yet. */
export function prepare(): ReturnType<typeof load> {
  ready ??= load();
  return ready;
}

/** Mermaid looks for its browser when it is loaded, so the shim comes first. */
async function load() {
  const document = installBrowser();
  const { default: mermaid } = await import('mermaid');
  return { mermaid, document };
}

/**
 * @param id an HTML id: the drawing gets it, and all ids in it begin with it
 * @throws where the diagram cannot be read or drawn
 */
export async function draw(source: string, id: string): Promise<Drawing> {
  const { mermaid, document } = await prepare();
  // Kinds of diagram write into the shared configuration: each drawing begins with a fresh one.
  mermaid.initialize(structuredClone(CONFIG));
  // Layouts begin at random places; the same diagram must come out the same.
  Math.random = randomSource(1);
  const { svg, diagramType } = await mermaid.render(id, source);
  document.body.replaceChildren();
  return cleanDrawing(svg, id, KINDS[diagramType.replace(/-.*$/, '')] ?? '图表', document);
}
