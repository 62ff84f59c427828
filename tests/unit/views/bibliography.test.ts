import { describe, expect, test } from 'vitest';
import { gbt7714 } from '../../../src/core/bibliography/gbt7714.ts';
import { authorYear } from '../../../src/core/bibliography/labels.ts';
import type { Reference } from '../../../src/core/bibliography/types.ts';
import { planPages } from '../../../src/core/pages/index.ts';
import type { PaperPage, PapersPage } from '../../../src/core/pages/view-types/papers.ts';
import type { VaultPath } from '../../../src/core/path.ts';
import { renderInput } from '../../../src/core/render/inputs.ts';
import { readBibliography } from '../../../src/io/read-bibliography.ts';
import { entryOf, findings, vault } from '../../vault.ts';

const read = (text: string) => readBibliography(text, 'r.bib' as VaultPath);
const one = (text: string) => read(text).references[0] as Reference;

describe('reading BibTeX', () => {
  test('LaTeX letters, emphasis and formulas become plain Unicode', () => {
    const reference = one(
      '@article{g, title = {{\\"U}ber $x^2$ und \\emph{mehr} \\& so}, author = {M{\\"u}ller, J{\\"o}rg and {Team X} and others}, year = 2002, journal = {Z}}',
    );
    expect(reference).toMatchObject({ title: 'Über x² und mehr & so', others: true, year: '2002', venue: 'Z' });
    expect(reference.authors).toEqual([
      { family: 'Müller', given: 'Jörg', group: false },
      { family: 'Team X', given: undefined, group: true },
    ]);
  });

  test('a malformed entry is named with its line, the rest is kept', () => {
    const { references, diagnostics } = read(
      '@misc{a, title={A {x}\n\n@misc{b, title={B}}\n@misc{c title=x}\n@misc{d,\n title={D},\n}\n',
    );
    expect(references.map((reference) => reference.key)).toEqual(['b', 'd']);
    expect(diagnostics.map(({ rule, place, message }) => [rule, place.line, message])).toEqual([
      ['bad-bibliography', 1, '文献 a读不懂，没有收入'],
      ['bad-bibliography', 4, '这一条文献读不懂，没有收入'],
    ]);
  });

  test('a key that stands twice counts once', () => {
    const { references, diagnostics } = read('@misc{a, title={甲}}\n@misc{a, title={乙}}');
    expect(references.map((reference) => reference.title)).toEqual(['甲']);
    expect(diagnostics.map(({ rule, place }) => [rule, place.line])).toEqual([['duplicate-citation', 2]]);
  });

  test('@string, @comment, parentheses and [@key] in a comment line', () => {
    const { references, diagnostics } = read(
      '% 见 [@x]\n@string{n = {NeurIPS}}\n@comment{@misc{no, title={x}}}\n@inproceedings(p, title = "P", booktitle = n)\n',
    );
    expect(references.map(({ key, venue }) => [key, venue])).toEqual([['p', 'NeurIPS']]);
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ['eprint = {1706.03762v7}, archiveprefix = {arXiv}, year = 2017', '1706.03762', '2017-06'],
    ['url = {https://arxiv.org/abs/1706.03762}, year = 2018', '1706.03762', '2017-06'],
    ['eprint = {cs/0112017}, year = 2001', 'cs/0112017', '2001-12'],
    ['url = {https://arxiv.org/pdf/2301.00001.pdf}, year = 2022', '2301.00001', '2022'],
    ['eprint = {1234}, archiveprefix = {HAL}, year = 2011', undefined, '2011'],
  ])('%s', (fields, arxiv, date) => expect(one(`@misc{a, title={T}, ${fields}}`)).toMatchObject({ arxiv, date }));
});

describe('labels', () => {
  test.each([
    ['Vaswani, Ashish and Shazeer, Noam and Parmar, Niki', 'Vaswani等，2017'],
    ['Vaswani and others', 'Vaswani等，2017'],
    ['Gu and Dao', 'Gu、Dao，2017'],
    ['Shannon', 'Shannon，2017'],
    ['{Gemini Team}', 'Gemini Team，2017'],
  ])('%s', (author, label) =>
    expect(authorYear(one(`@misc{a, title={T}, author={${author}}, year=2017}`))).toBe(label),
  );
});

