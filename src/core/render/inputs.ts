import type { Entry, Garden } from '../garden.ts';
import { citationView } from '../links/citations.ts';
import { href } from '../links/href.ts';
import { htmlLinks, resolveLink } from '../links/resolve.ts';
import { tagHrefs } from '../pages/tag-tree.ts';
import { extension, type VaultPath } from '../path.ts';
import {
  type CitationView,
  type LinkView,
  linkKey,
  type MediaKind,
  type RenderInput,
  type RenderSource,
  type Resolution,
} from '../types.ts';

/** How deep embeds are followed when a note's sources are gathered; the renderer stops at five (OBSIDIAN.md 41). */
const DEEPEST = 6;

/** Gives the text of a published note; the shell holds it. */
export type TextOf = (path: VaultPath) => string;

/** Everything that rendering one note needs, as plain data: its own source and that of every note it embeds. */
export function renderInput(
  garden: Garden,
  entry: Entry,
  textOf: TextOf,
  sources: Map<VaultPath, RenderSource>,
): RenderInput {
  const embedded: Record<string, RenderSource> = {};
  const gather = (from: Entry, depth: number) => {
    if (depth > DEEPEST) return;
    for (const { raw, resolution } of from.links) {
      if (raw.kind !== 'embed' || (resolution.kind !== 'note' && resolution.kind !== 'missing-anchor')) continue;
      const target = garden.byPath.get(resolution.path);
      if (target === undefined || resolution.path in embedded) continue;
      embedded[resolution.path] = sourceOf(garden, target, textOf, sources);
      gather(target, depth + 1);
    }
  };
  gather(entry, 1);
  return { source: sourceOf(garden, entry, textOf, sources), embedded };
}

/** One note with the views of its links; `sources` remembers them, since a note may be embedded in many. */
function sourceOf(garden: Garden, entry: Entry, textOf: TextOf, sources: Map<VaultPath, RenderSource>): RenderSource {
  const known = sources.get(entry.note.path);
  if (known !== undefined) return known;
  const links: Record<string, LinkView> = {};
  for (const { raw, resolution } of entry.links)
    if (raw.kind !== 'property') links[linkKey(raw.target, raw.fragment)] = linkView(garden, resolution);
  const labels = entry.note.diagramLabels.map((target) => ({ target, fragment: undefined }));
  for (const link of [...labels, ...htmlLinks(entry.note)]) {
    const { resolution } = resolveLink(garden.index, entry.note.path, link);
    links[linkKey(link.target, link.fragment)] ??= linkView(garden, resolution);
  }
  const source: RenderSource = {
    note: entry.note,
    text: textOf(entry.note.path),
    links,
    citations: citationViews(garden, entry),
    tags: tagHrefs(garden, entry.note.tags),
  };
  sources.set(entry.note.path, source);
  return source;
}

function citationViews(garden: Garden, entry: Entry): Record<string, CitationView> {
  const views: Record<string, CitationView> = {};
  for (const { key } of entry.note.citations) {
    const view = citationView(garden, key);
    if (view !== undefined) views[key] = view;
  }
  return views;
}

/** What a resolution looks like on a page. Of an unpublished note nothing is told (policy on OBSIDIAN.md 75). */
export function linkView(garden: Garden, resolution: Resolution): LinkView {
  switch (resolution.kind) {
    case 'note':
      return noteView(garden, resolution.path, resolution.anchor, undefined);
    case 'missing-anchor':
      return noteView(garden, resolution.path, undefined, resolution.block ? 'missing-block' : 'missing-heading');
    case 'file':
      return fileView(garden, resolution.path, resolution.fragment);
    case 'ambiguous':
      return { kind: 'unresolved', reason: 'ambiguous' };
    case 'missing-file':
      return { kind: 'unresolved', reason: 'missing-file' };
    case 'missing-note':
      return { kind: 'unresolved', reason: 'missing-note' };
    case 'unpublished':
      return { kind: 'unresolved', reason: 'missing-note', hidden: true };
  }
}

type NoteView = Extract<LinkView, { kind: 'note' }>;

function noteView(
  garden: Garden,
  path: VaultPath,
  anchor: NoteView['anchor'],
  missingAnchor: NoteView['missingAnchor'],
): LinkView {
  const entry = garden.byPath.get(path);
  if (entry === undefined) return { kind: 'unresolved', reason: 'missing-note' };
  const { note, type, address } = entry;
  return {
    kind: 'note',
    href: href(garden.base, address, anchor),
    path,
    title: note.title,
    type,
    anchor,
    missingAnchor,
  };
}

function fileView(garden: Garden, path: VaultPath, fragment: string | undefined): LinkView {
  const published = garden.files.get(path);
  if (published === undefined) return { kind: 'unresolved', reason: 'missing-file' };
  const { file, address } = published;
  // `#page=3` is read by the browser's own viewer, which wants it as it is.
  const at = fragment === undefined ? '' : `#${encodeURI(fragment)}`;
  return {
    kind: 'file',
    href: href(garden.base, address) + at,
    media: mediaKind(path),
    width: file.width,
    height: file.height,
  };
}

const MEDIA: Readonly<Record<string, MediaKind>> = {
  ...group('image', 'avif bmp gif jpeg jpg png svg webp'),
  ...group('audio', 'flac m4a mp3 ogg wav 3gp'),
  ...group('video', 'mkv mov mp4 ogv webm'),
  pdf: 'pdf',
};

function group(kind: MediaKind, extensions: string): Record<string, MediaKind> {
  return Object.fromEntries(extensions.split(' ').map((name) => [name, kind]));
}

/** OBSIDIAN.md 45. */
export function mediaKind(path: string): MediaKind {
  return MEDIA[extension(path)] ?? 'other';
}
