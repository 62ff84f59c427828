import type { Nodes, PhrasingContent, Root } from 'mdast';
import type { Math as DisplayMath, InlineMath } from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import { destinationOf } from '../markdown/destination.ts';
import { normalizeSpacing } from '../text/spacing.ts';
import type { Formula, Inline, Line } from './types.ts';

/** Addresses of a note's reference definitions by identifier. */
export type Definitions = ReadonlyMap<string, string>;

/** Addresses of reference links by identifier; of two with one identifier the first counts, as in CommonMark. */
export function definitionsOf(tree: Root): Definitions {
  const definitions = new Map<string, string>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  });
  return definitions;
}

/** A paragraph's content as data. Images, embeds, footnote marks and raw HTML say nothing here; a line break is `\n`. */
export function inlinesOf(nodes: readonly Nodes[], definitions: Definitions): Line {
  return merge(nodes.flatMap((node) => inlineOf(node as PhrasingContent, definitions)));
}

function inlineOf(node: PhrasingContent, definitions: Definitions): Inline[] {
  switch (node.type) {
    case 'text':
      return [node.value];
    case 'break':
      return ['\n'];
    case 'strong':
    case 'emphasis':
    case 'highlight':
    case 'delete':
      return [{ kind: node.type, children: inlinesOf(node.children, definitions) }];
    case 'inlineCode':
      return [{ kind: 'code', value: node.value }];
    case 'inlineMath':
      return formulaOf(node).map((formula) => ({ kind: 'math', ...formula }));
    case 'wikiLink':
      if (node.embed) return [];
      return [
        { kind: 'link', target: node.target, fragment: node.fragment, children: inlinesOf(node.children, definitions) },
      ];
    case 'link':
      return linkTo(node.url, inlinesOf(node.children, definitions));
    case 'linkReference':
      return linkTo(definitions.get(node.identifier) ?? '', inlinesOf(node.children, definitions));
    case 'citation':
      return [{ kind: 'citation', keys: node.keys }];
    case 'tag':
      return [{ kind: 'tag', value: node.value }];
    default:
      return [];
  }
}

/** A formula as data; nothing where it only defines commands. */
export function formulaOf({ value, data }: InlineMath | DisplayMath): Formula[] {
  if (data?.silent === true) return [];
  return [data?.macros === undefined ? { value } : { value, macros: data.macros }];
}

function linkTo(url: string, children: Line): Inline[] {
  const destination = destinationOf(url);
  if (url === '' || destination.kind === 'unsafe') return [...children];
  if (destination.kind === 'external') return [{ kind: 'url', url, children }];
  return [{ kind: 'link', target: destination.target, fragment: destination.fragment, children }];
}

/** Neighbouring strings become one. */
function merge(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (typeof inline === 'string' && typeof last === 'string') merged[merged.length - 1] = last + inline;
    else merged.push(inline);
  }
  return merged;
}

/** With the spaces that the page has: none between Han and Latin letters. */
export function setLine(line: Line): Line {
  return line.map((inline) => {
    if (typeof inline === 'string') return normalizeSpacing(inline);
    return 'children' in inline ? { ...inline, children: setLine(inline.children) } : inline;
  });
}

/** The text of a line as a reader says it: citations and tags are silent, and so is the space before a citation. */
export function lineText(line: Line): string {
  let text = '';
  for (const inline of line) {
    if (typeof inline === 'string') text += inline;
    else if ('children' in inline) text += lineText(inline.children);
    else if (inline.kind === 'citation') text = text.trimEnd();
    else if (inline.kind !== 'tag') text += inline.value;
  }
  return text;
}

/** Cuts a line at its line breaks; parts that hold nothing are dropped. */
export function splitLines(line: Line): Line[] {
  const lines: Inline[][] = [[]];
  for (const inline of line) {
    if (typeof inline !== 'string') {
      lines.at(-1)?.push(inline);
      continue;
    }
    inline.split('\n').forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push(piece);
    });
  }
  return lines.map(trimLine).filter((part) => part.length > 0);
}

/** Without spaces at either end. */
export function trimLine(line: Line): Line {
  const result = [...line];
  while (typeof result[0] === 'string') {
    const text = result[0].trimStart();
    if (text !== '') {
      result[0] = text;
      break;
    }
    result.shift();
  }
  while (typeof result.at(-1) === 'string') {
    const text = (result.at(-1) as string).trimEnd();
    if (text !== '') {
      result[result.length - 1] = text;
      break;
    }
    result.pop();
  }
  return result;
}

/** Drops the first `count` characters of a line's text, and what is left empty by that. */
export function dropStart(line: Line, count: number): Line {
  const result: Inline[] = [];
  let left = count;
  for (const inline of line) {
    if (left <= 0) result.push(inline);
    else if (typeof inline === 'string') {
      if (inline.length > left) result.push(inline.slice(left));
      left -= inline.length;
    } else if ('children' in inline) {
      const size = lineText(inline.children).length;
      if (size > left) result.push({ ...inline, children: dropStart(inline.children, left) });
      left -= size;
    } else result.push(inline);
  }
  return result;
}
