import type { Element, ElementContent, Text } from 'hast';
import { CJK_PUNCTUATION, HAN } from '../text/cjk.ts';
import type { RenderOptions } from './context.ts';

/** Elements whose text is left exactly as it is. */
const VERBATIM = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'math', 'svg', 'script', 'style', 'textarea']);
/** Elements that belong to the line they stand in: text before and after them are neighbours. */
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong tt u var'.split(' '),
);

const LATIN = /[A-Za-z0-9\u00c0-\u024f]/;

/** A run of spaces or a newline in a text node, to be judged by its neighbours wherever these stand. */
interface Gap {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/**
 * Chinese spacing, settled at build: a newline between Han joins their lines, and an ASCII space between Han and Latin
 * letters or digits goes, because the browser's `text-autospace` makes that gap. Quotes, code, formulas and addresses are
 * left alone, and so is all text in Japanese and Korean.
 */
export function setType(children: ElementContent[], options: RenderOptions): ElementContent[] {
  if (/^(?:ja|ko)\b/i.test(options.lang)) return children;
  new Line().blocks(children);
  return children;
}

/** Walks the text of one block in order, remembering the last character and the gap after it. */
class Line {
  #last = '';
  #gap: Gap | undefined;

  blocks(nodes: readonly ElementContent[]): void {
    for (const [index, node] of nodes.entries()) {
      // A space alone between two elements (`[[GPT]] [[注意力]]`) tells them apart.
      const separates =
        node.type === 'text' && node.value === ' ' && isElement(nodes[index - 1]) && isElement(nodes[index + 1]);
      if (separates) this.#foreign();
      else this.#node(node);
    }
  }

  #node(node: ElementContent): void {
    if (node.type === 'text') this.#text(node);
    else if (node.type === 'element') this.#element(node);
    else if (node.type === 'mdxJsxTextElement') this.blocks(node.children);
    else if (node.type === 'mdxJsxFlowElement') this.#block(node.children);
    else this.#foreign();
  }

  #element(node: Element): void {
    const lang = node.properties.lang;
    if (typeof lang === 'string' && /^(?:ja|ko)\b/i.test(lang)) {
      this.#foreign();
    } else if (VERBATIM.has(node.tagName)) {
      if (INLINE.has(node.tagName)) this.#verbatim(node);
      else this.#foreign();
    } else if (INLINE.has(node.tagName)) {
      this.blocks(node.children);
    } else {
      this.#block(node.children);
    }
  }

  #block(children: readonly ElementContent[]): void {
    this.#foreign();
    this.blocks(children);
    this.#foreign();
  }

  /** Code in a line: its first and last characters are neighbours, its own text is not touched. */
  #verbatim(node: Element): void {
    const value = plainText(node);
    if (value === '') return;
    this.#close(value.charAt(0));
    this.#last = lastCharacter(value);
  }

  /** Nothing is known of what stands here: a gap beside it stays. */
  #foreign(): void {
    this.#last = '';
    this.#gap = undefined;
  }

  #text(node: Text): void {
    if (!/[ \n]/.test(node.value)) {
      if (node.value === '') return;
      this.#close(String.fromCodePoint(node.value.codePointAt(0) as number));
      this.#last = lastCharacter(node.value);
      return;
    }
    const cuts: Gap[] = [];
    const pattern = / *\n *| +/g;
    let from = 0;
    for (let match = pattern.exec(node.value); ; match = pattern.exec(node.value)) {
      const end = match?.index ?? node.value.length;
      if (end > from) {
        const cut = this.#judge(String.fromCodePoint(node.value.codePointAt(from) as number));
        if (cut !== undefined) this.#cut(cut, node, cuts);
        this.#last = lastCharacter(node.value.slice(Math.max(from, end - 2), end));
      }
      if (match === null) break;
      // Two gaps in a row (`a <b> b</b>`): neither is ours to judge.
      if (this.#gap !== undefined) this.#foreign();
      this.#gap = { node, start: match.index, end: match.index + match[0].length };
      from = match.index + match[0].length;
    }
    for (const cut of cuts.reverse()) node.value = node.value.slice(0, cut.start) + node.value.slice(cut.end);
    if (this.#gap?.node === node) {
      const removed = cuts.reduce((sum, cut) => sum + cut.end - cut.start, 0);
      this.#gap = { node, start: this.#gap.start - removed, end: this.#gap.end - removed };
    }
  }

  /** A gap of this very text is cut with the others at the end; one of an earlier node at once. */
  #cut(gap: Gap, node: Text, cuts: Gap[]): void {
    if (gap.node === node) cuts.push(gap);
    else gap.node.value = gap.node.value.slice(0, gap.start) + gap.node.value.slice(gap.end);
  }

  #close(next: string): void {
    const gap = this.#judge(next);
    if (gap !== undefined) gap.node.value = gap.node.value.slice(0, gap.start) + gap.node.value.slice(gap.end);
  }

  /** The waiting gap, if the characters on both sides say that it goes. */
  #judge(next: string): Gap | undefined {
    const gap = this.#gap;
    this.#gap = undefined;
    if (gap === undefined || this.#last === '') return undefined;
    const newline = gap.node.value.slice(gap.start, gap.end).includes('\n');
    return (newline ? joins(this.#last, next) : closesUp(this.#last, next)) ? gap : undefined;
  }
}

/** Lines join without a space where Han or CJK punctuation stands on either side and nothing on the other needs the space. */
function joins(before: string, after: string): boolean {
  return (isCjk(before) && isCjk(after)) || closesUp(before, after);
}

function closesUp(before: string, after: string): boolean {
  // Full-width brackets bring their own white space.
  if (after === '（' || before === '）') return true;
  return (HAN.test(before) && LATIN.test(after)) || (LATIN.test(before) && HAN.test(after));
}

function isCjk(char: string): boolean {
  return HAN.test(char) || CJK_PUNCTUATION.test(char);
}

function isElement(node: ElementContent | undefined): boolean {
  return node?.type === 'element';
}

function lastCharacter(value: string): string {
  const last = value.charAt(value.length - 1);
  return /[\udc00-\udfff]/.test(last) ? value.slice(-2) : last;
}

function plainText(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? plainText(child) : '\0'))
    .join('');
}
