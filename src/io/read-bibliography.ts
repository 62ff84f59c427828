import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Author, Bibliography, Reference } from '../core/bibliography/types.ts';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { VaultPath } from '../core/path.ts';
import { type BibChunk, splitBibtex } from './split-bibtex.ts';

type ChainOptions = NonNullable<Parameters<typeof plugins.input.chain>[1]>;
const CHAIN = { generateGraph: false } as ChainOptions;

/** What the library gives of an entry: its fields as typed, and the entry mapped to CSL-JSON. */
interface RawEntry {
  readonly label: string;
  readonly properties: Readonly<Record<string, string | number>>;
}

interface CslItem {
  readonly type?: string;
  readonly title?: string;
  readonly author?: readonly { readonly family?: string; readonly given?: string; readonly literal?: string }[];
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly accessed?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly [field: string]: unknown;
}

/**
 * Reads a BibTeX file. An entry that cannot be read is named with its line and left out, a key that stands twice counts
 * once; the rest is kept. Never throws.
 */
export function readBibliography(text: string, file: VaultPath): Bibliography {
  const references = new Map<string, Reference>();
  const diagnostics: Diagnostic[] = [];
  const { chunks, strings } = splitBibtex(text);
  for (const chunk of chunks) {
    const place = { file, line: chunk.line, column: 1 };
    const reference = chunk.closed ? readEntry(chunk, strings) : undefined;
    if (reference === undefined) {
      const name = chunk.key === undefined ? '这一条文献' : `文献 ${chunk.key}`;
      diagnostics.push(diagnostic('bad-bibliography', place, `${name}读不懂，没有收入`, hintFor(chunk)));
      continue;
    }
    const first = references.get(reference.key);
    if (first === undefined) references.set(reference.key, reference);
    else
      diagnostics.push(
        diagnostic(
          'duplicate-citation',
          place,
          `文献 ${reference.key} 在第 ${first.line} 行已经有了，用前一条`,
          '删去一条，或换一个键',
        ),
      );
  }
  return { file, references: [...references.values()], diagnostics };
}

function hintFor(chunk: BibChunk): string {
  if (!chunk.closed) return '大括号没有成对：数一数这一条里的 { 和 }';
  if (chunk.key === undefined) return '写成 @article{键, title = {…}, …}';
  return '每个字段写成 名 = {值}，字段之间用逗号隔开';
}

function readEntry(chunk: BibChunk, strings: string): Reference | undefined {
  try {
    const raw = (plugins.input.data(strings + chunk.text, '@bibtex/text') as RawEntry[]).at(-1);
    if (raw === undefined) return undefined;
    const [item] = plugins.input.chain(raw, CHAIN) as unknown as CslItem[];
    return item === undefined ? undefined : toReference(raw, item, chunk);
  } catch {
    return undefined;
  }
}

function toReference({ label, properties }: RawEntry, item: CslItem, chunk: BibChunk): Reference {
  const field = (name: string) => plain(properties[name]);
  const csl = (name: string) => plain(item[name]);
  const url = csl('URL') ?? field('url');
  const arxiv = arxivNumber(field('eprint'), field('archiveprefix') ?? field('eprinttype'), url);
  const braced = String(properties.author ?? '')
    .split(/\s+and\s+/i)
    .map((name) => /^\{[^{}]*\}$/.test(name.trim()));
  const authors = (item.author ?? [])
    .map((name, index) => toAuthor(name, braced[index] === true))
    .filter((author) => author.family !== '');
  const others = authors.at(-1)?.family === 'others';
  const issued = dateOf(item.issued);
  return {
    key: label,
    type: item.type ?? 'document',
    title: csl('title') ?? label,
    authors: others ? authors.slice(0, -1) : authors,
    others,
    date: earliest(issued, arxiv),
    year: issued?.slice(0, 4),
    venue: csl('container-title') ?? field('howpublished'),
    publisher: csl('publisher'),
    place: csl('publisher-place'),
    volume: csl('volume'),
    issue: csl('issue') ?? field('number'),
    pages: csl('page'),
    doi: csl('DOI') ?? field('doi'),
    arxiv,
    url,
    accessed: dateOf(item.accessed),
    gist: csl('note'),
    topics: (field('keywords') ?? '')
      .split(/[,，;；]/)
      .map((word) => word.trim())
      .filter(Boolean),
    unverified: (field('lanyin_unverified') ?? '')
      .split(/[,，]/)
      .map((word) => word.trim())
      .filter(Boolean),
    version: field('version'),
    withdrawn: field('withdrawn') ?? field('retracted'),
    bibtex: chunk.text,
    line: chunk.line,
  };
}

function toAuthor(name: { family?: string; given?: string; literal?: string }, group: boolean): Author {
  return { family: plain(name.family ?? name.literal) ?? '', given: plain(name.given), group };
}

/** The library keeps emphasis as HTML and some BibTeX braces; a bibliography has no markup. */
function plain(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value)
    .replace(/<\/?(?:i|b|sc|sup|sub|span)(?:\s[^>]*)?>/g, '')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

function dateOf(date: CslItem['issued']): string | undefined {
  const [year, month, day] = date?.['date-parts']?.[0] ?? [];
  if (year === undefined) return undefined;
  const parts = [String(year), month, day].filter((part) => part !== undefined);
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

const ARXIV = /^(?:arxiv:)?((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}))(?:v\d+)?$/i;

function arxivNumber(
  eprint: string | undefined,
  archive: string | undefined,
  url: string | undefined,
): string | undefined {
  if (eprint !== undefined && (archive === undefined || /^arxiv$/i.test(archive))) {
    const number = ARXIV.exec(eprint)?.[1];
    if (number !== undefined) return number;
  }
  const path = /^https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf|html)\/([^?#]+?)(?:\.pdf)?$/i.exec(url ?? '')?.[1];
  return path === undefined ? undefined : ARXIV.exec(path)?.[1];
}

/** An arXiv number tells the month in which a paper came out, often before the proceedings: `1706.03762` → `2017-06`. */
function earliest(issued: string | undefined, arxiv: string | undefined): string | undefined {
  const [, year, month] = /^(\d\d)(\d\d)\./.exec(arxiv ?? '') ?? /\/(\d\d)(\d\d)\d{3}$/.exec(arxiv ?? '') ?? [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return issued;
  const first = `${Number(year) > 90 ? '19' : '20'}${year}-${month}`;
  if (issued === undefined) return first;
  if (issued.startsWith(first)) return issued;
  return issued < first.slice(0, issued.length) ? issued : first;
}
