import { escapeXml } from '../../furniture/html.ts';
import { byDegree, dotsMarkup, drawnLines, linesMarkup, namesMarkup } from './drawing.ts';
import { type Box, dotScale, emsOf, overlap } from './geometry.ts';
import { type GlobalGraph, WIDTH } from './model.ts';

/** Height of the letters, in units: 12.5 pixels where the map is 800 pixels wide, which is the narrowest that it is shown. */
const FONT = 62;
const PIXEL = FONT / 12.5;
const TOPIC_FONT = 96;
/** Names on the map at rest. */
const NAMES = 110;

/** The finished picture of the map. */
export function mapSvg(graph: GlobalGraph): string {
  const { nodes, edges, height } = graph;
  const topics = placeTopics(graph);
  const names = namesMarkup([...nodes].sort(byDegree), {
    font: FONT,
    pixel: PIXEL,
    count: nodes.length,
    taken: topics.map(({ box }) => box),
    bounds: { left: 20, top: 20, right: WIDTH - 20, bottom: height - 20 },
    most: NAMES,
  });
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="图谱" style="--dots:${dotScale(nodes.length)}">`,
    `<g class="lines">${linesMarkup(nodes, drawnLines(nodes, edges))}</g>`,
    `<g class="dots">${dotsMarkup(
      nodes,
      nodes.some(({ status }) => status > 0),
    )}</g>`,
    `<g class="names">${names}</g>`,
    `<g class="topics">${topics.map(({ text }) => text).join('')}</g></svg>`,
  ].join('');
}

/** A topic's name stands above its notes, or below them where that is more free. */
function placeTopics({ nodes, topics, height }: GlobalGraph): { readonly text: string; readonly box: Box }[] {
  const taken: Box[] = [];
  return topics.map((name, topic) => {
    const own = nodes.filter((node) => node.topic === topic);
    const x = Math.round(own.reduce((sum, node) => sum + node.x, 0) / own.length);
    const top = own.reduce((least, node) => Math.min(least, node.y), height);
    const bottom = own.reduce((most, node) => Math.max(most, node.y), 0);
    const baselines = [top - TOPIC_FONT * 0.5, bottom + TOPIC_FONT * 1.3];
    const places = baselines.map((baseline) => boxAt(name, x, Math.min(height - 20, Math.max(TOPIC_FONT, baseline))));
    const inside = (box: Box) =>
      nodes.filter((node) => node.x > box.left && node.x < box.right && node.y > box.top && node.y < box.bottom).length;
    const crowd = (box: Box) => inside(box) + 9 * taken.filter((other) => overlap(other, box)).length;
    const box = places.reduce((best, place) => (crowd(place) < crowd(best) ? place : best));
    taken.push(box);
    return {
      box,
      text: `<a href="#topic-${topic + 1}" data-topic="${topic}"><text x="${x}" y="${Math.round(box.bottom - TOPIC_FONT * 0.2)}">${escapeXml(name)}</text></a>`,
    };
  });
}

function boxAt(name: string, x: number, baseline: number): Box {
  const half = (emsOf(name) * TOPIC_FONT * 1.1) / 2;
  return { left: x - half, right: x + half, top: baseline - TOPIC_FONT, bottom: baseline + TOPIC_FONT * 0.2 };
}
