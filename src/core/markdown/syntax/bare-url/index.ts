import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { asciiAlphanumeric } from 'micromark-util-character';
import { codes } from 'micromark-util-symbol';
import type { Code, Construct, Extension, State, TokenizeContext } from 'micromark-util-types';
import type { ParseFile, Syntax } from '../syntax.ts';
import { addressAt, mailboxAt } from './address.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    literalAutolink: 'literalAutolink';
    literalAutolinkHttp: 'literalAutolinkHttp';
    literalAutolinkWww: 'literalAutolinkWww';
  }
}

/** Addresses of mail as GitHub finds them; it tries at every letter, which costs half of a parse. */
const mail = mailOf(gfmAutolinkLiteral());

function mailOf(extension: Extension): Extension {
  const text = Object.entries(extension.text ?? {}).map(([code, constructs]) => [
    code,
    Array.isArray(constructs) ? constructs[0] : constructs,
  ]);
  return { text: Object.fromEntries(text) };
}

/** How far back, in events, an open `[` is looked for: no address becomes a link inside of one. */
const BRACKET_REACH = 500;

/** `https://…` and `www.…` as they are typed. GitHub's own tokenizer runs on to the next space, over `，**后面**` too. */
const url = (file: ParseFile) => construct(file, addressAt);
const mailbox = (file: ParseFile) => construct(file, mailboxAt);

function construct(file: ParseFile, find: typeof addressAt): Construct {
  return {
    name: 'bareUrl',
    previous: (code) => !asciiAlphanumeric(code) && code !== codes.slash && code !== codes.atSign && code !== codes.dot,
    tokenize(effects, ok, nok) {
      const insideLabel = hasOpenLabel(this);
      const address = find(file.body, this.now().offset);
      const type = address !== undefined && /^w/i.test(address) ? 'literalAutolinkWww' : 'literalAutolinkHttp';
      let left = address?.length ?? 0;
      return start;
      function start(code: Code): State | undefined {
        if (left === 0 || insideLabel) return nok(code);
        effects.enter('literalAutolink');
        effects.enter(type);
        return inside(code);
      }
      function inside(code: Code): State | undefined {
        // The end of a table cell may come before the end of the line.
        if (left === 0 || code === codes.eof || code < 0) {
          effects.exit(type);
          effects.exit('literalAutolink');
          return ok(code);
        }
        effects.consume(code);
        left -= 1;
        return inside;
      }
    },
  };
}

function hasOpenLabel({ events }: TokenizeContext): boolean {
  const end = Math.max(0, events.length - BRACKET_REACH);
  for (let index = events.length - 1; index >= end; index -= 1) {
    const token = events[index]?.[1];
    if ((token?.type === 'labelLink' || token?.type === 'labelImage') && token._balanced !== true) return true;
  }
  return false;
}

function textOf(letters: string, construct: Construct): Extension {
  return { text: Object.fromEntries(Array.from(letters, (letter) => [letter.charCodeAt(0), construct])) };
}

/** Bare addresses are links (GFM); they end before Chinese punctuation. */
export const bareUrl: Syntax = {
  name: 'bare-url',
  when: (body) => /@|www\.|https?:/i.test(body),
  micromark(file) {
    const urls = textOf('HhWw', url(file));
    return file.body.includes('@') ? [mail, urls, textOf('MmXx', mailbox(file))] : [urls];
  },
  fromMarkdown: () => ({ ...gfmAutolinkLiteralFromMarkdown(), transforms: [] }),
};
