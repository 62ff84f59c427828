/** From Mermaid's drawing to one that may stand in any page: safe, small, coloured by variables, its ids its own. */
import { asVariables } from './colours.ts';
import { centerStates, keepReadable, spreadRows, thinTicks } from './repairs.ts';
import { cleanDeclarations, printRules, usedAnimations, usedRules } from './stylesheet.ts';
import { toVariables } from './theme.ts';

export interface Drawing {
  readonly svg: string;
  /** Texts of the nodes of class `internal-link`, each once, in order. */
  readonly labels: readonly string[];
}

/**
 * @param source Mermaid's SVG
 * @param id id of the drawing; every id in it begins so
 * @param kind Chinese name of the kind of diagram, for those who hear it
 */
export function cleanDrawing(source: string, id: string, kind: string, document: Document): Drawing {
  const holder = document.createElement('div');
  holder.innerHTML = source;
  const svg = holder.querySelector('svg');
  if (!svg) throw new Error('no svg');
  removeUnsafe(svg);
  replaceForeign(svg);
  const labels = markInternalLinks(svg);
  const css = takeStyles(svg);
  const rules = usedRules(css, holder);
  centerStates(svg);
  keepReadable(svg, rules);
  spreadRows(svg);
  thinTicks(svg);
  removeUnused(svg);
  tidyAttributes(svg);
  describe(svg, kind);
  size(svg);
  const style = document.createElementNS(SVG, 'style');
  style.textContent = printRules(rules) + usedAnimations(css, rules);
  svg.prepend(style);
  renameIds(svg, style, id);
  return { svg: svg.outerHTML, labels };
}

const SVG = 'http://www.w3.org/2000/svg';

