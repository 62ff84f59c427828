import { execFileSync } from 'node:child_process';
import { afterAll, expect, it } from 'vitest';
import { type Output, Workshop } from './site.ts';

/** Whatever a build could ask the machine's clock or language for: days, times, names to sort, diagrams of dates, citations. */
const FILES = {
  'garden.yml': 'title: 四方\nurl: https://example.org\nbibliography: references.bib\n',
  'index.md': '# 四方\n\n从[[重庆]]到[[Ångström|单位]]，引[@late2020]。\n',
  '重庆.md': '---\ntype: term\nen: Chongqing\ndate: 2024-03-10T23:30:00\nupdated: 2024-03-11 00:30\n---\n山城。\n',
  '长城.md': '---\ntype: term\ndate: 2024-12-31T23:59:59Z\n---\n很长。[[重庆]]\n',
  '阿Q.md':
    '---\ntype: term\ntags: [行/银行, Zebra, apple, Äpfel]\n---\n$e^{i\\pi}$ 与 $\\mathbb{R}$、$\\mathcal{L}$。\n',
  'Ångström.md': '---\ntype: term\n---\n一埃。\n',
  'İstanbul.md': '---\ntype: term\naliases: [ISTANBUL, ılık]\n---\nİI 与 ıi。\n',
  '事/甲.md': '---\ntype: event\ndate: 2024-03-10\n---\n夏令时那天。\n',
  '事/乙.md': '---\ntype: event\ndate: 2024-11\n---\n又一件，{{date}}。\n',
  '问.md': '---\ntype: question\ndate: 2024-01-01\n---\n## 判断\n\n- 2024-01-01：大概（0.6）\n',
  '排期.md':
    '```mermaid\ngantt\n  dateFormat YYYY-MM-DD\n  section 前\n  一 :a, 2024-03-01, 12d\n  二 :after a, 30d\n  section 后\n  三 :2024-10-20, 2024-11-20\n```\n\n```mermaid\ntimeline\n  2024-03 : 甲\n  2024-11 : 乙\n```\n',
  'references.bib':
    '@article{late2020, title={Late}, author={Öberg, Zoë and 王, 明}, year={2020}, month={1}, date={2020-01-01}, urldate={2024-03-10}, url={https://example.org/late}}\n',
};

/** Committed in the evening of one day by its author, when it was the next day elsewhere. */
const COMMITTED = '2024-03-10T23:30:00-0800';

const workshops: Workshop[] = [];
afterAll(() => {
  for (const workshop of workshops) workshop.close();
});

/** Each has a cache of its own: nothing that one has made serves the other. */
async function build(env: Readonly<Record<string, string>>): Promise<Output> {
  const workshop = new Workshop(env);
  workshops.push(workshop);
  const vault = workshop.vault('四方', FILES);
  const run = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: vault,
      env: { ...process.env, GIT_COMMITTER_DATE: COMMITTED, GIT_AUTHOR_DATE: COMMITTED },
    });
  run('init', '--quiet');
  run('add', '.');
  run('commit', '--quiet', '-m', '甲');
  return workshop.build(vault);
}

it('the same bytes whatever the zone and the language of the machine', { timeout: 300_000 }, async () => {
  const east = await build({ TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' });
  const west = await build({ TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' });
  const [here, there] = [east.files(), west.files()];
  expect([...here.keys()].sort()).toEqual([...there.keys()].sort());
  const differing = [...here].filter(([path, bytes]) => there.get(path) !== bytes).map(([path]) => path);
  expect(differing).toEqual([]);
  const note = (path: string) => east.garden.notes.find((one: { path: string }) => one.path === path);
  expect(note('阿Q.md').updated).toBe('2024-03-10');
  expect(east.text(`${note('排期.md').url}index.html`).match(/<svg id="diagram-/g)).toHaveLength(2);
});
