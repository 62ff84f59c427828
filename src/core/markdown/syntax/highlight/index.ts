import { unicodeWhitespace } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, State } from 'micromark-util-types';
import { resolveSpans } from '../emphasis/resolve.ts';
import type { Syntax } from '../syntax.ts';

/** `==` opens before and closes after anything but white space; `==>` is an arrow (OBSIDIAN.md 48). */
const construct: Construct = {
  name: 'highlight',
  resolveAll: resolveSpans,
  tokenize(effects, ok, nok) {
    const before = this.previous;
    let size = 0;
    return start;
    function start(code: Code): State | undefined {
      if (before === codes.equalsTo) return nok(code);
      effects.enter('highlightSequenceTemporary');
      return marker(code);
    }
    function marker(code: Code): State | undefined {
      if (code === codes.equalsTo) {
        effects.consume(code);
        size += 1;
        return size > 2 ? nok : marker;
      }
      if (size !== 2) return nok(code);
      const token = effects.exit('highlightSequenceTemporary');
      token._open = code !== codes.eof && code !== codes.greaterThan && !isSpace(code);
      token._close = before !== codes.eof && before !== codes.lessThan && !isSpace(before);
      return ok(code);
    }
  },
};

function isSpace(code: Code): boolean {
  return code === codes.eof || code < 0 || unicodeWhitespace(code);
}

/** `==高亮==` → `<mark>`. */
export const highlight: Syntax = {
  name: 'highlight',
  when: (body) => body.includes('=='),
  micromark: () => ({ text: { [codes.equalsTo]: construct }, insideSpan: { null: [construct] } }),
  fromMarkdown: () => ({
    canContainEols: ['highlight'],
    enter: {
      highlight(token) {
        this.enter({ type: 'highlight', children: [] }, token);
      },
    },
    exit: {
      highlight(token) {
        this.exit(token);
      },
    },
  }),
  handlers: {
    highlight: (state, node) => ({ type: 'element', tagName: 'mark', properties: {}, children: state.all(node) }),
  },
  plain: {
    highlight: (node, kids) => [
      { type: 'html', value: '<mark>' },
      ...kids(node.children),
      { type: 'html', value: '</mark>' },
    ],
  },
};
