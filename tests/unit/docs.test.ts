import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { configJsonSchema, configSchema } from '../../src/core/config.ts';
import { RULES } from '../../src/core/diagnostic.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('the docs say what the code does', () => {
  it('docs/diagnostics.md lists every rule with its severity, and no other', () => {
    const listed = [...read('docs/diagnostics.md').matchAll(/^\| `([\w-]+)` \| (error|warning|info) \|/gm)].map(
      (match) => [match[1], match[2]],
    );
    expect(Object.fromEntries(listed)).toEqual(RULES);
  });

  it('every rule of the catalogue is found by something', () => {
    const sources = (readdirSync(join(ROOT, 'src'), { recursive: true }) as string[])
      .filter((path) => path.endsWith('.ts') && !path.endsWith('core/diagnostic.ts'))
      .map((path) => read(`src/${path}`))
      .join('\n');
    for (const rule of Object.keys(RULES)) expect(sources, rule).toContain(`'${rule}'`);
  });

  it('docs/configuration.md describes every key of garden.yml', () => {
    const text = read('docs/configuration.md');
    for (const key of Object.keys(configSchema.shape)) expect(text, key).toMatch(new RegExp(`\`${key}[\`.]`));
  });

  it('docs/garden.schema.json is the schema that is checked', () => {
    expect(JSON.parse(read('docs/garden.schema.json'))).toEqual(configJsonSchema());
  });

  const DOCS = (readdirSync(join(ROOT, 'docs'), { recursive: true }) as string[])
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`);
  const linksOf = (path: string) =>
    [
      ...read(path)
        .replace(/```[\s\S]*?```|`[^`\n]+`/g, '')
        .matchAll(/\]\(([^)#\s:]+)(?:#[^)]*)?\)/g),
    ].map((match) => join(dirname(path), decodeURI(match[1] as string)));

  it.each(DOCS)('%s links to files that exist', (path) => {
    expect(linksOf(path).filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });

  it('every document is linked from the README or another document', () => {
    const linked = new Set(['README.md', ...DOCS].flatMap(linksOf));
    expect(DOCS.filter((path) => !linked.has(path))).toEqual([]);
  });
});
