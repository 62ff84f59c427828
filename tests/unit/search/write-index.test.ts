import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeSearchIndex } from '../../../src/shell/search-index.ts';
import { note, textNote } from './notes.ts';

const work = mkdtempSync(join(tmpdir(), 'lanyin-index-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const NOTES = [
  textNote('注意力机制', '按相关程度对一组向量加权求和。'),
  textNote('自注意力', '序列内部各位置互相计算。'),
  note('空'),
  note('🚀'),
];

function filesOf(dir: string): Map<string, string> {
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(dir, path)).isFile(),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(dir, path), 'latin1')]));
}

async function write(name: string, notes: typeof NOTES) {
  const outDir = join(work, name);
  const report = await writeSearchIndex(notes, { outDir, base: '/' });
  return { report, files: filesOf(outDir) };
}

test('the same notes give the same bytes, in whatever order they come', async () => {
  const once = await write('once', NOTES);
  const again = await write('again', [...NOTES].reverse());
  expect(once.report.problem).toBeUndefined();
  expect([...again.files.keys()]).toEqual([...once.files.keys()]);
  for (const [path, bytes] of once.files) expect(again.files.get(path) === bytes, path).toBe(true);
});

test('only what a browser asks for is kept, and nothing of an earlier build', async () => {
  await write('kept', NOTES);
  const { files } = await write('kept', NOTES.slice(0, 1));
  const groups = [...files.keys()].map((path) =>
    path.replaceAll('\\', '/').replace(/[\w-]{6,}\.(pf_\w+)$|\d[\w-]*\.json$/, '*.$1'),
  );
  expect([...new Set(groups)].sort()).toEqual([
    'pagefind/index/*.pf_index',
    'pagefind/pagefind-entry.json',
    'pagefind/pagefind.*.pf_meta',
    'pagefind/pagefind.js',
    'pagefind/wasm.unknown.pagefind',
    'search/chars/*.',
    'search/full.json',
    'search/han.json',
    'search/index.json',
    'search/tags.json',
    'search/text/0/*.',
  ]);
});

test('an empty vault has an index too', async () => {
  const { report, files } = await write('empty', []);
  expect(report.pages).toBe(0);
  expect(JSON.parse(files.get(join('search', 'index.json')) ?? '').pages).toBe(0);
});
