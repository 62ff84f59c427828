import { CJK_PUNCTUATION } from '../../../text/cjk.ts';

/** Where an address stops for certain: white space, `<`, Chinese punctuation and quotes, marks of emphasis and comment. */
const RUN = new RegExp(
  `(?:https?:\\/\\/|www\\.)(?:(?!\\*\\*|%%|${CJK_PUNCTUATION.source}|[\\u2014\\u2018-\\u201f\\u2026])[^\\s<\`])+`,
  'iuy',
);
/** The host of an address: no punctuation at its start, and Han characters in it only where all of it is Han. */
const HOST = /^(?:https?:\/\/)?([\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]*)/iu;
const TRAIL = /(?:[!"'*,.:;?_~]+|&[a-z0-9]+;)$/i;

/** An address of mail or chat behind its scheme; only one of chat goes on, by one segment (GFM, extended protocol autolinks). */
const MAILBOX = /(?:mailto|xmpp):[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/iy;
const RESOURCE = /\/[a-z0-9@.]+/iy;

/** `mailto:a@b.example` and `xmpp:a@b.example/c` where they begin at `offset` of a text. */
export function mailboxAt(text: string, offset: number): string | undefined {
  MAILBOX.lastIndex = offset;
  const [mailbox, host = ''] = MAILBOX.exec(text) ?? [];
  if (mailbox === undefined || /[-_]$/.test(host)) return undefined;
  RESOURCE.lastIndex = offset + mailbox.length;
  const resource = /^x/i.test(mailbox) ? (RESOURCE.exec(text)?.[0] ?? '') : '';
  return mailbox + (resource === '/' ? '' : resource).replace(/\.+$/, '');
}

/**
 * The address that begins at `offset` of a text, as GitHub's Markdown finds it (autolinks, extended), but ended by
 * Chinese punctuation and by Han characters right after the host; undefined where none begins.
 * `见https://a.example/路，后` → `https://a.example/路`.
 */
export function addressAt(text: string, offset: number): string | undefined {
  RUN.lastIndex = offset;
  const run = RUN.exec(text)?.[0];
  const host = run === undefined ? undefined : HOST.exec(run)?.[1];
  if (run === undefined || host === undefined) return undefined;
  const segments = host.replace(/\.$/, '').split('.');
  if (segments.length < 2 && /^www/i.test(run)) return undefined;
  if (segments.slice(-2).some((segment) => segment.includes('_'))) return undefined;
  return trimmed(withoutHanAfterHost(run));
}

/** `https://a.example的文档` → `https://a.example`; `https://例子.中国/` is a host of Han characters and stays. */
function withoutHanAfterHost(run: string): string {
  const ascii = /^(?:https?:\/\/)?[a-z0-9.-]+\.[a-z0-9-]+(?::\d+)?(?=\p{Script=Han})/iu.exec(run)?.[0];
  return ascii ?? run;
}

/** Without what ends a sentence, closing brackets that nothing opened, and character references at the end. */
function trimmed(run: string): string {
  let address = run;
  for (let before = ''; before !== address; ) {
    before = address;
    address = address.replace(TRAIL, '');
    if (address.endsWith(')') && count(address, ')') > count(address, '(')) address = address.slice(0, -1);
    if (address.endsWith(']') && count(address, ']') > count(address, '[')) address = address.slice(0, -1);
  }
  return address;
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}
