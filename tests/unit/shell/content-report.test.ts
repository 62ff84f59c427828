import { expect, test } from 'vitest';
import type { VaultPath } from '../../../src/core/path.ts';
import type { ContentNote } from '../../../src/shell/content-report/notes.ts';
import { report } from '../../../src/shell/content-report/print.ts';

const counts = { events: 169, bareEvents: 0, turningPoints: 26, references: 500 };

function note(path: string, values: Partial<ContentNote> = {}): ContentNote {
  const slash = path.indexOf('/');
  const folder = slash < 0 ? '' : path.slice(0, slash);
  const empty = { out: new Set<VaultPath>(), in: new Set<VaultPath>(), avoid: [], prose: [] };
  return {
    path: path as VaultPath,
    title: path,
    type: 'term',
    folder,
    status: '校订',
    words: 100,
    sources: 1,
    hasExample: true,
    ...empty,
    ...values,
  };
}

const two = new Set(['a.md', 'b.md'] as VaultPath[]);

test('counts are held against what is wanted', () => {
  const lines = report([], counts);
  expect(lines).toContain('| 大事 | 169 | ≥ 170 | 缺 |');
  expect(lines).toContain('| 转折点 | 26 | ≤ 25 | 多 |');
  expect(lines).toContain('| 文献 | 500 | ≥ 500 | 够 |');
});

test('notes that fall short are named, the home page apart', () => {
  const lines = report(
    [
      note('术语/好.md', { out: two, in: two }),
      note('术语/孤.md'),
      note('术语/无例.md', { out: two, in: two, hasExample: false }),
      note('存疑/无出处.md', { out: two, in: two, type: 'question', sources: 0, hasExample: false }),
      note('首页.md', { type: 'note', sources: 0 }),
    ],
    counts,
  );
  expect(lines).toContain('## 没有出处：1');
  expect(lines).toContain('- 存疑/无出处.md');
  expect(lines).toContain('## 术语无例：1');
  expect(lines).toContain('- 术语/无例.md');
  expect(lines).toContain('- 术语/孤.md（出0，入0）');
  expect(lines).toContain('## 孤页：1');
});
