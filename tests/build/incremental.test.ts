import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Workshop } from './site.ts';

const workshop = new Workshop();
afterAll(() => workshop.close());

const BASE: Readonly<Record<string, string>> = {
  'a.md': '链接到[[b]]和[[将来]]。',
  'b.md': '---\naliases: [乙]\n---\n## 节\n\nB 的正文。 ^k\n',
  'c.md': '嵌入：\n\n![[b#节]]\n\n用别名[[乙]]。',
  'd.md': '与谁都无关的一篇。',
};

/** Pages that list or count notes change with every note; those of the notes must not. */
const NOTES = ['a', 'b', 'c', 'd'];

/** The article with what the author wrote; lists of other notes beside it aside. */
function written(html: string): string {
  return html.slice(
    html.indexOf('<article'),
    html.indexOf('data-backlinks') > 0 ? html.indexOf('data-backlinks') : html.indexOf('</article>'),
  );
}

let built: Map<string, string> | undefined;

/** Pages of the base; the cache is as its build, the only one so far, has left it. */
async function base(): Promise<Map<string, string>> {
  const [cache, kept] = ['cache', 'cache-of-base'].map((name) => join(workshop.folder, name)) as [string, string];
  if (built === undefined) {
    built = (await workshop.build(workshop.vault('v', BASE), 'before')).pages();
    cpSync(cache, kept, { recursive: true });
  } else {
    rmSync(cache, { recursive: true });
    cpSync(kept, cache, { recursive: true });
  }
  return built;
}

/** Builds the base, then the changed vault with the same cache; gives which notes' articles changed. */
async function changed(
  files: Readonly<Record<string, string>>,
): Promise<{ changed: string[]; text(path: string): string }> {
  const old = await base();
  const after = await workshop.build(workshop.vault('v', files), 'after');
  const now = after.pages();
  const names = NOTES.filter((name) => {
    const [was, is] = [old.get(`${name}/index.html`), now.get(`${name}/index.html`)];
    return was === undefined || is === undefined ? was !== is : written(was) !== written(is);
  });
  return { changed: names, text: (path) => after.text(path) };
}

describe('a warm build equals a cold one, and only dependents change', () => {
  it('adding a note turns the link that waited for it', async () => {
    const result = await changed({ ...BASE, '将来.md': '来了' });
    expect(result.changed).toEqual(['a']);
    expect(result.text('a/index.html')).toMatch(/<a [^>]*href="\/jiang-lai\/"/);
  });

  it('deleting a note turns its links into text', async () => {
    const { 'b.md': _gone, ...rest } = BASE;
    const result = await changed(rest);
    expect(result.changed).toEqual(['a', 'b', 'c']);
    expect(result.text('a/index.html')).toContain('class="unresolved"');
  });

  it('renaming a note changes those that link to it', async () => {
    const { 'b.md': text = '', ...rest } = BASE;
    const result = await changed({ ...rest, 'e.md': text });
    expect(result.changed).toEqual(['a', 'b', 'c']);
    expect(result.text('c/index.html')).toContain('href="/e/"');
  });

  it('changing an alias changes those that use it', async () => {
    const result = await changed({ ...BASE, 'b.md': (BASE['b.md'] ?? '').replace('乙', '丙') });
    // b itself prints its names.
    expect(result.changed.filter((name) => name !== 'b')).toEqual(['c']);
  });

  it('changing an embedded note changes those that embed it', async () => {
    const result = await changed({ ...BASE, 'b.md': (BASE['b.md'] ?? '').replace('B 的正文', '改过的正文') });
    expect(result.changed).toEqual(['b', 'c']);
    expect(result.text('c/index.html')).toContain('改过的正文');
  });

  it('a warm build writes what a cold one writes', async () => {
    const warm = await workshop.build(workshop.vault('v', BASE), 'warm');
    const other = new Workshop();
    try {
      const cold = await other.build(other.vault('v', BASE), 'cold');
      expect([...warm.files()].sort()).toEqual([...cold.files()].sort());
    } finally {
      other.close();
    }
  });
});
