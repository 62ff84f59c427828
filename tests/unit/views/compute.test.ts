import { describe, expect, test } from 'vitest';
import { planPages } from '../../../src/core/pages/index.ts';
import type { TimelinePage } from '../../../src/core/pages/view-types/timeline.ts';
import { chineseCount, powerOfTen, readScale } from '../../../src/core/views/timeline/scale.ts';
import { vault } from '../../vault.ts';

const timeline = (body: string) => `---\ntype: timeline\n---\n${body}`;
const pageOf = (files: Record<string, string>) =>
  [...planPages(vault(files))].find((page) => page.kind === 'timeline') as TimelinePage;

describe('how large a training run was', () => {
  const read = (text: string) => readScale(`训练规模：${text}`);
  test.each([
    ['GPT-3，1750亿参数，3000亿词元，3.14e23 FLOP', 'GPT-3', 3.14e23, false],
    ['175B 参数、300B tokens', undefined, 6 * 175e9 * 300e9, true],
    ['V3, 6,710亿参数, 激活 370 亿, 14.8万亿词元。', 'V3', 6 * 37e9 * 14.8e12, true],
    ['总参 1T；激活参数 32B；15.5T 词元', undefined, 6 * 32e9 * 15.5e12, true],
    ['约 3.8×10²⁵ 次浮点运算', undefined, 3.8e25, false],
    ['某模型，2.5 x 10^24 FLOPs', '某模型', 2.5e24, false],
  ])('%s', (text, name, flop, derived) => {
    const scale = read(text);
    expect(scale).toMatchObject({ name, derived });
    expect((scale?.flop ?? 0) / flop).toBeCloseTo(1, 9);
  });

  test.each([['1750亿参数'], ['3000亿词元'], ['很大'], ['']])('%s is not enough', (text) =>
    expect(read(text)).toBeUndefined(),
  );
  test('another line is none', () => expect(readScale('1750亿参数，3000亿词元')).toBeUndefined());

  test('numbers as they are said', () => {
    expect([1.75e11, 1.4e12, 6.2e9, 512].map(chineseCount)).toEqual(['1750亿', '1.4万亿', '62亿', '512']);
    expect(powerOfTen(3.14e23)).toBe('3.1×10²³');
  });
});

describe('the chart', () => {
  const files = {
    'a.md': timeline(
      '- **2020-05-28** GPT-3\n  训练规模：GPT-3，1750亿参数，3000亿词元，3.14e23 FLOP\n  为什么要紧：很大。\n- **2018** 别的\n  - 细节\n- **2019 年** 没说全\n  训练规模：15亿参数\n',
    ),
    '大事.md': '---\ntype: event\ndate: 2024-07-23\nscale: 4050亿参数，15.6万亿词元\n---\n',
  };
  const page = pageOf(files);

  test('a point for each event that says enough, in order of time; what is worked out says so', () => {
    expect(page.compute?.points.map(({ name, flop, derived }) => [name, flop, derived])).toEqual([
      ['GPT-3', '3.1×10²³', false],
      ['大事', '3.8×10²⁵', true],
    ]);
    const [first, second] = page.compute?.points ?? [];
    expect(second?.x).toBeGreaterThan(first?.x ?? Number.NaN);
    // Larger is higher: y counts from above.
    expect(second?.y).toBeLessThan(first?.y ?? Number.NaN);
    const ids = page.years.flatMap((year) => year.events.map((event) => event.id));
    for (const point of page.compute?.points ?? []) expect(ids).toContain(point.id);
  });

  test('one step up the scale is ten times', () => {
    const rows = page.compute?.rows ?? [];
    expect(rows.map((row) => row.label)).toEqual(['10²³', '10²⁴', '10²⁵', '10²⁶']);
    const steps = rows.slice(1).map((row, at) => (rows[at]?.at ?? 0) - row.at);
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 6);
  });

  test('the line is in the chart and not in the list; one that is not enough stays where it was', () => {
    const events = page.years.flatMap((year) => year.events);
    expect(events.map((event) => event.details)).toEqual([['细节'], ['训练规模：15亿参数'], [], []]);
    expect(events[2]?.why).toBe('很大。');
  });

  test('a name lies on no point, however dense they are', () => {
    const many = Array.from({ length: 60 }, (_, at) => {
      const month = `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
      return `- **${month}** 甲${at}\n  训练规模：Model ${at}，${at + 1}B 参数，${1 + ((at * 7) % 13)}T 词元`;
    });
    const { points = [], labels = [] } = pageOf({ 'a.md': timeline(many.join('\n')) }).compute ?? {};
    expect(points).toHaveLength(60);
    expect(labels.length).toBeGreaterThan(0);
    for (const { text, x, y, end } of labels) {
      const width = text.length * 7;
      const [left, right] = end ? [x - width, x] : [x, x + width];
      expect(points.filter((point) => point.x > left && point.x < right && point.y > y - 10 && point.y < y)).toEqual(
        [],
      );
    }
  });

  test('a vault that tells no sizes has no chart', () => {
    expect(pageOf({ 'a.md': timeline('- **2017-06-12** Transformer') }).compute).toBeUndefined();
  });
});
