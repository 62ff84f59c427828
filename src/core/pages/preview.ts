import type { InkStatus } from '../types.ts';

/** What the card beside a link shows. `html` is safe, on one line and without ids: core/render/excerpt prints it. */
export interface Preview {
  readonly title: string;
  /** Chinese name of the kind: 术语, 札记 … */
  readonly kind: string;
  readonly status: InkStatus | undefined;
  readonly html: string;
}

/** One file beside a page: by href as it stands in the page's links. */
export type PreviewFile = Readonly<Record<string, Preview>>;

/** Links that share one file. */
const PART = 60;
/** Bytes of JSON that stay below 6 KB gzip, Chinese text being compressed to about 55 %. */
const FILE_SIZE = 10_000;
/** Lengths of text on a card, in characters: few steps, so that one excerpt serves many pages. */
const LENGTHS = [150, 110, 80, 56, 36, 20];

/** The most that any card shows, in characters. */
export const LONGEST_PREVIEW = 150;

/** A page of this site: files and other hosts have no card, and what stands on the page itself is in sight. */
export function previewable(href: string, base: string, here: string): boolean {
  const [path = '', fragment] = href.split('#', 2);
  if (!path.startsWith(base) || path.startsWith('//') || path.includes('?')) return false;
  return path.endsWith('/') && (path !== here || fragment !== undefined);
}

/** The links of a page, in the order of its text, as they are spread over its files; browser and build must agree on it. */
export function previewParts(hrefs: Iterable<string>, base: string, here: string): string[][] {
  const kept = [...new Set(hrefs)].filter((href) => previewable(href, base, here));
  const parts: string[][] = [];
  for (let at = 0; at < kept.length; at += PART) parts.push(kept.slice(at, at + PART));
  return parts;
}

/** `preview.json`, `preview-2.json`, …: the name of a part, counted from 0. */
export function previewName(part: number): string {
  return part === 0 ? 'preview.json' : `preview-${part + 1}.json`;
}

/**
 * The preview files of one page: each link with as much text as the size of a file allows.
 * @param html the page's body, whose links they are
 * @param here the page's own href
 * @param lookup what a link shows in at most so many characters; undefined where it leads to nothing of ours
 */
export function previewFiles(
  html: string,
  base: string,
  here: string,
  lookup: (href: string, characters: number) => Preview | undefined,
): { readonly name: string; readonly json: string }[] {
  return previewParts(linksOf(html), base, here).map((hrefs, part) => {
    let json = '{}';
    for (const length of LENGTHS) {
      json = fileOf(hrefs, (href) => lookup(href, length));
      if (new TextEncoder().encode(json).length <= FILE_SIZE) break;
    }
    return { name: previewName(part), json };
  });
}

function fileOf(hrefs: readonly string[], lookup: (href: string) => Preview | undefined): string {
  const file: Record<string, Preview> = {};
  for (const href of hrefs) {
    const preview = lookup(href);
    if (preview !== undefined) file[href] = preview;
  }
  return JSON.stringify(file);
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map((match) =>
    (match[1] ?? '').replaceAll(/&(?:amp|#x26|#38);/g, '&'),
  );
}
