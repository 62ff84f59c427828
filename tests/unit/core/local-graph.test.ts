import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { localGraph } from '../../../src/core/graph/local-svg.ts';

const item = (title: string, href = `/terms/${encodeURIComponent(title)}/`) => ({ title, href });
const group = (label: string, count: number) => ({
  label,
  items: Array.from({ length: count }, (_, index) =>
    item(`${label}的第${index + 1}个邻居`, `/terms/${label.length}-${index}/`),
  ),
});
const hrefs = (svg: string) => [...svg.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1]);

describe('the local graph', () => {
  test('nothing to draw is nothing', () => {
    expect(localGraph('词元', [])).toBe('');
    expect(localGraph('词元', [{ label: '前置', items: [] }])).toBe('');
  });

  test('links in reading order: what comes before, then what follows', () => {
    const svg = localGraph('词元', [
      { label: '前置', items: [item('a', '/a/')] },
      { label: '相关', items: [item('b', '/b/')] },
      { label: '延伸', items: [item('c', '/c/')] },
      { label: '引用', items: [item('d', '/d/')] },
    ]);
    expect(hrefs(svg)).toEqual(['/a/', '/d/', '/b/', '/c/']);
    expect(svg).toContain('data-graph');
    expect(svg).toContain('aria-label="词元的邻近图"');
  });

  test('what is linked one way fills both sides, so that the drawing is no higher than it must be', () => {
    const heightOf = (svg: string) => Number(/ height="(\d+)"/.exec(svg)?.[1]);
    const groups = [group('延伸', 6), group('引用', 22)];
    const svg = localGraph('词元', groups);
    expect(heightOf(svg)).toBeLessThan(heightOf(localGraph('词元', [group('前置', 17)])));
    expect(hrefs(svg).toSorted()).toEqual(groups.flatMap(({ items }) => items.map(({ href }) => href)).toSorted());
    expect(svg.match(/>引用<\/text>/g)).toHaveLength(2);
    expect(localGraph('词元', [group('引用', 3)]).match(/>引用<\/text>/g)).toHaveLength(1);
  });

  test('at most thirty nodes, no relation lost, at most 2 KB', () => {
    const svg = localGraph('混合专家模型', [group('前置', 4), group('相关', 3), group('延伸', 40), group('引用', 60)]);
    expect(hrefs(svg).length).toBe(30);
    for (const label of ['前置', '相关', '延伸', '引用']) expect(svg).toContain(`>${label}</text>`);
    expect(gzipSync(svg, { level: 9 }).length).toBeLessThanOrEqual(2048);
  });

  test('names are text: escaped, long ones cut', () => {
    const svg = localGraph('A & B', [
      {
        label: '相关',
        items: [item('<b>"x"</b>', '/x/?a=1&b="2"'), item('一个长到这一栏怎么也放不下的名字才行', '/y/')],
      },
    ]);
    expect(svg).not.toContain('<b>');
    expect(svg).toContain('&lt;b&gt;&quot;x&quot;&lt;/b&gt;');
    expect(svg).toContain('href="/x/?a=1&amp;b=&quot;2&quot;"');
    expect(svg).toContain('一个长到这一栏怎么也放不下的名…');
  });
});