function removeUnsafe(svg: Element): void {
  for (const element of svg.querySelectorAll(
    'script, iframe, object, embed, audio, video, image, use[href^="http"], animate, set',
  ))
    element.remove();
  for (const link of svg.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';
    for (const { name } of [...link.attributes])
      if (name !== 'class' && name !== 'transform') link.removeAttribute(name);
    if (/^(https?:|mailto:|[/#.?]|[^:]*$)/i.test(href.trim()) && href.trim() !== '') {
      link.setAttribute('href', href.trim());
      if (/^https?:/i.test(href.trim())) link.setAttribute('rel', 'noopener noreferrer');
    } else link.replaceWith(...link.childNodes);
  }
}

/** HTML inside SVG is dropped for the text beside it (`switch`), or becomes text in the middle of its box. */
function replaceForeign(svg: Element): void {
  for (const foreign of svg.querySelectorAll('foreignObject')) {
    const parent = foreign.parentElement;
    if (parent?.tagName === 'switch') {
      foreign.remove();
      parent.replaceWith(...parent.childNodes);
      continue;
    }
    const content = foreign.textContent?.trim() ?? '';
    const number = (name: string) => Number.parseFloat(foreign.getAttribute(name) ?? '') || 0;
    const text = svg.ownerDocument.createElementNS(SVG, 'text');
    text.setAttribute('x', String(number('x') + number('width') / 2));
    text.setAttribute('y', String(number('y') + number('height') / 2));
    text.setAttribute('text-anchor', 'middle');
    text.setAttribute('dominant-baseline', 'central');
    text.textContent = content;
    if (content === '') foreign.remove();
    else foreign.replaceWith(text);
  }
}

/** `<g class="node internal-link">…词元…</g>` → `<a data-internal-link="词元"><g …/></a>` (OBSIDIAN.md 80). */
function markInternalLinks(svg: Element): string[] {
  const labels = new Set<string>();
  for (const node of svg.querySelectorAll('g.internal-link')) {
    const label = textOf(node);
    if (label === '' || node.closest('a') || node.parentElement?.closest('.internal-link')) continue;
    const link = svg.ownerDocument.createElementNS(SVG, 'a');
    link.setAttribute('data-internal-link', label);
    node.replaceWith(link);
    link.append(node);
    labels.add(label);
  }
  return [...labels];
}

/** Rows of a label are lines of one text: joined without a space between Han, with one between Latin words. */
function textOf(node: Element): string {
  const rows = [...node.querySelectorAll('tspan.row, tspan.text-outer-tspan')];
  const lines = (rows.length > 0 ? rows : [...node.querySelectorAll('text')]).map(
    (row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '',
  );
  return lines
    .filter((line) => line !== '')
    .reduce((text, line) => (/[\w.,:;)]$/.test(text) && /^[\w(]/.test(line) ? `${text} ${line}` : text + line), '');
}

function takeStyles(svg: Element): string {
  const styles = [...svg.querySelectorAll('style')];
  for (const style of styles) style.remove();
  return styles.map((style) => style.textContent ?? '').join('\n');
}

/** Markers, gradients and the like that nothing points to, comments, the line of today, and groups left empty. */
function removeUnused(svg: Element): void {
  for (const today of svg.querySelectorAll('.today')) today.remove();
  for (let removed = true; removed; ) {
    removed = false;
    const used = referencedIds(svg);
    for (const element of svg.querySelectorAll(
      'marker, linearGradient, radialGradient, clipPath, filter, pattern, symbol, mask',
    )) {
      if (used.has(element.id)) continue;
      element.remove();
      removed = true;
    }
    for (const element of svg.querySelectorAll('g:empty, defs:empty, text:empty, tspan:empty, rect:not([width])')) {
      if (element.id !== '' && used.has(element.id)) continue;
      element.remove();
      removed = true;
    }
  }
}

const REFERENCE = /url\(\s*["']?#([^"')]+)["']?\s*\)/g;
const POINTING = ['href', 'xlink:href', 'aria-labelledby', 'aria-describedby'];

function referencedIds(svg: Element): Set<string> {
  const found = new Set<string>();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes) {
      for (const [, id] of value.matchAll(REFERENCE)) if (id !== undefined) found.add(id);
      if (POINTING.includes(name)) for (const part of value.split(/\s+/)) found.add(part.replace(/^#/, ''));
    }
  }
  return found;
}

const DROPPED =
  /^(on.*|data-(?!internal-link$).*|xmlns:.*|xlink:(?!href$).*|name|font-family|font|font-style|tabindex|alignment-baseline)$/i;
const COLOURED = new Set(['fill', 'stroke', 'stop-color', 'flood-color', 'color']);

/** Attributes that say nothing here, colours as variables, and numbers no longer than anyone can see. */
function tidyAttributes(svg: Element): void {
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      const wanted = tidied(name, value);
      if (wanted === undefined) element.removeAttribute(name);
      else if (wanted !== value) element.setAttribute(name, wanted);
      if (name === 'alignment-baseline') element.setAttribute('dominant-baseline', value);
    }
  }
}

function tidied(name: string, value: string): string | undefined {
  if (name === 'data-internal-link' || name === 'href' || name === 'id') return value;
  if (DROPPED.test(name) || value.trim() === '') return undefined;
  if (name === 'class') return value.trim().replace(/\s+/g, ' ');
  if (name === 'style') return cleanDeclarations(value) || undefined;
  if (COLOURED.has(name)) return asVariables(toVariables(value));
  if (name === 'font-size' && value.endsWith('ex')) return '17px';
  return /NaN|undefined/.test(value) ? undefined : shorter(value);
}

function shorter(value: string): string {
  return value.replace(/-?\d+\.\d{2,}(?:e[-+]?\d+)?/g, (number) => String(Number(Number(number).toFixed(1)) + 0));
}

/** A name for those who hear the page; what it links to stays reachable, so it is no `img`. */
function describe(svg: Element, kind: string): void {
  const title = svg.querySelector(':scope > title')?.textContent?.trim();
  svg.setAttribute('role', 'graphics-document');
  svg.setAttribute('aria-roledescription', kind);
  if (title) return;
  const words = [...svg.querySelectorAll('text')].map((text) => text.textContent?.replace(/\s+/g, ' ').trim() ?? '');
  const shown = [...new Set(words.filter((word) => word !== ''))];
  svg.setAttribute(
    'aria-label',
    shown.length === 0 ? kind : `${kind}：${shown.slice(0, 8).join('、')}${shown.length > 8 ? '……' : ''}`,
  );
}

/** A drawing may shrink to this part of its size to fit a column; what is wider still scrolls. Its text is 15 px. */
const SMALLEST = 0.72;
const FITS_PHONE = 400;

/** Its natural size as attributes, so that a page leaves room for it. */
function size(svg: Element): void {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  svg.removeAttribute('style');
  if (!(width > 0 && height > 0)) return;
  svg.setAttribute('width', String(Math.ceil(width)));
  svg.setAttribute('height', String(Math.ceil(height)));
  if (width > FITS_PHONE) svg.setAttribute('style', `min-width:${Math.round(width * SMALLEST)}px`);
}

/** Ids in use become `id-1`, `id-2`, …; all others go: two diagrams in one page must not share any. */
function renameIds(svg: Element, style: Element, id: string): void {
  const old = svg.id;
  const used = referencedIds(svg);
  const names = new Map<string, string>();
  for (const element of svg.querySelectorAll('[id]')) {
    if (used.has(element.id)) names.set(element.id, `${id}-${names.size + 1}`);
    else element.removeAttribute('id');
  }
  for (const element of svg.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name === 'id') element.setAttribute(name, names.get(value) ?? value);
      else if (value.includes('url('))
        element.setAttribute(
          name,
          value.replace(REFERENCE, (whole, to: string) => `url(#${names.get(to) ?? whole})`),
        );
    }
  }
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of POINTING) {
      const value = element.getAttribute(name);
      if (value === null || (name === 'href' && !value.startsWith('#'))) continue;
      element.setAttribute(
        name,
        value
          .split(/\s+/)
          .map((part) => renamed(part, names))
          .join(' '),
      );
    }
  }
  svg.id = id;
  style.textContent = (style.textContent ?? '').replace(/#([A-Za-z][\w-]*)/g, (found, name: string) =>
    name === old ? `#${id}` : names.has(name) ? `#${names.get(name)}` : found,
  );
}

function renamed(part: string, names: ReadonlyMap<string, string>): string {
  const hash = part.startsWith('#') ? '#' : '';
  const name = names.get(part.slice(hash.length));
  return name === undefined ? part : hash + name;
}
