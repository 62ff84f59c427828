import { destinationOf } from '../markdown/destination.ts';
import { extension, type VaultPath } from '../path.ts';
import type { Note, Resolution } from '../types.ts';
import type { VaultIndex } from '../vault/build-index.ts';
import { lookup } from '../vault/lookup.ts';
import { anchorNames, findBlock, findHeading } from './anchors.ts';

/** A resolution and, where only the alphabet chose among equals, the paths it chose from. */
export interface Resolved {
  readonly resolution: Resolution;
  readonly tie: readonly VaultPath[];
}

/** What of a link decides where it leads. */
export interface LinkTarget {
  readonly target: string;
  readonly fragment: string | undefined;
}

/** The only resolver: where a link of the note at `source` leads (OBSIDIAN.md B, C, D, E). */
export function resolveLink(index: VaultIndex, source: VaultPath, link: LinkTarget): Resolved {
  if (link.target === '') return { resolution: toNote(index, source, link.fragment), tie: [] };
  const match = lookup(index, source, link.target);
  if (match.kind === 'ambiguous-alias')
    return { resolution: { kind: 'ambiguous', candidates: match.candidates }, tie: [] };
  if (match.kind === 'none') return { resolution: missing(link.target), tie: [] };
  const { path, tie } = match;
  if (index.unpublished.has(path)) return { resolution: { kind: 'unpublished', path }, tie };
  if (index.notes.has(path)) return { resolution: toNote(index, path, link.fragment), tie };
  return { resolution: { kind: 'file', path, fragment: link.fragment }, tie };
}

/** What the raw HTML of a note points at inside the vault. */
export function htmlLinks(note: Note): LinkTarget[] {
  return (note.htmlTargets ?? []).flatMap((url) => {
    const destination = destinationOf(url);
    return destination.kind === 'internal' ? [destination] : [];
  });
}

function toNote(index: VaultIndex, path: VaultPath, fragment: string | undefined): Resolution {
  const note = index.notes.get(path);
  if (note === undefined || fragment === undefined || fragment === '') return { kind: 'note', path, anchor: undefined };
  const block = /^\^(.+)$/.exec(fragment.slice(fragment.lastIndexOf('#') + 1))?.[1];
  const anchor = block === undefined ? findHeading(note, fragment) : findBlock(note, block);
  if (anchor !== undefined) return { kind: 'note', path, anchor };
  const available = anchorNames(note, block === undefined ? 'heading' : 'block');
  return { kind: 'missing-anchor', path, anchor: fragment, block: block !== undefined, available };
}

function missing(target: string): Resolution {
  return { kind: ATTACHMENT.has(extension(target)) ? 'missing-file' : 'missing-note', name: target };
}

/** OBSIDIAN.md 45. */
export const ATTACHMENT: ReadonlySet<string> = new Set(
  'avif bmp gif jpeg jpg png svg webp flac m4a mp3 ogg wav 3gp mkv mov mp4 ogv webm pdf canvas base'.split(' '),
);
