import type { PhrasingContent } from 'mdast';
import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import type { WikiLink } from '../../nodes.ts';
import { become } from '../../walk.ts';
import type { ParseFile } from '../syntax.ts';

/** Tokens of `[[…]]` and `![[…]]` → {@link WikiLink}. */
export function wikiLinkFromMarkdown(file: ParseFile): FromMarkdown {
  return {
    enter: { wikiLink: enterWikiLink },
    exit: {
      wikiLinkTarget: exitTarget,
      wikiLinkAlias: exitAlias,
      wikiLinkEmpty(token) {
        reportEmpty(file, token);
        this.enter({ type: 'text', value: this.sliceSerialize(token) }, token);
        this.exit(token);
      },
      wikiLink(token) {
        const node = current(this);
        const label = displayText(node.target, node.fragment);
        if (label === '') {
          reportEmpty(file, token);
          become(node, { type: 'text', value: this.sliceSerialize(token) });
        } else if (node.alias === undefined) node.children = [{ type: 'text', value: label }];
        else node.children = node.children.map(untagged);
        this.exit(token);
      },
    },
  };
}

/** What a link shows is no tag (OBSIDIAN.md 65, 68): `[[札记|#一]]`. */
function untagged(node: PhrasingContent): PhrasingContent {
  return node.type === 'tag' ? { type: 'text', value: `#${node.value}`, position: node.position } : node;
}

function enterWikiLink(this: CompileContext, token: Token): void {
  const embed = this.sliceSerialize(token).startsWith('!');
  const node: WikiLink = { type: 'wikiLink', embed, target: '', fragment: undefined, alias: undefined, children: [] };
  this.enter(node, token);
}

function current(context: CompileContext): WikiLink {
  return context.stack[context.stack.length - 1] as unknown as WikiLink;
}

function exitTarget(this: CompileContext, token: Token): void {
  const raw = withoutTableEscapes(this.sliceSerialize(token));
  Object.assign(current(this), splitTarget(raw));
}

function exitAlias(this: CompileContext, token: Token): void {
  const alias = withoutTableEscapes(this.sliceSerialize(token)).trim();
  if (alias !== '') current(this).alias = alias;
}

/** `[[]]` and `[[#]]` stay text (OBSIDIAN.md 4), yet their author meant a link. */
function reportEmpty(file: ParseFile, token: Token): void {
  file.report('empty-link', token.start, '空链接：方括号里没有写目标', '写上札记名，例如 [[札记名]]，或删去它');
}

/** In a table cell the divider is written `\|` (OBSIDIAN.md 7); the last backslash of a target can be nothing else. */
function withoutTableEscapes(raw: string): string {
  return raw.replace(/\\(\||$)/g, '$1');
}

/** `笔记#标题` → target and fragment, split at the first `#` and trimmed (OBSIDIAN.md 1, 3). */
export function splitTarget(raw: string): { target: string; fragment: string | undefined } {
  const hash = raw.indexOf('#');
  if (hash < 0) return { target: raw.trim(), fragment: undefined };
  const fragment = raw.slice(hash + 1).trim();
  return { target: raw.slice(0, hash).trim(), fragment: fragment === '' ? undefined : fragment };
}

/** Display text of a link without `|`: `#` is shown as ` > ` (OBSIDIAN.md 10). */
export function displayText(target: string, fragment: string | undefined): string {
  const parts = fragment === undefined ? [] : fragment.split('#').map((part) => part.trim());
  return [target, ...parts].filter((part) => part !== '').join(' > ');
}

/** Wiki links in text that is no Markdown: what a property may hold (OBSIDIAN.md 73). */
export const WIKILINK_IN_TEXT = /!?\[\[([^[\]\n]+?)\]\]/g;

/** What stands between the brackets, taken apart. */
export function linkParts(inside: string): { target: string; fragment: string | undefined; text: string } {
  const bar = inside.indexOf('|');
  const { target, fragment } = splitTarget(bar < 0 ? inside : inside.slice(0, bar));
  return { target, fragment, text: (bar < 0 ? '' : inside.slice(bar + 1).trim()) || displayText(target, fragment) };
}

/** A property's text as it reads: `见 [[甲|乙]]` → `见 乙`. */
export function withoutBrackets(text: string): string {
  return text.replace(WIKILINK_IN_TEXT, (_, inside: string) => linkParts(inside).text);
}
