import { describe, expect, test } from 'vitest';
import { type Preview, previewable, previewFiles, previewName, previewParts } from '../../../src/core/pages/preview.ts';

describe('which links have a preview', () => {
  test.each<[string, boolean]>([
    ['/g/terms/token/', true],
    ['/g/terms/token/#a', true],
    ['/g/here/', false],
    ['/g/here/#section', true],
    ['#section', false],
    ['/g/files/a.pdf', false],
    ['/other/', false],
    ['https://example.org/g/', false],
    ['//example.org/g/', false],
    ['/g/search/?q=a', false],
  ])('%s: %s', (href, expected) => {
    expect(previewable(href, '/g/', '/g/here/')).toBe(expected);
  });
});

describe('the files of a page', () => {
  const many = Array.from({ length: 130 }, (_, index) => `/n${index}/`);

  test('links in the order of the text, each once, sixty to a file', () => {
    const parts = previewParts([...many, ...many], '/', '/here/');
    expect(parts.map((part) => part.length)).toEqual([60, 60, 10]);
    expect(parts.flat()).toEqual(many);
    expect([0, 1, 2].map(previewName)).toEqual(['preview.json', 'preview-2.json', 'preview-3.json']);
  });

  const lookup = (href: string, characters: number): Preview => ({
    title: href,
    kind: '术语',
    status: undefined,
    html: `<p>${'字'.repeat(characters)}</p>`,
  });

  test('hold what was found, by the href as it stands, entities read', () => {
    const html = '<p><a data-type="term" href="/a/">a</a><a href="/b/#x&#x26;y">b</a><a href="/gone/">c</a></p>';
    const files = previewFiles(html, '/', '/here/', (href, characters) =>
      href === '/gone/' ? undefined : lookup(href, characters),
    );
    expect(files.map(({ name }) => name)).toEqual(['preview.json']);
    expect(Object.keys(JSON.parse(files[0]?.json ?? '{}'))).toEqual(['/a/', '/b/#x&y']);
  });

  test('texts grow shorter until a file is small enough', () => {
    const html = many.map((href) => `<a href="${href}"></a>`).join('');
    for (const { json } of previewFiles(html, '/', '/here/', lookup))
      expect(new TextEncoder().encode(json).length).toBeLessThanOrEqual(10_000);
    const few = JSON.parse(previewFiles('<a href="/a/"></a>', '/', '/here/', lookup)[0]?.json ?? '{}');
    expect([...few['/a/'].html].length).toBe(157);
  });

  test('a page without such links has none', () => {
    expect(previewFiles('<p><a href="#a">a</a></p>', '/', '/here/', lookup)).toEqual([]);
  });
});
