import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../src/core/checks/index.ts';
import { planPages, siteView } from '../../src/core/pages/index.ts';
import { VIEWS } from '../../src/core/views/register.ts';
import { vault } from '../vault.ts';

const guide = readFileSync(new URL('../../docs/写作指南.md', import.meta.url), 'utf8');
/** Fenced blocks that name a file: together they are the guide's little vault. */
const files = Object.fromEntries(
  [...guide.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map((match) => [match[1] as string, match[2] as string]),
);

describe('the example of the writing guide', () => {
  const garden = vault(files);

  test('compiles without an error or a warning', () => {
    const serious = runChecks(garden).filter(({ severity }) => severity !== 'info');
    expect(serious.map(({ place, message }) => `${place.file}:${place.line} ${message}`)).toEqual([]);
  });

  test('opens every door', () => {
    expect([...garden.views].sort()).toEqual(VIEWS.map((view) => view.name).sort());
    expect(siteView(garden).nav.every((item) => (item.count ?? 0) > 0)).toBe(true);
    expect([...planPages(garden)].length).toBeGreaterThan(10);
  });

  test('shows each key that its table names for a type', () => {
    const table = /^## 各类的键与节\n([\s\S]*?)^## /m.exec(guide)?.[1] ?? '';
    const keys = [...table.matchAll(/^\| `\w+` \| ([^|]*) \|/gm)].flatMap((row) =>
      [...(row[1] ?? '').matchAll(/`(\w+)/g)].map((key) => key[1] as string),
    );
    const all = Object.values(files).join('\n');
    expect(keys.length).toBeGreaterThan(15);
    expect(keys.filter((key) => key !== 'abbr' && !new RegExp(`^${key}:`, 'm').test(all))).toEqual([]);
  });
});
