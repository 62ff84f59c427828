import { escapeXml } from '../../furniture/html.ts';
import type { NoteType } from '../../types.ts';
import { DOTS, dotScale, type LabelOptions, placeLabels, sizeOf } from './geometry.ts';

/** The map as SVG markup, made by the same code at build and in the browser, so that the first picture is the finished one. */

/** What of a note is drawn. */
export interface Dot {
  readonly title: string;
  readonly type: NoteType;
  /** 0: none; else one more than its place in INK_STATUS. */
  readonly status: number;
  readonly topic: number;
  readonly x: number;
  readonly y: number;
  readonly degree: number;
}

export interface Line {
  readonly source: number;
  readonly target: number;
}

/**
 * Links drawn for each note at rest, fewer where many notes stand close: the rest shows when the note is looked at, or the
 * whole would be a ball of hair.
 */
const INSIDE = 4;
const ACROSS = 1;
/** No picture gets clearer with more lines than this. */
const MOST_LINES = 6000;

/**
 * The links that are drawn at rest: of each note the strongest within its topic and the strongest that leads out of it.
 * Strong is a link that is not one of many on either side.
 */
export function drawnLines<L extends Line>(dots: readonly Dot[], lines: readonly L[]): L[] {
  const strength = lines.map(
    ({ source, target }) => 1 / Math.sqrt((dots[source]?.degree ?? 1) * (dots[target]?.degree ?? 1)),
  );
  const around: number[][] = dots.map(() => []);
  lines.forEach(({ source, target }, line) => {
    around[source]?.push(line);
    around[target]?.push(line);
  });
  const isInside = (line: number) => dots[lines[line]?.source ?? 0]?.topic === dots[lines[line]?.target ?? 0]?.topic;
  const byStrength = (a: number, b: number) => (strength[b] as number) - (strength[a] as number) || a - b;
  const kept = new Set<number>();
  const most = Math.max(1, Math.round(INSIDE * dotScale(dots.length)));
  for (const own of around) {
    own.sort(byStrength);
    for (const line of own.filter(isInside).slice(0, most)) kept.add(line);
    for (const line of own.filter((line) => !isInside(line)).slice(0, ACROSS)) kept.add(line);
  }
  const strongest = [...kept].sort(byStrength).slice(0, MOST_LINES);
  return strongest.sort((a, b) => a - b).map((line) => lines[line] as L);
}

/** Links within a topic and links between topics: two strengths of line. */
export function linesMarkup(dots: readonly Dot[], lines: readonly Line[]): string {
  const paths = ['', ''];
  for (const { source, target } of lines) {
    const [a, b] = [dots[source] as Dot, dots[target] as Dot];
    paths[a.topic === b.topic ? 0 : 1] += `M${a.x} ${a.y}L${b.x} ${b.y}`;
  }
  return paths
    .map((d, index) => (d === '' ? '' : `<path class="${index === 0 ? 'inside' : 'across'}" d="${d}"/>`))
    .join('');
}

/**
 * One path for all dots that look alike. Dots are strokes of no length, so that they keep their size when the map grows;
 * classes name kind (`k-term`), status (`s1`) and size (`d2`), from which the style sheet makes colour and shape. A ring is
 * a smaller dot of paper upon the dot: for first prints, and for notes without a status where others have one.
 */
export function dotsMarkup(dots: readonly Dot[], withStatus: boolean): string {
  const groups = new Map<string, string>();
  for (const dot of dots) {
    const key = `k-${dot.type} s${dot.status} d${sizeOf(dot.degree)}`;
    groups.set(key, `${groups.get(key) ?? ''}M${dot.x} ${dot.y}h0`);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted
    .map(([key, d], index) => {
      const hole = withStatus && / s[01] /.test(key) ? `<use href="#dots-${index}" class="hole"/>` : '';
      return `<g class="${key}"><path id="dots-${index}" d="${d}"/>${hole}</g>`;
    })
    .join('');
}

/** How names are set. */
export interface NameOptions extends LabelOptions {
  /** Units to a pixel. */
  readonly pixel: number;
  /** Notes on the whole map: see {@link dotScale}. */
  readonly count: number;
}

/** Names of as many notes as have room, those that come first before the others. */
export function namesMarkup(ranked: readonly Dot[], options: NameOptions): string {
  const scale = dotScale(options.count) * options.pixel;
  const named = ranked.map(({ x, y, degree, title }) => ({
    x,
    y,
    radius: ((DOTS[sizeOf(degree)] as number) * scale) / 2,
    text: title,
  }));
  return placeLabels(named, options)
    .map(({ node, text, x, y, anchor }) => {
      const type = ranked[node]?.type;
      return `<text class="k-${type}${anchor === 'start' ? '' : ` ${anchor}`}" x="${x}" y="${y}">${escapeXml(text)}</text>`;
    })
    .join('');
}

/** Most linked first; of equally linked ones by name, so that equal maps are named alike. */
export function byDegree(a: Dot, b: Dot): number {
  return b.degree - a.degree || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
}
