import { describe, expect, it } from 'vitest';
import {
  ARROWS,
  keepOn,
  matches,
  nearest,
  reveal,
  toward,
  type View,
  viewOf,
  zoom,
} from '../../../src/client/graph/model.ts';
import type { Dot } from '../../../src/core/graph/global/drawing.ts';

const dot = (title: string, x: number, y: number, degree = 1): Dot => ({
  title,
  x,
  y,
  degree,
  type: 'term',
  status: 0,
  topic: 0,
});
const VIEW: View = { x: 0, y: 0, width: 100, height: 50 };

describe('views of the map', () => {
  it('zoom about a point that stays where it is in sight', () => {
    const at = { x: 30, y: 40 };
    const near = zoom(VIEW, 2, at, 1, 1000);
    expect(near).toMatchObject({ width: 50, height: 25 });
    expect((at.x - near.x) / near.width).toBeCloseTo((at.x - VIEW.x) / VIEW.width);
    expect((at.y - near.y) / near.height).toBeCloseTo((at.y - VIEW.y) / VIEW.height);
  });

  it('stop at the nearest and the farthest', () => {
    expect(zoom(VIEW, 100, { x: 0, y: 0 }, 20, 200).width).toBe(20);
    expect(zoom(VIEW, 0.01, { x: 0, y: 0 }, 20, 200)).toMatchObject({ width: 200, height: 100 });
  });

  it('hold a box with air around it, in any shape', () => {
    expect(viewOf({ left: 10, top: 10, right: 30, bottom: 20 }, 2, 5)).toEqual({ x: 0, y: 5, width: 40, height: 20 });
  });

  it('never lose the drawing', () => {
    expect(keepOn({ ...VIEW, x: 500, y: -90 }, VIEW)).toEqual({ x: 50, y: -25, width: 100, height: 50 });
  });

  it('move only as far as brings a point in', () => {
    expect(reveal(VIEW, { x: 50, y: 25 })).toEqual(VIEW);
    const moved = reveal(VIEW, { x: 150, y: 25 });
    expect(moved.y).toBe(0);
    expect(150 - moved.x).toBeGreaterThan(90);
    expect(150 - moved.x).toBeLessThan(100);
  });
});

describe('dots', () => {
  const dots = [
    dot('注意力', 0, 0, 9),
    dot('自注意力', 10, 0, 3),
    dot('GPT-4', 0, 10, 5),
    dot('ＫＶ 缓存', -10, -1),
    dot('远', 100, 0),
  ];

  it('are hit within reach, if they are shown', () => {
    expect(nearest(dots, () => true, { x: 2, y: 1 }, 5)).toBe(0);
    expect(nearest(dots, () => true, { x: 50, y: 50 }, 5)).toBeUndefined();
    expect(nearest(dots, (index) => index !== 0, { x: 2, y: 1 }, 9)).toBe(1);
  });

  it.each([
    ['ArrowRight', 1],
    ['ArrowLeft', 3],
    ['ArrowDown', 2],
    ['ArrowUp', undefined],
  ])('%s leads to the nearest neighbour there', (key, expected) => {
    expect(toward(dots, [1, 2, 3, 4], dots[0] as Dot, ARROWS[key] as { x: number; y: number })).toBe(expected);
  });

  it('are found by a part of their name, without case, width and spaces', () => {
    expect(matches(dots, '注意力')).toEqual([0, 1]);
    expect(matches(dots, 'gpt')).toEqual([2]);
    expect(matches(dots, 'kv缓存')).toEqual([3]);
    expect(matches(dots, ' ')).toEqual([]);
  });
});
