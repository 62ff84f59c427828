import type { List, ListItem, Paragraph } from 'mdast';
import { markdownLineEnding, markdownSpace } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, State } from 'micromark-util-types';
import type { Syntax } from '../syntax.ts';
import { printItem } from './to-hast.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    taskMark: 'taskMark';
    taskMarkBracket: 'taskMarkBracket';
    taskMarkValue: 'taskMarkValue';
  }
}

/** `[` + any one character + `]` + space at the start of a list item (OBSIDIAN.md 54). */
const construct: Construct = {
  name: 'taskMark',
  tokenize(effects, ok, nok) {
    const self = this;
    return start;
    function start(code: Code): State | undefined {
      if (self.previous !== codes.eof || !self._gfmTasklistFirstContentOfListItem) return nok(code);
      effects.enter('taskMark');
      effects.enter('taskMarkBracket');
      effects.consume(code);
      effects.exit('taskMarkBracket');
      return value;
    }
    function value(code: Code): State | undefined {
      if (code === codes.eof || markdownLineEnding(code)) return nok(code);
      if (code === codes.leftSquareBracket || code === codes.rightSquareBracket) return nok(code);
      effects.enter('taskMarkValue');
      effects.consume(code);
      return code >= 0xd800 && code <= 0xdbff ? lowSurrogate : close;
    }
    function lowSurrogate(code: Code): State | undefined {
      if (code === codes.eof || markdownLineEnding(code)) return nok(code);
      effects.consume(code);
      return close;
    }
    function close(code: Code): State | undefined {
      if (code !== codes.rightSquareBracket) return nok(code);
      effects.exit('taskMarkValue');
      effects.enter('taskMarkBracket');
      effects.consume(code);
      effects.exit('taskMarkBracket');
      return after;
    }
    function after(code: Code): State | undefined {
      if (!markdownSpace(code) && !markdownLineEnding(code)) return nok(code);
      effects.exit('taskMark');
      return ok(code);
    }
  },
};

/** `- [ ] 待办`, `- [x] 做完`, `- [?] 其他`: `checked` and the raw character in `data.task`. */
export const task: Syntax = {
  name: 'task',
  micromark: () => ({ text: { [codes.leftSquareBracket]: construct } }),
  fromMarkdown: () => ({
    exit: {
      taskMarkValue(token) {
        const item = this.stack[this.stack.length - 2] as ListItem | undefined;
        if (item?.type !== 'listItem') return;
        const mark = this.sliceSerialize(token, true);
        item.checked = mark !== ' ';
        item.data = { ...item.data, task: mark };
      },
      paragraph(token) {
        const paragraph = this.stack[this.stack.length - 1] as Paragraph;
        const item = this.stack[this.stack.length - 2] as ListItem | undefined;
        if (item?.type === 'listItem' && item.data?.task !== undefined && item.children[0] === paragraph) {
          const [head] = paragraph.children;
          if (head?.type === 'text') head.value = head.value.replace(/^[ \t]+/, '');
          if (head?.type === 'text' && head.value === '') paragraph.children.shift();
        }
        this.exit(token);
      },
    },
  }),
  handlers: { listItem: (state, node, parent) => printItem(state, node, parent as List | undefined) },
};
