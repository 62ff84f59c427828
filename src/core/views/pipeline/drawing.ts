import { escapeHtml } from '../inline-html.ts';
import type { Stage } from './stages.ts';

const ROW = 46;
const BOX = 34;
const WIDTH = 214;
const LANE = 9;

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly branch: boolean;
  lane: number;
}

/**
 * The pipeline as a drawing: stages in a column, the main line straight down or as full arcs, branches as dashed arcs;
 * arcs that go back stand left, those that leap ahead right. Each stage is a link; `current` is marked.
 */
export function pipelineSvg(stages: readonly Stage[], current?: number): string {
  const arcs = stages.flatMap((stage) => [
    ...stage.next
      .filter((to) => to !== stage.number + 1)
      .map((to): Arc => ({ from: stage.number, to, branch: false, lane: 0 })),
    ...stage.branches
      .filter((to) => !stage.next.includes(to))
      .map((to): Arc => ({ from: stage.number, to, branch: true, lane: 0 })),
  ]);
  const ahead = assignLanes(arcs.filter((arc) => arc.to > arc.from));
  const back = assignLanes(arcs.filter((arc) => arc.to < arc.from));
  const left = back.count === 0 ? 2 : back.count * LANE + 16;
  const width = left + WIDTH + ahead.count * LANE + 16;
  const height = stages.length * ROW;
  const parts = [
    ...stages.flatMap((stage) =>
      stage.next.includes(stage.number + 1)
        ? [
            `<path d="M${left + 22} ${bottom(stage.number)}V${top(stage.number + 1)}"/>${tip(left + 22, top(stage.number + 1), 0, 1)}`,
          ]
        : [],
    ),
    ...ahead.arcs.map((arc) => arcPath(arc, left + WIDTH, 1)),
    ...back.arcs.map((arc) => arcPath(arc, left, -1)),
    ...stages.map((stage) => box(stage, left, stage.number === current)),
  ];
  return `<svg data-pipeline role="group" aria-label="流程图" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

/** Head of an arrow that ends at a point, seen along a direction. No marker: its id would stand twice where the drawing does. */
function tip(x: number, y: number, dx: number, dy: number): string {
  const [fromX, fromY] = [x - dx * 7, y - dy * 7];
  return `<path class="tip" d="M${fromX + dy * 4} ${fromY + dx * 4}L${x} ${y}L${fromX - dy * 4} ${fromY - dx * 4}Z"/>`;
}

function top(number: number): number {
  return (number - 1) * ROW + (ROW - BOX) / 2;
}

function bottom(number: number): number {
  return top(number) + BOX;
}

function middle(number: number): number {
  return (number - 0.5) * ROW;
}

/** Arcs that overlap stand in different lanes, the short ones nearest to the boxes. */
function assignLanes(arcs: Arc[]): { arcs: Arc[]; count: number } {
  const lanes: [number, number][][] = [];
  const sorted = [...arcs].sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from) || a.from - b.from);
  for (const arc of sorted) {
    const [low, high] = [Math.min(arc.from, arc.to), Math.max(arc.from, arc.to)];
    let lane = 0;
    while (lanes[lane]?.some(([a, b]) => low < b && a < high)) lane++;
    lanes[lane] = [...(lanes[lane] ?? []), [low, high]];
    arc.lane = lane;
  }
  return { arcs: sorted, count: lanes.length };
}

function arcPath({ from, to, branch, lane }: Arc, x: number, side: 1 | -1): string {
  const out = x + side * (12 + lane * LANE);
  const [start, end] = to > from ? [middle(from) + 6, middle(to) - 6] : [middle(from) - 6, middle(to) + 6];
  const bend = (to > from ? 1 : -1) * 6;
  return `<path${branch ? ' class="branch"' : ''} d="M${x} ${start}H${out - side * 6}Q${out} ${start} ${out} ${start + bend}V${end - bend}Q${out} ${end} ${out - side * 6} ${end}H${x + side}"/>${tip(x + side, end, -side, 0)}`;
}

function box({ entry, number }: Stage, x: number, current: boolean): string {
  const y = top(number);
  return `<a href="${escapeHtml(entry.href)}"${current ? ' aria-current="page"' : ''}><rect x="${x}" y="${y}" width="${WIDTH}" height="${BOX}"/><text x="${x + 10}" y="${y + 22}"><tspan class="no">${number}</tspan><tspan x="${x + 36}">${escapeHtml(clip(entry.note.title))}</tspan></text></a>`;
}

/** As much of a title as the box holds at 14 px: Latin letters take about half a Han character. */
function clip(title: string): string {
  let width = 0;
  let result = '';
  for (const char of title) {
    width += char.charCodeAt(0) < 0x2e80 ? 0.56 : 1;
    if (width > 12.2) return `${result}…`;
    result += char;
  }
  return result;
}
