import type { Definition, FootnoteDefinition, Heading, Root } from 'mdast';
import { bodyOf } from '../markdown/body.ts';
import { headingsOf } from '../markdown/outline.ts';
import { type ParseOptions, parse } from '../markdown/parse.ts';
import { forEachNode } from '../markdown/walk.ts';
import type { Anchor } from '../path.ts';
import type { RenderSource } from '../types.ts';

/** A parsed note with what its references point to. Never changed after it is made: it is shared between renderings. */
export interface NoteDocument {
  readonly body: string;
  readonly tree: Root;
  /** In document order: the index is that of `Note.headings`. */
  readonly headings: ReadonlyMap<Heading, number>;
  readonly definitions: readonly Definition[];
  /** By identifier in upper case, the first of a name winning. */
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
}

/** Parses a note once and keeps the last trees: a note that many embed is parsed for each of them otherwise. */
export class Documents {
  readonly #kept = new Map<string, NoteDocument>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  get(source: RenderSource, { strictLineBreaks, mdx }: ParseOptions): NoteDocument {
    const runs = source.note.mdx !== undefined;
    const key = `${strictLineBreaks ? 1 : 0}${runs ? 1 : 0}${source.note.digest}\0${source.note.path}\0${source.text.length}`;
    const kept = this.#kept.get(key);
    const document = kept ?? read(source.text, { strictLineBreaks, mdx: runs ? mdx : undefined });
    this.#kept.delete(key);
    this.#kept.set(key, document);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#size) break;
      this.#kept.delete(oldest);
    }
    return document;
  }
}

function read(text: string, options: ParseOptions): NoteDocument {
  const body = bodyOf(text);
  const { tree } = parse(body, options);
  const definitions: Definition[] = [];
  const footnotes = new Map<string, FootnoteDefinition>();
  forEachNode(tree, (node) => {
    if (node.type === 'definition') definitions.push(node);
    if (node.type !== 'footnoteDefinition') return;
    const id = node.identifier.toUpperCase();
    if (!footnotes.has(id)) footnotes.set(id, node);
  });
  return {
    body,
    tree,
    headings: new Map(headingsOf(tree).map((heading, index) => [heading, index])),
    definitions,
    footnotes,
  };
}

/** Where an HTML id of a note leads in its tree: a heading's index or a block's name. */
export function anchorTarget(
  note: RenderSource['note'],
  anchor: Anchor,
): { heading: number } | { block: string } | undefined {
  const heading = note.headings.findIndex((candidate) => candidate.id === anchor);
  if (heading >= 0) return { heading };
  const block = note.blocks.find((candidate) => candidate.id === anchor);
  return block === undefined ? undefined : { block: block.name };
}
