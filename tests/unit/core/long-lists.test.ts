import { describe, expect, test } from 'vitest';
import { planPages } from '../../../src/core/pages/index.ts';
import type { HomePage, ListPage } from '../../../src/core/pages/types.ts';
import { vault } from '../../vault.ts';

const HAN = '安北春东风高海江口林明南平青人山天文新云中';
/** `count` notes in one folder, each with a title of its own; all of them lead to 枢纽. */
function manyNotes(count: number): Record<string, string> {
  const names = Array.from({ length: count }, (_, at) => `${HAN[at % HAN.length]}${HAN[at % 19]}${at}`);
  return Object.fromEntries([
    ['笔记/枢纽.md', '许多札记都指到这里。'],
    ...names.map((name) => [`笔记/${name}.md`, '见[[枢纽]]。']),
  ]);
}

function pageOf<P>(files: Record<string, string>, kind: string): P {
  return [...planPages(vault(files))].find((page) => page.kind === kind) as P;
}

describe('what is here, by kind, then by name, and never a bare dump (READER.md, head)', () => {
  test('a kind of very many notes is looked up by first letter, and none is lost', () => {
    const page = pageOf<ListPage>(manyNotes(300), 'folder');
    const [group] = page.groups;
    expect(group?.items).toHaveLength(301);
    const letters = group?.letters ?? [];
    const labels = letters.map(({ label }) => label);
    expect(labels).toEqual([...labels].sort());
    expect(letters.length).toBeGreaterThan(10);
    expect(letters.flatMap(({ items }) => items.map(({ path }) => path)).sort()).toEqual(
      group?.items.map(({ path }) => path).sort(),
    );
    expect(letters.find(({ label }) => label === 'S')?.items.map(({ title }) => title)).toContain('枢纽');
  });

  test('a reading that garden.yml gives is the one that lists are ordered by', () => {
    const titles = (reading: string) =>
      pageOf<ListPage>(
        { '笔记/重楼.md': '一种药。', '笔记/平原.md': '一种地。', 'garden.yml': `pinyin:\n  重楼: ${reading}\n` },
        'folder',
      ).groups.flatMap(({ items }) => items.map(({ title }) => title));
    expect(titles('chong lou')).toEqual(['重楼', '平原']);
    expect(titles('zhong lou')).toEqual(['平原', '重楼']);
  });

  test('a short list is one list', () => {
    expect(pageOf<ListPage>(manyNotes(30), 'folder').groups.every(({ letters }) => letters === undefined)).toBe(true);
  });

  test('the generated front page of a small garden lists it whole, with a sentence under each name', () => {
    const page = pageOf<HomePage>(
      {
        '咖啡.md': '手冲用一比十五。水温九十二度。',
        '空.md': '',
        '茶.md': '---\ndescription: 只喝红茶\n---\n别的话。',
      },
      'home',
    );
    expect(page.groups.flatMap(({ items }) => items.map(({ title, description }) => [title, description]))).toEqual([
      ['茶', '只喝红茶'],
      ['咖啡', '手冲用一比十五'],
      ['空', undefined],
    ]);
    expect(page.groups.every(({ count }) => count === undefined)).toBe(true);
  });

  test('that of a large one shows the notes that most others lead to, says how many there are, and opens the folders', () => {
    const page = pageOf<HomePage>(manyNotes(300), 'home');
    const [group] = page.groups;
    expect(group?.items.length).toBeLessThanOrEqual(12);
    expect(group?.items.map(({ title }) => title)).toContain('枢纽');
    expect(group?.count).toBe(301);
    expect(page.folders.map(({ title, count }) => [title, count])).toEqual([['笔记', 301]]);
  });
});
