import type { FootnoteDefinition, Nodes, Parent, PhrasingContent, Root } from 'mdast';
import { markdownLineEnding } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, State, Token } from 'micromark-util-types';
import { become, forEachNode } from '../../walk.ts';
import type { ParseFile, Syntax } from '../syntax.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineFootnote: 'inlineFootnote';
    inlineFootnoteMarker: 'inlineFootnoteMarker';
  }
}

/** Lives only until the transform: later stages see plain footnotes. */
interface InlineFootnote extends Parent {
  type: 'inlineFootnote';
  children: PhrasingContent[];
}

/** What is read before brackets are: links with two of them, code and formulas, each within its line. */
const WHOLE = [
  /\[\[(?:(?!\[\[)[^\n]){1,500}?\]\]/y,
  /(?<!`)(`+)(?!`)[^\n]{1,500}?(?<!`)\1(?!`)/y,
  /\$(?![\s$])[^$\n]{1,500}(?<!\s)\$(?!\d)/y,
];
const OPENERS: readonly Code[] = [codes.leftSquareBracket, codes.graveAccent, codes.dollarSign];

/** Where what begins at `offset` ends, brackets in it and all; `offset` itself where nothing of the kind begins. */
function wholeEnd(body: string, offset: number): number {
  for (const pattern of WHOLE) {
    pattern.lastIndex = offset;
    const length = pattern.exec(body)?.[0].length;
    if (length !== undefined) return offset + length;
  }
  return offset;
}

const construct = ({ body }: ParseFile): Construct => ({
  name: 'inlineFootnote',
  tokenize(effects, ok, nok) {
    const self = this;
    let depth = 0;
    let whole = 0;
    let empty = true;
    let last: Token | undefined;
    return start;
    function start(code: Code): State | undefined {
      effects.enter('inlineFootnote');
      effects.enter('inlineFootnoteMarker');
      effects.consume(code);
      return open;
    }
    function open(code: Code): State | undefined {
      if (code !== codes.leftSquareBracket) return nok(code);
      effects.consume(code);
      effects.exit('inlineFootnoteMarker');
      return lineStart;
    }
    function lineStart(code: Code): State | undefined {
      if (code === codes.eof) return nok(code);
      if (code === codes.rightSquareBracket && depth === 0) return close(code);
      const token = effects.enter('chunkText', { contentType: 'text', previous: last });
      if (last !== undefined) last.next = token;
      last = token;
      return inside(code);
    }
    function inside(code: Code): State | undefined {
      if (code === codes.eof) return nok(code);
      if (markdownLineEnding(code)) {
        effects.consume(code);
        effects.exit('chunkText');
        return lineStart;
      }
      const { offset } = self.now();
      if (offset >= whole && OPENERS.includes(code)) whole = wholeEnd(body, offset);
      if (offset < whole) {
        empty = false;
        effects.consume(code);
        return inside;
      }
      if (code === codes.rightSquareBracket && depth === 0) {
        effects.exit('chunkText');
        return close(code);
      }
      empty = false;
      if (code === codes.leftSquareBracket) depth += 1;
      if (code === codes.rightSquareBracket) depth -= 1;
      effects.consume(code);
      if (code === codes.caret) return afterCaret;
      return code === codes.backslash ? escaped : inside;
    }
    // A footnote holds no footnote: that also ends the search for a bracket that never comes.
    function afterCaret(code: Code): State | undefined {
      return code === codes.leftSquareBracket ? nok(code) : inside(code);
    }
    function escaped(code: Code): State | undefined {
      if (code !== codes.leftSquareBracket && code !== codes.rightSquareBracket) return inside(code);
      effects.consume(code);
      return inside;
    }
    function close(code: Code): State | undefined {
      if (empty) return nok(code);
      effects.enter('inlineFootnoteMarker');
      effects.consume(code);
      effects.exit('inlineFootnoteMarker');
      effects.exit('inlineFootnote');
      return ok;
    }
  },
});

/** `^[脚注]` (OBSIDIAN.md 53): becomes a reference and a definition at the end of the tree. */
export const inlineFootnote: Syntax = {
  name: 'inline-footnote',
  when: (body) => body.includes('^['),
  micromark: (file) => ({ text: { [codes.caret]: construct(file) } }),
  fromMarkdown: () => ({
    canContainEols: ['inlineFootnote'],
    enter: {
      inlineFootnote(token) {
        this.enter({ type: 'inlineFootnote', children: [] } as unknown as Nodes & Parent as never, token);
      },
    },
    exit: {
      inlineFootnote(token) {
        this.exit(token);
      },
    },
  }),
  transform: toDefinitions,
};

function toDefinitions(tree: Root): void {
  const definitions: FootnoteDefinition[] = [];
  forEachNode(tree, (node) => {
    const found = node as unknown as InlineFootnote;
    if (found.type !== 'inlineFootnote') return;
    // No label that an author can write holds a bare `]`.
    const identifier = `inline]${definitions.length + 1}`;
    const { position } = found;
    definitions.push({
      type: 'footnoteDefinition',
      identifier,
      children: [{ type: 'paragraph', children: found.children, position }],
      position,
    });
    become(node, { type: 'footnoteReference', identifier });
  });
  tree.children.push(...definitions);
}
