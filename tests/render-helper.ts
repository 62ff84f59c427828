import { readNote } from '../src/core/note/read-note.ts';
import { stem, vaultPath } from '../src/core/path.ts';
import { type RenderOptions, renderNote } from '../src/core/render/render-note.ts';
import { hashText } from '../src/core/text/hash.ts';
import type {
  Answers,
  CitationView,
  LinkView,
  NoteType,
  RenderedNote,
  RenderInput,
  RenderSource,
} from '../src/core/types.ts';

/** What a test says of the world around its note. */
export interface World {
  readonly path?: string;
  readonly title?: string;
  /** By linkKey. */
  readonly links?: Readonly<Record<string, LinkView>>;
  readonly citations?: Readonly<Record<string, CitationView>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** Other notes by path, each with its own links. */
  readonly notes?: Readonly<Record<string, { text: string; links?: Readonly<Record<string, LinkView>> }>>;
  readonly answers?: Answers;
  readonly options?: Partial<RenderOptions>;
}

const OPTIONS: RenderOptions = { strictLineBreaks: false, externalImages: 'lazy', lang: 'zh-CN' };

/** Renders a text as the note of a tiny world. */
export function render(text: string, world: World = {}): RenderedNote {
  return renderNote(inputOf(text, world), world.answers ?? new Map(), { ...OPTIONS, ...world.options });
}

export function inputOf(text: string, world: World = {}): RenderInput {
  const source = sourceOf(world.path ?? '笔记.md', text, world.links ?? {}, world.title);
  const embedded = Object.entries(world.notes ?? {}).map(([path, note]) => [
    path,
    sourceOf(path, note.text, note.links ?? {}),
  ]);
  return {
    source: { ...source, citations: world.citations ?? {}, ...(world.tags === undefined ? {} : { tags: world.tags }) },
    embedded: Object.fromEntries(embedded),
  };
}

/** A view of a note: `note('名词/注意力.md', { anchor: 'ji-suan' })`. */
export function note(path: string, fields: Partial<LinkView & { kind: 'note' }> = {}): LinkView {
  const href = `/${stem(path)}/${fields.anchor === undefined ? '' : `#${fields.anchor}`}`;
  const type: NoteType = 'note';
  return {
    kind: 'note',
    href,
    path: vaultPath(path),
    title: stem(path),
    type,
    anchor: undefined,
    missingAnchor: undefined,
    ...fields,
  };
}

/** A view of a file of the vault; pixel sizes where they are known. */
export function file(
  href: string,
  media: 'image' | 'audio' | 'video' | 'pdf' | 'other',
  width?: number,
  height?: number,
): LinkView {
  return { kind: 'file', href, media, width, height };
}

/** A note as the reader reads it, with links as the test says they lead. */
function sourceOf(path: string, text: string, links: Readonly<Record<string, LinkView>>, title?: string): RenderSource {
  const read = readNote(
    { path: vaultPath(path), text, digest: hashText(text) },
    { strictLineBreaks: false, readings: {} },
  );
  return { note: title === undefined ? read : { ...read, title }, text, links, citations: {} };
}
