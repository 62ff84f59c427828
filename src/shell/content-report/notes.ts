import type { Entry } from '../../core/garden.ts';
import type { VaultPath } from '../../core/path.ts';
import type { NoteType } from '../../core/types.ts';
import type { Site } from '../site.ts';
import { countWords, type Placed } from './measures.ts';

/** What the report counts of one note. */
export interface ContentNote {
  readonly path: VaultPath;
  readonly title: string;
  readonly type: NoteType;
  readonly folder: string;
  readonly status: string;
  /** 字 of the running text: headings, code and formulas on lines of their own left out. */
  readonly words: number;
  /** Papers and addresses that it names, each once. */
  readonly sources: number;
  /** Notes that it leads to and notes that lead to it, each once; citing a paper leads to the paper's note. */
  readonly out: ReadonlySet<VaultPath>;
  readonly in: ReadonlySet<VaultPath>;
  readonly hasExample: boolean;
  readonly avoid: readonly string[];
  readonly prose: readonly Placed[];
}

const ADDRESS = /https?:\/\/[^\s)>"'\]]+/g;

/** Every published note of a site with its figures. */
export function contentNotes({ garden, vault }: Pick<Site, 'garden' | 'vault'>): ContentNote[] {
  const texts = new Map(vault.notes.map(({ path, text }) => [path, text]));
  const papers = new Map(
    garden.entries.flatMap(({ note }) =>
      typeof note.frontmatter.raw.key === 'string' ? [[note.frontmatter.raw.key, note.path]] : [],
    ),
  );
  const out = new Map(garden.entries.map((entry) => [entry.note.path, targets(entry, papers)]));
  return garden.entries.map((entry) => {
    const { note, type } = entry;
    const { avoid } = note.frontmatter.raw;
    const prose = proseOf(entry);
    return {
      path: note.path,
      title: note.title,
      type,
      folder: note.path.includes('/') ? note.path.slice(0, note.path.indexOf('/')) : '',
      status: note.frontmatter.status ?? '未标',
      words: note.text.reduce((sum, block) => sum + (block.kind === 'text' ? countWords(block.text) : 0), 0),
      sources: sourcesOf(entry, texts.get(note.path) ?? '').size,
      out: out.get(note.path) as ReadonlySet<VaultPath>,
      in: new Set([...out].flatMap(([path, found]) => (found.has(note.path) ? [path] : []))),
      hasExample: note.headings.some(({ text }) => text.startsWith('例')),
      avoid: Array.isArray(avoid) ? avoid.filter((word) => typeof word === 'string') : [],
      prose,
    };
  });
}

function targets({ note, links }: Entry, papers: ReadonlyMap<string, VaultPath>): Set<VaultPath> {
  const linked = links.flatMap(({ resolution }) =>
    resolution.kind === 'note' || resolution.kind === 'missing-anchor' ? [resolution.path] : [],
  );
  const cited = note.citations.flatMap(({ key }) => papers.get(key) ?? []);
  return new Set([...linked, ...cited].filter((path) => path !== note.path));
}

function sourcesOf({ note }: Entry, text: string): Set<string> {
  const addresses = text.match(ADDRESS) ?? [];
  return new Set([...note.citations.map(({ key }) => `@${key}`), ...note.frontmatter.sources, ...addresses]);
}

/** Running text and the one-sentence properties, which are printed on pages like it. */
function proseOf({ note }: Entry): Placed[] {
  const { description, raw } = note.frontmatter;
  const properties = [description, raw.why].filter((value) => typeof value === 'string');
  return [
    ...properties.map((text) => ({ path: note.path, line: 1, text })),
    ...note.text.flatMap(({ kind, text, line }) => (kind === 'text' ? [{ path: note.path, line, text }] : [])),
  ];
}
