import type { Entry, Garden, ResolvedLink } from '../core/garden.ts';
import { href } from '../core/links/href.ts';
import { linkKey } from '../core/types.ts';

/** `dist/garden.json`: the machine-readable garden, keys in the order of CONTRACT `dist/`, one line a note. */
export function gardenJson(garden: Garden): string {
  const { config, base, entries, redirects, files } = garden;
  const lines = (values: readonly unknown[]) =>
    values.length === 0 ? '[]' : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
  const site = { title: config.title, lang: config.lang, base, url: config.url ?? null };
  const moved = redirects.map(({ from, to }) => ({ from: href(base, from), to: garden.byPath.get(to)?.href }));
  const published = [...files.values()].map(({ file, href: url }) => ({ path: file.path, url }));
  return `{"schema":1,\n"site":${JSON.stringify(site)},\n"notes":${lines(entries.map(noteJson))},\n"redirects":${lines(moved)},\n"files":${lines(published)}}\n`;
}

function noteJson(entry: Entry): object {
  const { note, type, href: url, links, backlinks, created, updated } = entry;
  return {
    path: note.path,
    url,
    title: note.title,
    aliases: note.frontmatter.aliases,
    tags: note.tags,
    type,
    headings: note.headings.map(({ depth, text, id }) => ({ depth, text, id })),
    blocks: note.blocks.map(({ name, id }) => ({ name, id })),
    links: links.flatMap(linkJson),
    unresolved: links.flatMap(unresolvedJson),
    backlinks: backlinks.map(({ source, context, anchor }) => ({
      source,
      context: context.before + context.text + context.after,
      fragment: anchor ?? null,
    })),
    created: created ?? null,
    updated: updated ?? null,
  };
}

function linkJson({ raw, resolution }: ResolvedLink): object[] {
  const link = (target: string, fragment: string | null) => [
    { target, fragment, text: raw.text, kind: raw.kind, line: raw.place.line },
  ];
  switch (resolution.kind) {
    case 'note':
      return link(resolution.path, resolution.anchor ?? null);
    case 'missing-anchor':
      return link(resolution.path, null);
    case 'file':
      return link(resolution.path, resolution.fragment ?? null);
    case 'ambiguous':
    case 'missing-note':
    case 'missing-file':
    case 'unpublished':
      return [];
  }
}

function unresolvedJson({ raw, resolution }: ResolvedLink): object[] {
  const entry = (reason: string, name = linkKey(raw.target, raw.fragment)) => [
    { raw: name, text: raw.text, reason, line: raw.place.line },
  ];
  switch (resolution.kind) {
    case 'note':
    case 'file':
      return [];
    case 'missing-anchor':
      return entry(resolution.block ? 'missing-block' : 'missing-heading');
    case 'unpublished':
      // Nothing of an unpublished note is told, not even its name (CONTRACT `dist/`).
      return entry('missing-note', raw.text);
    case 'ambiguous':
    case 'missing-note':
    case 'missing-file':
      return entry(resolution.kind);
  }
}
