import type { Formula, Inline, Line } from '../facts/types.ts';
import type { Garden } from '../garden.ts';
import { citationView } from '../links/citations.ts';
import { resolveLink } from '../links/resolve.ts';
import type { VaultPath } from '../path.ts';
import { linkView } from '../render/inputs.ts';
import { setFormula } from '../render/katex.ts';

/** `<` and the like, and what would end an attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * A line of a note printed in another place: its links resolved as from that note, citations as links to their papers,
 * formulas as MathML, which needs no style sheet. Tags are left out.
 */
export function lineHtml(garden: Garden, source: VaultPath, line: Line): string {
  return line
    .map((inline, index) => {
      // The bracket that begins a citation brings its own white space.
      const next = line[index + 1];
      const before = typeof inline === 'string' && typeof next === 'object' && next.kind === 'citation';
      return inlineHtml(garden, source, before ? inline.trimEnd() : inline);
    })
    .join('');
}

const TAGS = { strong: 'strong', emphasis: 'em', highlight: 'mark', delete: 'del' } as const;

function inlineHtml(garden: Garden, source: VaultPath, inline: Inline): string {
  if (typeof inline === 'string') return escapeHtml(inline.replaceAll('\n', ' '));
  switch (inline.kind) {
    case 'strong':
    case 'emphasis':
    case 'highlight':
    case 'delete':
      return `<${TAGS[inline.kind]}>${lineHtml(garden, source, inline.children)}</${TAGS[inline.kind]}>`;
    case 'code':
      return `<code>${escapeHtml(inline.value)}</code>`;
    case 'math':
      return mathHtml(inline);
    case 'url':
      return `<a href="${escapeHtml(inline.url)}" rel="noopener noreferrer">${lineHtml(garden, source, inline.children)}</a>`;
    case 'link':
      return linkHtml(garden, source, inline);
    case 'citation':
      return citationHtml(garden, inline.keys);
    case 'tag':
      return '';
  }
}

function linkHtml(garden: Garden, source: VaultPath, link: Extract<Inline, { kind: 'link' }>): string {
  const view = linkView(garden, resolveLink(garden.index, source, link).resolution);
  const text = lineHtml(garden, source, link.children) || escapeHtml(link.target);
  if (view.kind === 'unresolved') return `<span class="unresolved" data-reason="${view.reason}">${text}</span>`;
  return `<a href="${escapeHtml(view.href)}"${view.kind === 'note' && view.type === 'term' ? ' data-type="term"' : ''}>${text}</a>`;
}

function citationHtml(garden: Garden, keys: readonly string[]): string {
  const parts = keys.map((key) => {
    const view = citationView(garden, key);
    if (view?.href === undefined) return escapeHtml(view?.label ?? `@${key}`);
    return `<a href="${escapeHtml(view.href)}">${escapeHtml(view.label)}</a>`;
  });
  return `<span class="citation">（${parts.join('；')}）</span>`;
}

/** A formula as MathML; one that is wrong (its own page says so) as its source. */
export function mathHtml({ value, macros }: Formula): string {
  try {
    const html = setFormula(value, { display: false, output: 'mathml' }, macros);
    return html.replace(/^<span class="katex">|<\/span>$/g, '');
  } catch {
    return `<code>${escapeHtml(value)}</code>`;
  }
}
