import { describe, expect, it } from 'vitest';
import { planHealth } from '../../../src/core/pages/health.ts';
import { findings, type VaultValue, vault } from '../../vault.ts';

const long =
  '这一篇写得够长，长到不会被当作只有一个开头的札记，所以别的检查可以不受它的打扰，只说自己该说的那一件事情，一句也不多说，一句也不少说。';
const found = (files: VaultValue, rule: Parameters<typeof findings>[1]) =>
  findings(vault(files, { now: '2026-11-22' }), rule).map(([path, , line]) => [path, line]);

describe('the health of a vault', () => {
  it('wanted-note: two notes want it, whatever path and case they write', () => {
    const files = { 'a.md': '[[想写]]', 'b.md': '正文\n\n[[x/想写]]', 'c.md': '[[只我要]] [[只我要]]' };
    expect(found(files, 'wanted-note')).toEqual([['a.md', 1]]);
    expect(found({ 'a.md': '[[草]]', 'b.md': '[[草]]', '草.md': '---\ndraft: true\n---' }, 'wanted-note')).toEqual([]);
  });

  it('orphan-note: no other note links in, and no work it is about is cited', () => {
    const files = {
      '首页.md': '[[a]]',
      'a.md': '[[a]]',
      'b.md': '[[a]]',
      'c.md': '---\ntype: paper\nkey: bert\n---\n',
      'd.md': '[[a]] [@bert]',
    };
    expect(found(files, 'orphan-note')).toEqual([
      ['b.md', 1],
      ['d.md', 1],
    ]);
  });

  it('dead-end-note: it links to no other note', () => {
    const files = { 'a.md': '[[b]]', 'b.md': '[[b]] [外](https://example.org) ![[图.png]] [[没有]]', '图.png': '' };
    expect(found(files, 'dead-end-note')).toEqual([['b.md', 1]]);
  });

  it('stub-note: less than sixty characters of text, headings not counted; a note of embeds is none', () => {
    const files = { 'a.md': `# ${long}\n\n短。`, 'b.md': long, 'c.md': '![[b]]', 'd.md': '' };
    expect(found(files, 'stub-note')).toEqual([
      ['a.md', 1],
      ['d.md', 1],
    ]);
  });

  it('missing-sources: notes that state facts, in a vault that names sources', () => {
    const term = '---\ntype: term\n---\n';
    expect(
      found(
        { 'a.md': term, 'b.md': '---\ntype: term\nsources: [某书]\n---\n', 'c.md': `${term}据[@key]`, 'd.md': '' },
        'missing-sources',
      ),
    ).toEqual([['a.md', 1]]);
    expect(found({ 'a.md': term, 'b.md': '' }, 'missing-sources')).toEqual([]);
  });

  it('stale-question: open, and not looked at for half a year before now', () => {
    const question = (date: string, state = '未解') => `---\ntype: question\nstate: ${state}\nreviewed: ${date}\n---\n`;
    const files = {
      'a.md': question('2026-05-01'),
      'b.md': question('2026-06-01'),
      'c.md': question('2020-01-01', '已解'),
    };
    expect(found(files, 'stale-question')).toEqual([['a.md', 1]]);
  });

  it('unlinked-mention: once for each two notes, at the first place', () => {
    const files = { 'a.md': '题\n\n说到词元，再说词元。\n\n又说词元。', '词元.md': '' };
    expect(found(files, 'unlinked-mention')).toEqual([['a.md', 3]]);
  });
});

describe('/health/', () => {
  const page = (files: VaultValue) => [...planHealth(vault(files))][0];

  it('is off by default, and never indexed', () => {
    expect(page({ 'a.md': '[[没有]]' })).toBeUndefined();
    expect(page({ 'garden.yml': 'health: true', 'a.md': '' })).toMatchObject({ address: '/health/', indexed: false });
  });

  it('lists what check finds, by kind, with file and line, wanted notes by demand', () => {
    const files = {
      'garden.yml': 'health: true',
      'a.md': '[[甲]] [[乙]]',
      'b.md': '[[甲]] [[乙]]',
      'c.md': '\n\n[[乙]]',
    };
    const groups = page(files)?.groups ?? [];
    const wanted = groups.find(({ rule }) => rule === 'wanted-note');
    expect(wanted?.items.map(({ message, place }) => [message, place])).toEqual([
      ['3 篇札记链接到还没有的「乙」', 'a.md:1'],
      ['2 篇札记链接到还没有的「甲」', 'a.md:1'],
    ]);
    expect(groups.find(({ rule }) => rule === 'broken-link')?.items.map(({ place }) => place)).toContain('c.md:3');
    const other = page({ 'garden.yml': 'health: true', 'a.md': '[[书/模板]]', 'b.md': '[[书/模板]]', '模板.md': '' });
    expect(other?.groups.find(({ rule }) => rule === 'wanted-note')?.items.map(({ message }) => message)).toEqual([
      '2 篇札记链接到还没有的「书/模板」',
    ]);
  });

  it('says nothing of unpublished notes', () => {
    const files = {
      'garden.yml': 'health: true',
      'a.md': '[[秘密]] [[x/秘密]]',
      '秘密.md': '---\ndraft: true\n---\n[[没有]]',
      'x/秘密.md': '---\ndraft: true\n---\n',
    };
    const groups = page(files)?.groups ?? [];
    expect(
      groups
        .flatMap(({ items }) => items.map(({ place, href }) => [place, href]))
        .filter(([place]) => place?.includes('秘密')),
    ).toEqual([]);
    expect(groups.some(({ rule }) => rule === 'unpublished-target' || rule === 'unpublished-note')).toBe(false);
  });
});
