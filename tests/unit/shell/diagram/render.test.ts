import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { BEGUN } from '../../../../src/shell/services/diagram/config.ts';
import { drawInThread } from '../../../../src/shell/services/diagram/pool.ts';
import { renderDiagram } from '../../../../src/shell/services/diagram.ts';

const FOLDER = new URL('../../../fixtures/diagrams/', import.meta.url);
const SOURCES = readdirSync(FOLDER).map(
  (name) => [name.replace('.mmd', ''), readFileSync(new URL(name, FOLDER), 'utf8')] as const,
);

async function drawn(source: string, digest = '0123456789abcdef') {
  const result = await renderDiagram(source, digest);
  if ('message' in result) throw new Error(result.message);
  return result;
}

/** Words of a source that a reader must find in the drawing. */
const words = (source: string) =>
  (source.match(/\p{sc=Han}{2,}/gu) ?? []).filter((word) => !['说明', '强调'].includes(word));

describe('every kind of diagram', () => {
  test.each(SOURCES)('%s: drawn whole, coloured by the page, asking nobody for anything', async (name, source) => {
    const { svg } = await drawn(source);
    expect(svg).toMatch(/^<svg [^>]*role="graphics-document"/);
    expect(svg).toMatch(/<svg [^>]*width="\d+"/);
    const text = svg.replaceAll(/<[^>]*>/g, '');
    for (const word of words(source)) expect(text).toContain(word);
    expect(svg).not.toMatch(/NaN/);
    expect(svg).not.toMatch(/<script|foreignObject|@import|https?:\/\/(?!www\.w3\.org\/|example\.org)| on\w+=/i);
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^diagram-0123456789(-\d+)?$/.test(id))).toEqual([]);
    const fixed = svg
      .replaceAll(/(fill|stroke|color):[^;}"]*!\s*important/g, '')
      .match(/(?:fill|stroke|stop-color)(?:="|:)\s*(?:#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|black|white|red)/gi);
    // C4 lets its elements be coloured one by one, in inline styles.
    if (name !== 'c4') expect(fixed).toBeNull();
  });
});

test('the same source gives the same bytes, whatever was drawn before', async () => {
  const [flow = '', mindmap = '', state = ''] = ['flow', 'mindmap', 'state'].map(
    (kind) => SOURCES.find(([name]) => name === kind)?.[1],
  );
  const alone = await Promise.all([flow, mindmap, state].map((source) => drawn(source)));
  for (const [, source] of SOURCES.slice(0, 6)) await drawn(source);
  const again = await Promise.all([state, flow, mindmap].map((source) => drawn(source)));
  expect([again[1], again[2], again[0]]).toEqual(alone);
}, 120_000);

test('nodes that name notes are marked (OBSIDIAN.md 80)', async () => {
  const { svg, labels } = await drawn(
    'flowchart TD\n  A[Biology] --> B[自注意力<br>机制] --> C[c]\n  class A,B internal-link;',
  );
  expect(labels).toEqual(['Biology', '自注意力机制']);
  for (const label of labels) expect(svg).toContain(`<a data-internal-link="${label}"><g class="node`);
  expect(svg).not.toContain('data-internal-link="c"');
});

test('an author can neither run code nor recolour the page', async () => {
  const { svg } = await drawn(
    `%%{init: {"theme": "forest", "securityLevel": "loose", "themeCSS": "* { fill: red }", "fontFamily": "Evil", "htmlLabels": true}}%%
flowchart TD
  A["<img src=x onerror=alert(1)>甲"] --> B["<script>alert(1)</script>乙"]
  click A "javascript:alert(1)"
  click B call alert(1)`,
  );
  expect(svg).not.toMatch(/<img|<script|javascript:|onerror=|Evil|fill:\s*red|foreignObject/i);
});

describe('what cannot be drawn says why in one line', () => {
  test.each([
    ['flowchart TD\n  A[没有闭合 --> B', /第 \d 行/],
    ['这不是图', /类型名/],
    ['', /空/],
    [`flowchart TD\n${'A --> B\n'.repeat(7000)}`, /太长/],
  ])('%#', async (source, expected) => {
    const result = await renderDiagram(source, 'x');
    expect('message' in result && result.message).toMatch(expected);
    expect('message' in result && result.message).not.toContain('\n');
  });

  test('one that takes too long is cut off, and the next is drawn', async () => {
    const cut = await drawInThread({ source: 'flowchart TD\n A --> B', id: 'd' }, 0);
    expect(cut).toMatchObject({ transient: true });
    expect(await drawInThread({ source: 'flowchart TD\n A --> B', id: 'd' }, 20_000)).toHaveProperty('svg');
  });

  test('the time of a drawing begins when Mermaid stands, and not while it loads', async () => {
    const worker = new Worker(new URL('../../../../src/shell/services/diagram/worker.ts', import.meta.url));
    const said: unknown[] = [];
    await new Promise<void>((done) => {
      worker.on('message', (answer) => said.push(answer) === 2 && done());
      worker.postMessage({ source: 'flowchart TD\n A --> B', id: 'd' });
    });
    await worker.terminate();
    expect(said).toEqual([BEGUN, expect.objectContaining({ svg: expect.any(String) })]);
  });
});
