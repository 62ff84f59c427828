import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString as plainText } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { renderInVault } from '../syntax-vault.ts';

/** Milliseconds of processor time, so that other work on the machine is not held against the text. */
const LIMIT = 1000;

function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Renders a text and throws, saying why, where the page would be broken, slow or dangerous. */
export function checkSplice(text: string): void {
  const start = processorTime();
  const { html, diagnostics } = renderInVault(text);
  const took = processorTime() - start;
  if (took > LIMIT) throw new Error(`took ${Math.round(took)} ms`);
  const failed = diagnostics.find((found) => found.rule === 'render-error');
  if (failed !== undefined) throw new Error(failed.message);
  const tree = fromHtml(html, { fragment: true });
  checkBalance(html, tree);
  checkIds(tree);
  checkSafety(tree);
}

/** Renders a note of well-formed constructs: none of their marks may be left in the text, and every word must be there. */
export function checkValid(note: { source: string; shown: readonly string[] }): void {
  const { html } = renderInVault(note.source);
  const tree = fromHtml(html, { fragment: true });
  visit(tree, 'element', (node, index, parent) => {
    const classes = node.properties.className;
    if (!Array.isArray(classes) || !classes.includes('math') || parent === undefined || index === undefined) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  const shown = plainText(tree);
  for (const mark of ['[[', ']]', '==', '%%', '~~', '**', '$', '^[', '藏']) {
    if (shown.includes(mark)) throw new Error(`「${mark}」 is left in: ${shown}`);
  }
  for (const word of note.shown) if (!shown.includes(word)) throw new Error(`「${word}」 is missing in: ${shown}`);
}

/** What a browser builds has the tags that were written, in their order: nothing is closed or moved by it. */
function checkBalance(html: string, tree: Root): void {
  const written = tags(html).join(' ');
  const built = tags(toHtml(tree)).join(' ');
  if (written !== built) throw new Error(`tags differ:\n${written}\n${built}`);
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

function tags(html: string): string[] {
  const found: string[] = [];
  for (const [, slash = '', name = '', rest = ''] of html.matchAll(
    /<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi,
  )) {
    found.push(slash + name);
    if (rest.endsWith('/') && !VOID.has(name)) found.push(`/${name}`);
  }
  return found;
}

function checkIds(tree: Root): void {
  const seen = new Set<unknown>();
  visit(tree, 'element', (node) => {
    const { id } = node.properties;
    if (id === undefined) return;
    if (seen.has(id)) throw new Error(`two elements with the id ${String(id)}`);
    seen.add(id);
  });
}

const FORBIDDEN = new Set(
  'script style object embed applet form button textarea select link meta base frame frameset template noscript'.split(
    ' ',
  ),
);
const DANGEROUS = /^\s*(?:javascript|vbscript|data:(?!image\/(?:png|jpe?g|gif|webp|avif|bmp);))/i;

function checkSafety(tree: Root): void {
  visit(tree, 'element', (node: Element) => {
    if (FORBIDDEN.has(node.tagName)) throw new Error(`<${node.tagName}> in the page`);
    if (node.tagName === 'iframe' && !String(node.properties.src).startsWith('/files/'))
      throw new Error('a frame of another host');
    for (const [name, value] of Object.entries(node.properties)) {
      if (/^on/i.test(name)) throw new Error(`the handler ${name}`);
      if (['href', 'src', 'xLinkHref'].includes(name) && DANGEROUS.test(String(value).replace(/[\s\p{Cc}]/gu, ''))) {
        throw new Error(`the address ${String(value)}`);
      }
      if (
        name === 'style' &&
        /url\s*\(|position|expression/i.test(String(value)) &&
        !String(value).includes('position:relative')
      ) {
        throw new Error(`the style ${String(value)}`);
      }
    }
  });
}
