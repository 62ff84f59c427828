import type { ElementContent } from 'hast';
import type { PhrasingContent } from 'mdast';
import { markdownLineEnding } from 'micromark-util-character';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, State } from 'micromark-util-types';
import type { RenderContext } from '../../../render/context.ts';
import { element, text } from '../../../render/hast.ts';
import { plainLink } from '../../../render/plain-links.ts';
import type { Citation } from '../../nodes.ts';
import type { Syntax } from '../syntax.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation';
  }
}

/** Pandoc's `[@key]`, `[@a; @b]`, `[@key, 第 3 节]`. Not where `[…](url)` or a link reference is meant. */
const construct: Construct = {
  name: 'citation',
  tokenize(effects, ok, nok) {
    const self = this;
    return start;
    function start(code: Code): State | undefined {
      effects.enter('citation');
      effects.consume(code);
      return first;
    }
    function first(code: Code): State | undefined {
      return code === codes.atSign ? inside(code) : nok(code);
    }
    function inside(code: Code): State | undefined {
      if (code === codes.eof || markdownLineEnding(code) || code === codes.leftSquareBracket) return nok(code);
      effects.consume(code);
      return code === codes.rightSquareBracket ? after : inside;
    }
    function after(code: Code): State | undefined {
      if (code === codes.leftParenthesis || code === codes.leftSquareBracket || code === codes.colon) return nok(code);
      const raw = self.sliceSerialize(effects.exit('citation'));
      if (parseCitation(raw) === undefined) return nok(code);
      if (self.parser.defined.includes(normalizeIdentifier(raw.slice(1, -1)))) return nok(code);
      return ok(code);
    }
  },
};

const ITEM = /^-?@([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_/])?)(?:\s*[,，]\s*(.+))?$/u;

/** `[@a; @b, 第 3 页]` → keys and their locators; undefined where an item is no citation. */
export function parseCitation(raw: string): { keys: string[]; locators: (string | undefined)[] } | undefined {
  const keys: string[] = [];
  const locators: (string | undefined)[] = [];
  for (const part of raw.slice(1, -1).split(/[;；]/)) {
    const match = ITEM.exec(part.trim());
    if (match?.[1] === undefined) return undefined;
    keys.push(match[1]);
    locators.push(match[2]?.trim());
  }
  return { keys, locators };
}

/** 「（Vaswani 等，2017，第 3 节；…）」, each name a link to its paper; an unknown key stays as it was typed. */
function printCitation(node: Citation, context: RenderContext): ElementContent {
  // Somebody's `[@name]` that no bibliography knows is no citation.
  if (node.keys.every((key) => context.source.citations[key] === undefined)) return text(node.value);
  const linked = context.links === 0 && context.page.mode === 'page';
  const parts = node.keys.flatMap((key, index) => {
    const view = context.source.citations[key];
    const locator = node.locators[index];
    const rest = text(`${locator === undefined ? '' : `，${locator}`}${index + 1 < node.keys.length ? '；' : ''}`);
    if (view === undefined) return [element('span', { className: ['citation-unknown'] }, [text(`@${key}`)]), rest];
    if (view.href === undefined || !linked) return [text(view.label), rest];
    return [element('a', { href: view.href, dataType: 'paper' }, [text(view.label)]), rest];
  });
  return element('span', { className: ['citation'] }, [text('（'), ...parts, text('）')]);
}

/** As {@link printCitation} has it. */
function plainCitation(node: Citation, { source }: RenderContext): PhrasingContent[] {
  if (node.keys.every((key) => source.citations[key] === undefined)) return [{ type: 'text', value: node.value }];
  const parts = node.keys.flatMap((key, index): PhrasingContent[] => {
    const view = source.citations[key];
    const locator = node.locators[index];
    const after = `${locator === undefined ? '' : `，${locator}`}${index + 1 < node.keys.length ? '；' : ''}`;
    const label: PhrasingContent = { type: 'text', value: view?.label ?? `@${key}` };
    return [...plainLink(view?.href, [label]), ...(after === '' ? [] : [{ type: 'text' as const, value: after }])];
  });
  return [{ type: 'text', value: '（' }, ...parts, { type: 'text', value: '）' }];
}

/** `[@vaswani2017attention]`. */
export const citation: Syntax = {
  name: 'citation',
  when: (body) => body.includes('[@'),
  micromark: () => ({ text: { [codes.leftSquareBracket]: construct } }),
  fromMarkdown: () => ({
    enter: {
      citation(token) {
        const value = this.sliceSerialize(token);
        const { keys = [], locators = [] } = parseCitation(value) ?? {};
        this.enter({ type: 'citation', value, keys, locators }, token);
      },
    },
    exit: {
      citation(token) {
        this.exit(token);
      },
    },
  }),
  handlers: { citation: (_, node, __, context) => printCitation(node, context) },
  plain: { citation: (node, _, context) => plainCitation(node, context) },
};
