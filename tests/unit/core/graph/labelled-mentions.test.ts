import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NameFinder } from '../../../../src/core/graph/mentions/name-finder.ts';
import { readNote } from '../../../../src/core/note/read-note.ts';
import { vaultPath } from '../../../../src/core/path.ts';
import type { Note } from '../../../../src/core/types.ts';

/*
 * Passages of this garden's notes, drawn by the hash of their text, and some in which names lie across the dictionary's words.
 * Marked by reading, among all places where the letters of a name stand: ⟦name⟧ where the word means that note.
 * `names.json` holds the names of the garden of that day.
 */
const folder = new URL('../../../fixtures/mentions/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

interface Named {
  readonly path: string;
  readonly title?: string;
  readonly aliases: readonly string[];
  readonly en?: string;
}

function note(path: string, text: string): Note {
  return readNote({ path: vaultPath(path), text, digest: path }, { strictLineBreaks: false, readings: {} });
}

const notes = (JSON.parse(read('names.json')) as Named[]).map(({ path, ...frontmatter }) =>
  note(path, `---\n${JSON.stringify(frontmatter)}\n---\n`),
);

/** Where the marks stand in a text without them. */
function unmark(text: string): { text: string; spans: string[] } {
  const spans: string[] = [];
  let plain = '';
  for (const [index, piece] of text.split(/[⟦⟧]/).entries()) {
    if (index % 2 === 1) spans.push(`${plain.length} ${piece}`);
    plain += piece;
  }
  return { text: plain, spans };
}

describe('two hundred mentions marked by hand', () => {
  const finder = new NameFinder(notes, vaultPath('首页.md'));
  const missed: string[] = [];
  const wrong: string[] = [];
  let right = 0;
  let marked = 0;
  for (const passage of read('passages.md').split('\n\n')) {
    const blocks = note('x.md', passage.replace(/[⟦⟧]/g, '')).text;
    const wanted = note('x.md', passage).text.map((block) => unmark(block.text));
    for (const [index, block] of blocks.entries()) {
      const { text, spans } = wanted[index] ?? { text: '', spans: [] };
      if (text !== block.text) throw new Error(`the marks change how the passage reads: ${text}`);
      const found = finder
        .find(block)
        .filter(({ target }) => target !== undefined)
        .map(({ start, end }) => `${start} ${block.text.slice(start, end)}`);
      marked += spans.length;
      right += found.filter((span) => spans.includes(span)).length;
      for (const span of spans) if (!found.includes(span)) missed.push(`${span}: ${text}`);
      for (const span of found) if (!spans.includes(span)) wrong.push(`${span}: ${text}`);
    }
  }

  it('there are two hundred', () => {
    expect(marked).toBeGreaterThanOrEqual(200);
  });

  it('precision is at least 0.95', () => {
    expect(right / (right + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('recall is at least 0.9', () => {
    expect(right / marked, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
});
