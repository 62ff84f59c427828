import type { Element } from 'hast';
import type { Answer } from '../types.ts';
import { type RenderContext, viewOf } from './context.ts';
import { element, generated } from './hast.ts';

const LABEL_LINK = /<a\b([^>]*?)\sdata-internal-link="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g;
const ID = /\sid="([^"]+)"/g;

/** A drawn diagram: its SVG has a name of its own; the figure can be reached by key, since a wide one scrolls. */
export function printDiagram(answer: Answer & { kind: 'diagram' }, digest: string, context: RenderContext): Element {
  const drawn = (context.page.diagrams.get(digest) ?? 0) + 1;
  context.page.diagrams.set(digest, drawn);
  const svg = linkLabels(drawn === 1 ? answer.svg : withOwnIds(answer.svg, drawn), context);
  return element('figure', { className: ['diagram'], role: 'group', tabIndex: 0, ariaLabel: '图' }, [generated(svg)]);
}

/** Nodes of class `internal-link` lead to the note of their name, or stay a shape. */
function linkLabels(svg: string, context: RenderContext): string {
  return svg.replace(LABEL_LINK, (_, before: string, label: string, after: string, inner: string) => {
    const view = viewOf(context, unescapeHtml(label), undefined);
    if (view.kind === 'unresolved') return `<g class="unresolved" data-reason="${view.reason}">${inner}</g>`;
    const type = view.kind === 'note' ? ` data-type="${view.type}"` : '';
    return `<a${before}${after} href="${escapeHtml(view.href)}"${type}>${inner}</a>`;
  });
}

/** The same diagram twice on one page (an embed): ids and what refers to them get a number. */
function withOwnIds(svg: string, number: number): string {
  const ids = new Set([...svg.matchAll(ID)].map((match) => match[1]));
  return svg.replace(/(\sid="|\saria-(?:labelledby|describedby)="|#)([\w.:-]+)/g, (whole, mark: string, id: string) =>
    ids.has(id) ? `${mark}${id}-${number}` : whole,
  );
}

function unescapeHtml(value: string): string {
  return value.replace(/&(?:quot|#34|lt|gt|amp|#39|apos);/g, (code) => ENTITIES[code] ?? code);
}

function escapeHtml(value: string): string {
  return value.replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&#39;': "'",
  '&apos;': "'",
};
