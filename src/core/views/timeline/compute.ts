import { lineText } from '../../facts/inlines.ts';
import type { ComputeChart, ComputePoint } from '../../pages/view-types/timeline.ts';
import { dateKey, dateLabel } from './date-order.ts';
import { chineseCount, powerOfTen, tenTo } from './scale.ts';
import type { PlacedEvent } from './timeline.ts';

/** Size of the drawing: as wide as the column of a phone, so that its letters keep their size there. */
export const CHART = { width: 352, height: 260, left: 42, right: 10, top: 16, bottom: 26 } as const;
/** Letters of the drawing, in its own units. */
const LETTER = 14;

/** Training compute over time, on a log scale; undefined where no event tells how large a training run was. */
export function computeChart(events: readonly PlacedEvent[]): ComputeChart | undefined {
  const runs = events.filter((event) => event.scale !== undefined);
  if (runs.length === 0) return undefined;
  const times = runs.map(timeOf);
  const powers = runs.map(({ scale }) => Math.log10(scale?.flop ?? 1));
  const [from, to] = [Math.floor(Math.min(...times)), Math.floor(Math.max(...times)) + 1];
  const [low, high] = [
    Math.floor(Math.min(...powers)),
    Math.max(Math.floor(Math.min(...powers)) + 1, Math.ceil(Math.max(...powers))),
  ];
  const x = (time: number) => CHART.left + ((time - from) / (to - from)) * (CHART.width - CHART.left - CHART.right);
  const y = (power: number) =>
    CHART.top + (1 - (power - low) / (high - low)) * (CHART.height - CHART.top - CHART.bottom);
  const points = runs.map((event, at) => pointOf(event, x(times[at] ?? from), y(powers[at] ?? low)));
  return {
    points,
    labels: labelsOf(points, powers),
    rows: steps(low, high, 6).map((power) => ({ at: y(power), label: tenTo(power) })),
    columns: steps(from, to, 8).map((year) => ({ at: x(year), label: String(year) })),
  };
}

/** The year with its part: a date known to the year alone stands in its middle. */
function timeOf({ date }: PlacedEvent): number {
  const [year = '', month = '00', day = '00'] = dateKey(date).split('-');
  return month === '00'
    ? Number(year) + 0.5
    : Number(year) + (Number(month) - 1) / 12 + Math.max(0, Number(day) - 1) / 365;
}

function pointOf(event: PlacedEvent, x: number, y: number): ComputePoint {
  const { params, active, tokens, flop = 1, derived = false, name } = event.scale ?? {};
  const count = (value: number | undefined) => (value === undefined ? undefined : chineseCount(value));
  return {
    id: event.id,
    name: name ?? [...lineText(event.text)].slice(0, 12).join(''),
    datetime: event.date.start,
    date: dateLabel(event.date),
    params: active === undefined ? count(params) : [count(params), `激活${count(active)}`].filter(Boolean).join('，'),
    tokens: count(tokens),
    flop: powerOfTen(flop),
    derived,
    x: Math.round(x * 10) / 10,
    y: Math.round(y * 10) / 10,
  };
}

/** Whole numbers from one to another, at most so many of them. */
function steps(from: number, to: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((to - from) / most));
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Names of those that were larger than any before, on a side where they lie on no point and no other name. */
function labelsOf(points: readonly ComputePoint[], powers: readonly number[]): ComputeChart['labels'] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const labels: ComputeChart['labels'][number][] = [];
  let record = Number.NEGATIVE_INFINITY;
  points.forEach((point, at) => {
    const power = powers[at] ?? 0;
    if (power <= record) return;
    record = power;
    const place = sidesOf(point).find(({ box }) => isInside(box) && !taken.some((other) => overlap(box, other)));
    if (place === undefined) return;
    taken.push(place.box);
    labels.push(place.label);
  });
  return labels;
}

/** Right of a point and left of it, a little above and a little below. */
function sidesOf({
  name,
  x,
  y,
}: ComputePoint): { readonly box: Box; readonly label: ComputeChart['labels'][number] }[] {
  const width = [...name].reduce((sum, letter) => sum + (letter > '\u2e80' ? LETTER : LETTER * 0.62), 0);
  return [false, true].flatMap((end) =>
    [y - 4, y + LETTER].map((base) => {
      const from = end ? x - 8 - width : x + 8;
      return {
        box: { left: from, right: from + width, top: base - LETTER * 0.8, bottom: base + 3 },
        label: { text: name, x: end ? x - 8 : x + 8, y: base, end },
      };
    }),
  );
}

function isInside({ left, right, top, bottom }: Box): boolean {
  return left >= CHART.left && right <= CHART.width && top >= 0 && bottom <= CHART.height - CHART.bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
