import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { Request } from '../../../src/core/types.ts';

const cache = mkdtempSync(join(tmpdir(), 'lanyin-answers-'));
vi.stubEnv('LANYIN_CACHE', cache);
const { answerRequests } = await import('../../../src/shell/answers.ts');
const diagram = await import('../../../src/shell/services/diagram.ts');

vi.mock('../../../src/shell/services/diagram.ts', () => ({ renderDiagram: vi.fn() }));
const draw = vi.mocked(diagram.renderDiagram);

beforeEach(() => {
  draw.mockReset();
  rmSync(cache, { recursive: true, force: true });
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const code: Request = { kind: 'code', digest: 'c', lang: 'json', value: '1' };
const picture: Request = { kind: 'diagram', digest: 'd', value: 'flowchart TD', line: 3 };

test('code and diagrams, each digest once', async () => {
  draw.mockResolvedValue({ svg: '<svg/>', labels: ['甲'] });
  const answers = await answerRequests([code, picture, code, picture], '1');
  expect([...answers]).toEqual([
    ['c', { kind: 'code', html: '<span class="n">1</span>' }],
    ['d', { kind: 'diagram', svg: '<svg/>', labels: ['甲'] }],
  ]);
  expect(draw).toHaveBeenCalledExactlyOnceWith('flowchart TD', 'd');
});

test('answers are kept between runs, and worked out anew by another version', async () => {
  draw.mockResolvedValue({ svg: '<svg/>', labels: [] });
  await answerRequests([picture], '1');
  expect(await answerRequests([picture], '1')).toEqual(
    new Map([['d', { kind: 'diagram', svg: '<svg/>', labels: [] }]]),
  );
  expect(draw).toHaveBeenCalledTimes(1);
  await answerRequests([picture], '2');
  expect(draw).toHaveBeenCalledTimes(2);
});

test('a diagram that fails is an answer; one that ran out of time is tried again', async () => {
  draw.mockResolvedValue({ message: '第 2 行', transient: false });
  expect((await answerRequests([picture], '1')).get('d')).toEqual({ kind: 'failed', message: '第 2 行' });
  await answerRequests([picture], '1');
  expect(draw).toHaveBeenCalledTimes(1);
  draw.mockResolvedValue({ message: '20 秒', transient: true });
  await answerRequests([picture], '3');
  await answerRequests([picture], '3');
  expect(draw).toHaveBeenCalledTimes(3);
});

test('nothing asked, nothing written', async () => {
  expect(await answerRequests([], '1')).toEqual(new Map());
});
