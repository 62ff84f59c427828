import type { Definition, FootnoteDefinition, Heading, Nodes, Parents, Root } from 'mdast';
import { bodyOf } from '../markdown/body.ts';
import { blockAnchor, sectionOf } from '../markdown/outline.ts';
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
  /** What the ids of `Note.headings` and `Note.blocks` stand for. */
  readonly anchors: ReadonlyMap<Anchor, Anchored>;
  /** By identifier in upper case, the first of a name winning. */
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
}

interface Anchored {
  readonly node: Nodes;
  readonly parent: Parents;
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
    const document = kept ?? read(source, { strictLineBreaks, mdx: runs ? mdx : undefined });
    this.#kept.delete(key);
    this.#kept.set(key, document);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#size) break;
      this.#kept.delete(oldest);
    }
    return document;
  }
}

function read({ note, text }: RenderSource, options: ParseOptions): NoteDocument {
  const body = bodyOf(text);
  const { tree } = parse(body, options);
  const headings = new Map<Heading, number>();
  const anchors = new Map<Anchor, Anchored>();
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  forEachNode(tree, (node, parent) => {
    const name = node.data?.blockId;
    if (name !== undefined) addFirst(anchors, blockAnchor(name), { node, parent });
    if (node.type === 'definition') addFirst(definitions, node.identifier.toUpperCase(), node);
    else if (node.type === 'footnoteDefinition') addFirst(footnotes, node.identifier.toUpperCase(), node);
    else if (node.type === 'heading') {
      const id = note.headings[headings.size]?.id;
      if (id !== undefined) addFirst(anchors, id, { node, parent });
      headings.set(node, headings.size);
    }
  });
  return { body, tree, headings, anchors, definitions, footnotes };
}

function addFirst<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}

/** What an HTML id of a note stands for: a heading with its section, or a block; nothing where there is no such id. */
export function anchored({ anchors }: NoteDocument, anchor: Anchor): readonly Nodes[] {
  const found = anchors.get(anchor);
  if (found === undefined) return [];
  const { node, parent } = found;
  // A block id at a heading names the heading alone.
  const isSection = node.type === 'heading' && anchor !== blockAnchor(node.data?.blockId ?? '');
  return isSection ? sectionOf(node, parent) : [node];
}
