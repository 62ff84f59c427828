import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import { normalizeUri } from 'micromark-util-sanitize-uri';
import { fileName } from '../path.ts';
import type { LinkView } from '../types.ts';
import { type RenderContext, report } from './context.ts';
import { element, text } from './hast.ts';
import { externalLink } from './links.ts';

/** What an embed says about itself: its alternative text and the size its author asked for, in CSS pixels. */
export interface MediaLabel {
  readonly alt: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

const SIZE = /^\s*(\d{1,5})(?:\s*[x×]\s*(\d{1,5}))?\s*$/i;

/** `图注|300x200` → alt and size; `300` alone is a size (OBSIDIAN.md 44). */
export function mediaLabel(label: string | undefined): MediaLabel {
  if (label === undefined) return { alt: undefined, width: undefined, height: undefined };
  const parts = label.split('|');
  const match = SIZE.exec(parts[parts.length - 1] ?? '');
  if (match === null) return { alt: label.trim(), width: undefined, height: undefined };
  const alt = parts.slice(0, -1).join('|').trim();
  const height = match[2] === undefined ? undefined : Number(match[2]);
  return { alt: alt === '' ? undefined : alt, width: Number(match[1]), height };
}

/** A file of the vault where it is embedded: image, sound, film, PDF, or a link to anything else (OBSIDIAN.md 44–46). */
export function printFile(
  view: LinkView & { kind: 'file' },
  name: string,
  fragment: string | undefined,
  label: MediaLabel,
  node: Nodes,
  context: RenderContext,
  block: boolean,
): ElementContent[] {
  if (context.page.mode === 'excerpt') return [];
  const shown = label.alt ?? fileName(name);
  const src = fragment === undefined || view.href.includes('#') ? view.href : `${view.href}#${encodeURI(fragment)}`;
  const width = label.width === undefined ? {} : { width: label.width };
  switch (view.media) {
    case 'image':
      return [image(view.href, label.alt ?? '', sizeOf(view, zoomed(view, label, node.data?.zoom)))];
    case 'audio':
      return [element('audio', { controls: true, preload: 'metadata', src, ariaLabel: shown })];
    case 'video':
      return [element('video', { controls: true, preload: 'metadata', src, ariaLabel: shown, ...width })];
    case 'pdf':
      return block && context.links === 0 ? [pdfFrame(src, shown, fragment, label)] : fileLink(src, shown, context);
    case 'other':
      report(context, 'unsupported-block', node, `「${fileName(name)}」不能嵌入网页，显示为链接。`);
      return fileLink(src, shown, context);
  }
}

function fileLink(href: string, shown: string, context: RenderContext): ElementContent[] {
  return context.links > 0 ? [text(shown)] : [element('a', { className: ['file'], href }, [text(shown)])];
}

/** Width and height as asked for; a missing one follows from the file's own proportions, so that nothing jumps on loading. */
function sizeOf(view: LinkView & { kind: 'file' }, label: MediaLabel): { width?: number; height?: number } {
  const { width, height } = label;
  if (width !== undefined && height !== undefined) return { width, height };
  if (width === undefined) {
    return view.width === undefined || view.height === undefined ? {} : { width: view.width, height: view.height };
  }
  if (view.width === undefined || view.height === undefined || view.width === 0) return { width };
  return { width, height: Math.round((width * view.height) / view.width) };
}

/** `zoom:50%` is half of the file's own width. */
function zoomed(view: LinkView & { kind: 'file' }, label: MediaLabel, zoom: number | undefined): MediaLabel {
  if (zoom === undefined || label.width !== undefined || view.width === undefined) return label;
  return { ...label, width: Math.max(1, Math.round(view.width * zoom)) };
}

function image(src: string, alt: string, size: { width?: number; height?: number }): ElementContent {
  return element('img', { src, alt, ...size, loading: 'lazy', decoding: 'async' });
}

function pdfFrame(src: string, shown: string, fragment: string | undefined, label: MediaLabel): ElementContent {
  const asked = /(?:^|&)height=(\d{2,4})/.exec(fragment ?? '')?.[1];
  const height = asked === undefined ? (label.height ?? 600) : Number(asked);
  return element('figure', { className: ['pdf'] }, [
    element('iframe', { src, title: shown, loading: 'lazy', height }),
    element('figcaption', { dataUi: '' }, [element('a', { href: src }, [text(`打开 ${shown}`)])]),
  ]);
}

const PLAYERS: readonly (readonly [host: RegExp, name: string])[] = [
  [/(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be)$/, 'YouTube'],
  [/(?:^|\.)(?:bilibili\.com|b23\.tv)$/, '哔哩哔哩'],
  [/(?:^|\.)(?:x\.com|twitter\.com)$/, 'X'],
  [/(?:^|\.)vimeo\.com$/, 'Vimeo'],
];

/** Name of the player behind an address; undefined for any other host. */
export function playerOf(url: string): string | undefined {
  const host = /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url.trim())?.[1]?.toLowerCase();
  return host === undefined ? undefined : PLAYERS.find(([pattern]) => pattern.test(host))?.[1];
}

/** `![…](https://…)`: players are links (OBSIDIAN.md 47), images load late and without referrer, or are links too. */
export function printExternalMedia(
  url: string,
  label: MediaLabel,
  title: string | null | undefined,
  node: Nodes,
  context: RenderContext,
): ElementContent[] {
  if (context.page.mode === 'excerpt') return [];
  const player = playerOf(url);
  if (player !== undefined) return linkTo(url, label.alt ?? `在${player}上观看`, 'player', title, context);
  const loads = /^(?:https?:)?\/\//i.test(url.trim());
  if (!loads || context.page.options.externalImages === 'link') {
    return linkTo(url, label.alt ?? '图片', 'external-image', title, context);
  }
  report(context, 'external-embed', node, `图片来自别的网站：${url}`, '把图片存进仓库，页面就不依赖别人的服务器。');
  const size = { ...(label.width && { width: label.width }), ...(label.height && { height: label.height }) };
  const result = element('img', {
    src: normalizeUri(url),
    alt: label.alt ?? '',
    ...(title ? { title } : {}),
    ...size,
    loading: 'lazy',
    decoding: 'async',
    referrerPolicy: 'no-referrer',
  });
  return [result];
}

function linkTo(
  url: string,
  shown: string,
  className: string,
  title: string | null | undefined,
  context: RenderContext,
): ElementContent[] {
  if (context.links > 0) return [text(shown)];
  const link = externalLink(url, title);
  link.properties.className = [className];
  link.children = [text(shown)];
  return [link];
}