describe('GB/T 7714—2015', () => {
  test.each([
    // Rule 4.2: contribution to proceedings; 8.1: three authors, then et al.
    [
      '@inproceedings{v, title={Attention Is All You Need}, author={Vaswani, Ashish and Shazeer, Noam and Parmar, Niki and Uszkoreit, Jakob}, booktitle={Advances in Neural Information Processing Systems}, year=2017, pages={5998--6008}}',
      'VASWANI A, SHAZEER N, PARMAR N, et al. Attention Is All You Need[C]//Advances in Neural Information Processing Systems. 2017: 5998-6008.',
    ],
    // Rule 4.4: article in a journal, year, volume(issue): pages.
    [
      '@article{h, title={Long Short-Term Memory}, author={Hochreiter, Sepp and Schmidhuber, J{\\"u}rgen}, journal={Neural Computation}, year=1997, volume=9, number=8, pages={1735--1780}, doi={10.1162/neco.1997.9.8.1735}}',
      'HOCHREITER S, SCHMIDHUBER J. Long Short-Term Memory[J]. Neural Computation, 1997, 9(8): 1735-1780. DOI: 10.1162/neco.1997.9.8.1735.',
    ],
    // Rule 4.1: book.
    [
      '@book{z, title={机器学习}, author={周志华}, publisher={清华大学出版社}, address={北京}, year=2016}',
      '周志华. 机器学习[M]. 北京: 清华大学出版社, 2016.',
    ],
    // Rule 4.6: online, with the day of publication and the day of citing.
    [
      '@misc{l, title={LIMA}, author={Zhou and others}, year=2023, howpublished={arXiv}, eprint={2305.11206}, archiveprefix={arXiv}, url={https://arxiv.org/abs/2305.11206}}',
      'ZHOU, et al. LIMA[EB/OL]. (2023-05)[2026-11-22]. https://arxiv.org/abs/2305.11206.',
    ],
    // An institution is no family name.
    [
      '@techreport{d, title={Report}, author={{DeepSeek-AI}}, institution={DeepSeek}, year=2024}',
      'DeepSeek-AI. Report[R]. DeepSeek, 2024.',
    ],
  ])('%#', (bibtex, text) => expect(gbt7714(one(bibtex), '2026-11-22')).toBe(text));
});

