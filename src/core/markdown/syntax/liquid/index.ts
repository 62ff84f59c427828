import type { Nodes, Root } from 'mdast';
import { markdownLineEnding } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, State } from 'micromark-util-types';
import { parentsInsideOut } from '../../walk.ts';
import type { Syntax } from '../syntax.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    liquid: 'liquid';
    liquidData: 'liquidData';
  }
}

/** `{% include x %}` of Jekyll, on one line. */
const construct: Construct = {
  name: 'liquid',
  tokenize(effects, ok, nok) {
    let last: Code = null;
    return start;
    function start(code: Code): State | undefined {
      effects.enter('liquid');
      effects.enter('liquidData');
      effects.consume(code);
      return open;
    }
    function open(code: Code): State | undefined {
      if (code !== codes.percentSign) return nok(code);
      effects.consume(code);
      return inside;
    }
    function inside(code: Code): State | undefined {
      if (code === codes.eof || markdownLineEnding(code)) return nok(code);
      effects.consume(code);
      const closed = last === codes.percentSign && code === codes.rightCurlyBrace;
      last = code;
      return closed ? end : inside;
    }
    function end(code: Code): State | undefined {
      effects.exit('liquidData');
      effects.exit('liquid');
      return ok(code);
    }
  },
};

/** Tags of another generator's templates: nothing to run them here, so they are dropped and named. */
export const liquid: Syntax = {
  name: 'liquid',
  when: (body) => body.includes('{%'),
  micromark: () => ({ text: { [codes.leftCurlyBrace]: construct } }),
  fromMarkdown: (file) => ({
    enter: {
      liquid(token) {
        const tag = this.sliceSerialize(token);
        file.report(
          'liquid-dropped',
          token.start,
          `模板标签 ${tag} 在这里不起作用，已略去`,
          '删去它，或换成 Markdown 的写法',
        );
        this.enter({ type: 'liquid' } as unknown as Nodes, token);
      },
    },
    exit: {
      liquid(token) {
        this.exit(token);
      },
    },
  }),
  transform: dropTags,
};

function dropTags(tree: Root): void {
  for (const parent of parentsInsideOut(tree)) {
    const kept = (parent.children as Nodes[]).filter((node) => (node.type as string) !== 'liquid' && !isEmptied(node));
    if (kept.length < parent.children.length) parent.children = kept as typeof parent.children;
  }
}

function isEmptied(node: Nodes): boolean {
  return (
    node.type === 'paragraph' && node.children.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}
