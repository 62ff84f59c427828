import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { ParseOptions } from '../markdown/parse.ts';
import type { Anchor } from '../path.ts';
import type { RenderInput } from '../types.ts';
import type { RenderContext } from './context.ts';
import { anchored } from './document.ts';
import { element, text } from './hast.ts';
import { toHtmlText } from './html-text.ts';
import { wholeNote } from './leading-title.ts';
import { newContext, newPage } from './render-note.ts';
import { printNodes } from './to-hast.ts';
import { setType } from './typography.ts';

/** Elements that keep their form in a preview; every other one is only its text. */
const KEPT = new Set(['em', 'strong', 'mark', 'del', 'code', 'sub', 'sup', 'i', 'b', 's', 'u', 'kbd']);
/** Elements whose text is not of the flow. */
const SKIPPED = new Set(['table', 'figure', 'section', 'pre', 'input', 'img', 'audio', 'video', 'iframe']);
const BLOCKS = new Set('p div li ul ol blockquote details summary dl dt dd br hr'.split(' '));

/**
 * The first `maxChars` characters of a note, or of the section or block that `anchor` names, as one line of safe HTML for
 * previews: no ids, no links, no media, no line breaks; formulas as MathML. Cut text ends with 「…」. `parsing` is how the page
 * itself was parsed: the tree is then there already.
 */
export function excerptOf(
  input: RenderInput,
  anchor: Anchor | undefined,
  maxChars: number,
  parsing: ParseOptions,
): string {
  const options = {
    ...parsing,
    externalImages: 'link',
    lang: input.source.note.frontmatter.lang ?? 'zh-CN',
  } as const;
  const context = newContext(newPage(input, new Map(), options, 'excerpt'));
  const line = new Excerpt(maxChars);
  for (const node of chosen(context, anchor)) {
    if (node.type === 'heading' || node.type === 'definition') continue;
    line.add(setType(printNodes([node], context), options));
    if (line.full) break;
  }
  return toHtmlText(line.result);
}

/** An id that the note no longer has stands for all of it. */
function chosen({ document, source }: RenderContext, anchor: Anchor | undefined): readonly Nodes[] {
  if (anchor === undefined || !document.anchors.has(anchor)) return wholeNote(document, source.note);
  return anchored(document, anchor);
}

/** Collects inline nodes until the room is used up; blocks become parts of one line. */
class Excerpt {
  readonly result: ElementContent[] = [];
  #room: number;
  #gap = false;
  full = false;

  constructor(room: number) {
    this.#room = room;
  }

  add(nodes: readonly ElementContent[], into: ElementContent[] = this.result): void {
    for (const node of nodes) {
      if (this.full) return;
      if (node.type === 'text') this.#addText(node.value, into);
      else if (node.type === 'generated') this.#addWhole(node, into);
      else if (node.type === 'element' && !SKIPPED.has(node.tagName)) this.#addElement(node, into);
    }
  }

  #addElement(node: ElementContent & { type: 'element' }, into: ElementContent[]): void {
    if (node.properties.dataUi !== undefined) return;
    if (BLOCKS.has(node.tagName)) {
      this.#gap = true;
      this.add(node.children, into);
      this.#gap = true;
      return;
    }
    if (!KEPT.has(node.tagName)) {
      this.add(node.children, into);
      return;
    }
    const copy = element(node.tagName, {});
    this.#flushGap(into);
    this.add(node.children, copy.children);
    if (copy.children.length > 0) into.push(copy);
  }

  #addText(value: string, into: ElementContent[]): void {
    const flat = value.replace(/\s+/g, ' ');
    if (flat === '' || flat === ' ') {
      this.#gap ||= flat === ' ';
      return;
    }
    this.#flushGap(into);
    const characters = [...flat];
    if (characters.length <= this.#room) {
      this.#room -= characters.length;
      into.push(text(flat));
      return;
    }
    into.push(text(`${characters.slice(0, this.#room).join('').trimEnd()}…`));
    this.full = true;
  }

  /** A formula cannot be cut; it counts as three characters. */
  #addWhole(node: ElementContent, into: ElementContent[]): void {
    this.#flushGap(into);
    this.#room -= 3;
    into.push(node);
    if (this.#room <= 0) this.full = true;
  }

  #flushGap(into: ElementContent[]): void {
    if (this.#gap && this.result.length > 0) into.push(text(' '));
    this.#gap = false;
  }
}
