import { describe, expect, test } from 'vitest';
import { dateKey, dateLabel } from '../../../src/core/views/timeline/date-order.ts';
import { type DateReading, readEventDate } from '../../../src/core/views/timeline/dates.ts';

const read = (text: string, year?: string): DateReading | undefined => readEventDate(text, { year, alone: false });
const label = (text: string): string | undefined => {
  const reading = read(text);
  return reading?.kind === 'date' ? dateLabel(reading.date) : reading?.kind;
};

describe('dates at the beginning of an item', () => {
  test.each([
    ['2017-06-12 Transformer', '2017-06-12'],
    ['2017/6/12 Transformer', '2017-06-12'],
    ['2017.6 Transformer', '2017-06'],
    ['2017年7月', '2017-07'],
    ['2017年6月:Transformer', '2017-06'],
    ['2017 年 6 月 12 日，Transformer', '2017-06-12'],
    ['在 2012 年，神经网络', '2012'],
    ['约 2018 年春', '约2018年春'],
    ['约2018-03 发布', '约2018-03'],
    ['2018年前后，', '约2018'],
    ['2018年底发布', '2018年底'],
    ['2018年第三季度', '2018年第三季度'],
    ['2018 Q3：', '2018年第三季度'],
    ['2023年至今：GPT-4', '2023年至今'],
    ['2017–2019：', '2017年至2019年'],
    ['2017年6月12日至14日，', '2017-06-12至2017-06-14'],
    ['25/12/2017 发布', '2017-12-25'],
    ['2012年AlexNet夺冠', '2012'],
    ['1943 人工神经元的数学模型', '1943'],
    ['2014 条件生成对抗网络', '2014'],
    ['2012 张量分解', '2012'],
    ['1980年代 专家系统', '1980年代'],
    ['20世纪80年代末，', '1980年代末'],
    ['上世纪九十年代：支持向量机', '1990年代'],
    ['十九世纪六十年代，', '1860年代'],
    ['2025年9月12日（周五）发布', '2025-09-12'],
  ])('%s → %s', (text, shown) => expect(label(text)).toBe(shown));

  test.each([
    ['2017年的论文'],
    ['2048 个GPU'],
    ['2020年代的问题'],
    ['2048 块显卡'],
    ['2000 人参加了比赛'],
    ['1900 张图片'],
    ['3D 并行'],
    ['1.2 版'],
    ['说在2012年'],
    ['2018年后的事'],
  ])('%s is no date', (text) => expect(read(text)).toBeUndefined());

  test.each([
    ['2017-13-01', '2017'],
    ['2017-02-30', '2017-02'],
    ['2017年2月30日', '2017-02'],
    ['2023-02-29', '2023-02'],
  ])('%s does not exist; what can be true of it is %s', (text, start) => {
    expect(read(text)).toMatchObject({ kind: 'impossible', date: { start } });
  });

  test.each([['6/12/2017'], ['17年6月'], ['6月12日'], ['2012-14']])('%s could mean more than one day', (text) => {
    expect(read(text)?.kind).toBe('ambiguous');
  });

  test('a leap day exists in its year', () => expect(label('2024-02-29 发布')).toBe('2024-02-29'));
  test('a day leans on the year above it', () =>
    expect(read('6月12日，x', '2017')).toMatchObject({ kind: 'date', date: { start: '2017-06-12' } }));
});

test('order under mixed precision: less precise first, seasons where they begin', () => {
  const inOrder = [
    '2010年代',
    '2017',
    '2017年初，',
    '2017-02-28',
    '约2017年春',
    '2017-03',
    '2017-03-01',
    '2017年6月中旬',
    '2017-06-12',
    '2017-07',
    '2018',
  ];
  const shuffled = [...inOrder].sort((a, b) => a.length - b.length || (a < b ? 1 : -1));
  const key = (text: string) => {
    const reading = readEventDate(text, { year: undefined, alone: true });
    if (reading?.kind !== 'date') throw new Error(text);
    return dateKey(reading.date);
  };
  shuffled.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  // 中旬 begins on the eleventh.
  expect(shuffled).toEqual(inOrder);
});
