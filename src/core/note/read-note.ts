import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { readFacts } from '../facts/read-facts.ts';
import { bodyOf, frontmatterOf } from '../markdown/body.ts';
import { parse } from '../markdown/parse.ts';
import { collectRequests, diagramLabels } from '../markdown/requests.ts';
import type { MdxLanguage } from '../markdown/syntax/mdx/language.ts';
import { forEachNode } from '../markdown/walk.ts';
import { extension, stem } from '../path.ts';
import type { Readings } from '../text/pinyin.ts';
import { sentenceAround } from '../text/sentence.ts';
import type { Note, VaultFile } from '../types.ts';
import { readFrontmatter } from './frontmatter.ts';
import { htmlTargets } from './html-targets.ts';
import { type MdxProblem, mdxProblem, readMdx } from './mdx-facts.ts';
import { outgoingLinks } from './outgoing-links.ts';
import { readBlocks, readOutline } from './outline.ts';
import { plainText } from './plain-text.ts';
import { propertyLinks } from './property-links.ts';
import { keptLines } from './property-place.ts';
import { readText } from './text-blocks.ts';
import { type Sections, typeOf } from './type.ts';

export interface ReadOptions {
  /** OBSIDIAN.md 56. */
  readonly strictLineBreaks: boolean;
  /** The vault's own pinyin, for the ids of headings. */
  readonly readings: Readings;
  /** Which folders give their notes a type; a note's own `type` wins. */
  readonly sections?: Sections;
  /** Given where the vault lets `.mdx` notes run; they read as Markdown otherwise. */
  readonly mdx?: MdxLanguage | undefined;
}

/** Reads one note, seen alone. Never throws on what an author wrote: what is wrong stands in `diagnostics`. */
export function readNote(file: VaultFile, options: ReadOptions): Note {
  const mdx = extension(file.path) === 'mdx' ? options.mdx : undefined;
  if (mdx === undefined) return read(file, { ...options, mdx }).note;
  try {
    const { note, tree } = read(file, { ...options, mdx });
    const { facts, problem } = readMdx(tree);
    return { ...note, mdx: facts, diagnostics: [...note.diagnostics, ...(problem ? [mdxError(file, problem)] : [])] };
  } catch (error) {
    const problem = mdxProblem(error);
    if (problem === undefined) throw error;
    const properties = { ...file, text: file.text.slice(0, frontmatterOf(file.text)?.end ?? 0) };
    const { note } = read(properties, { ...options, mdx: undefined });
    const facts = { broken: true, imports: [], components: [] };
    return { ...note, mdx: facts, diagnostics: [...note.diagnostics, mdxError(file, problem)] };
  }
}

function mdxError({ path }: VaultFile, { reason, line, column }: MdxProblem): Diagnostic {
  const hint = '照 MDX 的语法改正；要当文字写的 { 和 < 前面加反斜杠';
  return diagnostic('mdx-error', { file: path, line, column }, `MDX 写错了（${reason}），这篇没有收进站里`, hint);
}

function read(file: VaultFile, options: ReadOptions): { readonly note: Note; readonly tree: Root } {
  const body = bodyOf(file.text);
  const properties = readFrontmatter(frontmatterOf(file.text), file.path);
  const { tree, problems } = parse(body, options);
  const title = properties.frontmatter.title ?? stem(file.path);
  const blocks = readBlocks(tree);
  const headings = readOutline(tree, body, blocks, options.readings);
  const text = readText(tree, headings);
  const type = typeOf(properties.frontmatter.type, options.sections ?? [], file.path);
  const targets = htmlTargets(tree);
  const propertyLines = keptLines(properties.lines);
  const { facts, diagnostics } = readFacts(tree, headings, type, file.path);
  const note: Note = {
    path: file.path,
    digest: file.digest,
    frontmatter: properties.frontmatter,
    ...(Object.keys(propertyLines).length === 0 ? {} : { propertyLines }),
    title,
    headings,
    blocks,
    links: [...propertyLinks(properties, file.path), ...outgoingLinks(tree, file.path, title, headings)],
    tags: readTags(tree, properties.frontmatter.tags),
    text,
    citations: readCitations(tree, properties.frontmatter.sources),
    requests: collectRequests(tree),
    diagramLabels: diagramLabels(tree),
    ...(targets.length === 0 ? {} : { htmlTargets: targets }),
    facts,
    hasMath: contains(tree, ['math', 'inlineMath']),
    size: text.reduce((sum, block) => sum + block.text.length, 0),
    diagnostics: [
      ...properties.diagnostics,
      ...problems.map(({ rule, message, hint, line, column }) =>
        diagnostic(rule, { file: file.path, line, column }, message, hint),
      ),
      ...diagnostics,
    ],
  };
  return { note, tree };
}

/** Frontmatter tags, then those of the text; equal without case, the first casing seen is kept (OBSIDIAN.md 69). */
function readTags(tree: Root, fromFrontmatter: readonly string[]): string[] {
  const tags = new Map<string, string>();
  const add = (tag: string) => {
    if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  };
  fromFrontmatter.forEach(add);
  forEachNode(tree, (node) => {
    if (node.type === 'tag') add(node.value);
  });
  return [...tags.values()];
}

function readCitations(tree: Root, sources: readonly string[]): Note['citations'] {
  const citations: Note['citations'][number][] = [];
  visit(tree, (block) => {
    if (block.type !== 'paragraph' && block.type !== 'tableCell' && block.type !== 'calloutTitle') return;
    const { text, spans } = plainText(block, (node) => node.type === 'citation');
    for (const [node, [start]] of spans) {
      const context = sentenceAround(text, Math.max(0, start - 1), start);
      const line = node.position?.start.line ?? 1;
      for (const key of (node as Nodes & { keys: string[] }).keys) citations.push({ key, line, context });
    }
  });
  for (const source of sources) {
    const key = /^\[?@([\w:.-]+)\]?$/.exec(source)?.[1];
    if (key !== undefined) citations.push({ key, line: 1, context: { before: '', text: '', after: '' } });
  }
  return citations;
}

function contains(tree: Root, types: readonly string[]): boolean {
  let found = false;
  forEachNode(tree, (node) => {
    found ||= types.includes(node.type);
  });
  return found;
}
