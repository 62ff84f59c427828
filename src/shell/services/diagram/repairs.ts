/** What Mermaid draws ill, in a browser as well, and is put right in the finished drawing. */
import { readableOn } from './colours.ts';
import type { Rule } from './stylesheet.ts';

/** Mermaid sets lines of a label 1.1 em apart: too close for Chinese, which fills its whole em. */
const MORE_LEADING = 0.25;

/**
 * Where a row of a label stands after more room between rows: the second at `1em` goes to `1.25em`.
 * Measuring asks this too, so boxes are made for it.
 * @returns undefined where the element is no such row
 */
export function spreadRow(row: Element): number | undefined {
  if (!row.classList.contains('text-outer-tspan')) return undefined;
  const y = /^(-?[\d.]+)em$/.exec(row.getAttribute('y') ?? '')?.[1];
  if (y === undefined) return undefined;
  const index = Math.max(0, Math.round((Number(y) + 0.1) / 1.1));
  return Number((Number(y) + index * MORE_LEADING).toFixed(2));
}

/** Gives the rows of every label in a drawing the room that {@link spreadRow} tells. */
export function spreadRows(svg: Element): void {
  for (const row of svg.querySelectorAll('.text-outer-tspan')) {
    const y = spreadRow(row);
    if (y !== undefined) row.setAttribute('y', `${y}em`);
  }
}

/** Names of states begin at the left of a box that is wider than they are. */
export function centerStates(svg: Element): void {
  for (const label of svg.querySelectorAll('.statediagram-state > .label')) {
    const text = label.querySelector('text');
    const y = /translate\([^,)]+,\s*([^)]+)\)/.exec(label.getAttribute('transform') ?? '')?.[1];
    if (!text || y === undefined || text.getAttribute('style')?.includes('text-anchor')) continue;
    label.setAttribute('transform', `translate(0, ${y})`);
    text.setAttribute('text-anchor', 'middle');
  }
}

/** Letters of an axis are this wide, in its units, at their size of 10; and this far apart labels are read apart. */
const TICK_LETTER = 5.8;
const TICK_GAP = 8;

/** A gantt chart writes a date below every line of its grid, however close they are: those that would lie on another go. */
export function thinTicks(svg: Element): void {
  for (const grid of svg.querySelectorAll('g.grid')) {
    let free = Number.NEGATIVE_INFINITY;
    for (const tick of grid.querySelectorAll('g.tick')) {
      const label = tick.querySelector('text');
      const x = Number(/translate\(\s*(-?[\d.]+)/.exec(tick.getAttribute('transform') ?? '')?.[1] ?? Number.NaN);
      if (label === null || Number.isNaN(x)) continue;
      const half = ((label.textContent ?? '').length * TICK_LETTER) / 2;
      if (x - half < free) label.remove();
      else free = x + half + TICK_GAP;
    }
  }
}

const SHAPES = 'rect, circle, ellipse, polygon, path';

/** Where an author fills a node but names no colour for its text, the one that reads on the fill. */
export function keepReadable(svg: Element, rules: readonly Rule[]): void {
  const important = rules.filter(({ declarations }) => declarations.includes('!important'));
  for (const node of svg.querySelectorAll('g.node, g.cluster')) {
    const shapes = [...node.querySelectorAll(SHAPES)].filter(
      (shape) => shape.closest('.label, .cluster-label') === null,
    );
    const fill = shapes.map((shape) => authored(shape, 'fill', important)).find((found) => found !== undefined);
    if (fill === undefined || fill === 'none') continue;
    for (const text of node.querySelectorAll('text')) {
      const own = [text, ...text.querySelectorAll('tspan')].some(
        (part) => authored(part, 'fill', important) !== undefined,
      );
      const colour = readableOn(fill);
      if (!own && colour !== undefined) text.setAttribute('style', `${styleOf(text)}fill:${colour}!important`);
    }
  }
}

/** The author's value of a property: written with `!important` on the element or in a rule for it. */
function authored(element: Element, property: string, important: readonly Rule[]): string | undefined {
  const pattern = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;!]+?)\\s*!important`);
  const inline = pattern.exec(element.getAttribute('style') ?? '')?.[1];
  if (inline !== undefined) return inline;
  const rule = important.findLast(
    ({ selectors, declarations }) =>
      pattern.test(declarations) && selectors.some((selector) => element.matches(selector)),
  );
  return rule && pattern.exec(rule.declarations)?.[1];
}

function styleOf(element: Element): string {
  const style = element.getAttribute('style')?.replace(/;?\s*$/, '') ?? '';
  return style === '' ? '' : `${style};`;
}
