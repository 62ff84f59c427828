import { fileURLToPath } from 'node:url';
import { randomSource } from '../../src/core/random.ts';
import { searchNotes } from '../../src/core/search/notes.ts';
import type { SearchNote } from '../../src/core/search/types.ts';
import { foldText } from '../../src/core/text/fold.ts';
import { HAN_VARIANTS } from '../../src/core/text/han-variants.ts';
import { loadSite } from '../../src/shell/site.ts';

/** What a plain search for substrings would find: names, definition and text of each note. */
export class Truth {
  readonly #texts: readonly {
    readonly path: string;
    readonly names: readonly string[];
    readonly body: readonly string[];
  }[];

  constructor(notes: readonly SearchNote[]) {
    this.#texts = notes.map((note) => ({
      path: decodeURI(note.href),
      names: [...note.aliases, note.en ?? ''].map(plain),
      body: [note.title, note.description ?? '', ...note.blocks.map((block) => block.text)].map(plain),
    }));
  }

  /** Paths of the pages that hold a run of Han, sorted. */
  pages(typed: string): string[] {
    const run = plain(typed);
    const holds = (part: string): boolean => part.includes(run);
    return this.#texts.flatMap(({ path, names, body }) => (names.some(holds) || body.some(holds) ? [path] : [])).sort();
  }

  /** Number of pages that hold all runs in their title, definition or text: what the full text counts. */
  bodyCount(...typed: readonly string[]): number {
    const runs = typed.map(plain);
    return this.#texts.filter(({ body }) => runs.every((run) => body.some((part) => part.includes(run)))).length;
  }

  /** Runs of one to seven Han out of the texts, the same ones for the same texts; none that fills more than a list. */
  sample(count: number, most = 45, seed = 11): string[] {
    const random = randomSource(seed);
    const found = new Set<string>();
    while (found.size < count) {
      const { body } = this.#texts[Math.floor(random() * this.#texts.length)] ?? { body: [] };
      const part = body[Math.floor(random() * body.length)] ?? '';
      const at = Math.floor(random() * part.length);
      const run = part.slice(at, at + 1 + Math.floor(random() * 7));
      if (/^\p{Script=Han}+$/u.test(run) && this.pages(run).length <= most) found.add(run);
    }
    return [...found];
  }
}

/** Spaces beside Han are no part of the text (they are not printed), and the queries are Han alone. */
function plain(text: string): string {
  return foldText(text, HAN_VARIANTS).replace(/\s+/g, '');
}

/** The notes of our own garden, as search takes them. */
export async function gardenNotes(): Promise<SearchNote[]> {
  const vault = fileURLToPath(new URL('../../content', import.meta.url));
  const site = await loadSite({ vault, base: '/', site: undefined });
  return searchNotes(site.garden);
}