describe('in a garden', () => {
  const bib =
    '@misc{a, title={First}, author={A and others}, year=2017, eprint={1706.03762}, archiveprefix={arXiv}, keywords={架构}}\n@misc{b, title={Second}, year=2020}\n@misc{c, title={Uncited}, year=2021}\n';
  const files = {
    'garden.yml': 'bibliography: r.bib\nsections: [{ folder: 论文, slug: papers, type: paper }]',
    'r.bib': bib,
    '甲.md': '一句话 [@a; @nobody]。\n\n又说 [@a]。',
    '乙.md': '---\nsources: ["@b", "https://example.org/x"]\n---\n',
    '论文/乙文.md': '---\nkey: b\n---\n自引 [@b]。',
  };
  const garden = vault(files);
  const pages = [...planPages(garden)];

  test('cited works have pages, a note with the key is that page, uncited works have none', () => {
    expect([...garden.papers.values()].map(({ key, address, note }) => [key, address, note])).toEqual([
      ['b', entryOf(garden, '论文/乙文.md').address, '论文/乙文.md'],
      ['a', '/papers/a/', undefined],
    ]);
    expect(pages.filter((page) => page.kind === 'paper').map((page) => page.address)).toEqual(['/papers/a/']);
  });

  test('citations lead to them, sources too', () => {
    const { source } = renderInput(garden, entryOf(garden, '甲.md'), () => '', new Map());
    expect(source.citations).toEqual({ a: { label: 'A等，2017', href: '/papers/a/' } });
    const page = pages.find((candidate) => candidate.kind === 'note' && candidate.note.path === '乙.md');
    expect(page?.kind === 'note' && page.sources.map(({ href, text }) => [href, text])).toEqual([
      [entryOf(garden, '论文/乙文.md').href, 'Second，2020. Second'],
      ['https://example.org/x', 'https://example.org/x'],
    ]);
  });

  test('an unknown key is named with the nearest', () => {
    expect(findings(garden, 'unknown-citation')).toEqual([['甲.md', 'unknown-citation', 1]]);
  });

  test('without a bibliography one finding is enough', () => {
    expect(findings(vault({ 'a.md': '[@x] 与 [@y]' }), 'unknown-citation')).toHaveLength(1);
  });

  test('a work tells who cites it and in which sentence, itself excluded', () => {
    const paper = pages.find((page) => page.kind === 'paper') as PaperPage;
    expect(paper.paper.cited.flatMap((group) => group.items.map((item) => [item.path, item.context.before]))).toEqual([
      ['甲.md', '一句话'],
      ['甲.md', '又说'],
    ]);
    expect(paper.paper.row.uses).toBe(1);
  });

  test('three orders of the index', () => {
    const orders = pages.filter((page) => page.kind === 'papers') as PapersPage[];
    expect(orders.map((page) => [page.address, page.groups.map((group) => group.label)])).toEqual([
      ['/papers/', ['2020', '2017']],
      ['/papers/topic/', ['架构', '未分主题']],
      ['/papers/cited/', ['一处']],
    ]);
  });

  test('a note of type paper is listed without a key too; a key that the bibliography has not is named', () => {
    const other = vault({
      'garden.yml': 'bibliography: r.bib',
      'r.bib': bib,
      '短评.md': '---\ntype: paper\n---\n读后。',
      '错键.md': '---\ntype: paper\nkey: aa\n---\n',
    });
    const [index] = [...planPages(other)].filter((page) => page.kind === 'papers') as PapersPage[];
    expect(index?.groups.flatMap((group) => group.items.map((row) => row.original))).toEqual(['短评', '错键']);
    expect(findings(other, 'unknown-citation')).toEqual([['错键.md', 'unknown-citation', 1]]);
  });

  test('an index of hundreds stands on pages of about the same length, with every work once and every group named', () => {
    const works = Array.from({ length: 601 }, (_, at) => `@misc{k${at}, title={T${at}}, year=${1990 + (at % 30)}}`);
    const cite = works.map((_, at) => `[@k${at}]`).join('\n\n');
    const long = vault({
      'garden.yml': 'bibliography: r.bib',
      'r.bib': works.join('\n'),
      'a.md': cite,
      'two.md': '---\npermalink: /papers/2/\n---\n',
    });
    const indexes = [...planPages(long)].filter((page) => page.kind === 'papers') as PapersPage[];
    const years = indexes.filter((page) => page.by === 'year');
    expect(years.map((page) => page.address)).toEqual(['/papers/', '/papers/2/', '/papers/3/']);
    const keys = years.flatMap((page) => page.groups.flatMap((group) => group.items.map((row) => row.key)));
    expect(new Set(keys).size).toBe(601);
    expect(keys).toHaveLength(601);
    for (const page of years) {
      const rows = page.groups.reduce((sum, group) => sum + group.items.length, 0);
      expect(rows).toBeLessThan(300);
      expect(page.marks).toHaveLength(30);
      for (const { href } of page.marks) {
        const [address, id] = href.split('#');
        const there = address === '' ? page : years.find((each) => each.address === address);
        expect(there?.groups.map((group) => group.id)).toContain(id);
      }
    }
    // One year is longer than a page: it goes on on the next.
    const cited = indexes.filter((page) => page.by === 'cited');
    expect(cited.map((page) => page.groups.map((group) => group.label))).toEqual([
      ['一处'],
      ['一处（续）'],
      ['一处（续）'],
    ]);
    expect(findings(long, 'reserved-address')).toEqual([['two.md', 'reserved-address', 2]]);
  });
});
