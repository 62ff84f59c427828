import type { Schema } from 'hast-util-sanitize';

/** Name of the stand-in for what we made ourselves: no HTML parser yields a tag name in capitals. */
export const OWN = 'OWN';

const TEXT =
  'a abbr b bdi bdo big br cite code del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr';
const BLOCKS =
  'address article aside blockquote center dd details div dl dt figcaption figure footer header hr img li main ol p pre section summary ul';
const HEADINGS = 'h2 h3 h4 h5 h6';
const TABLES = 'caption col colgroup table tbody td tfoot th thead tr';

/** What an author's own HTML may hold (OBSIDIAN.md 58, policy). Everything else is taken out and named. */
export const SCHEMA: Schema = {
  tagNames: [OWN, ...`${TEXT} ${BLOCKS} ${HEADINGS} ${TABLES}`.split(' ')],
  attributes: {
    [OWN]: ['dataOwn'],
    '*': [
      'className',
      'style',
      'title',
      'lang',
      'dir',
      'id',
      'align',
      'vAlign',
      'width',
      'height',
      'ariaLabel',
      'ariaHidden',
    ],
    a: ['href', 'rel', 'name'],
    img: ['src', 'alt', 'loading', 'decoding', 'referrerPolicy'],
    td: ['colSpan', 'rowSpan', 'headers', 'bgColor'],
    th: ['colSpan', 'rowSpan', 'headers', 'scope', 'bgColor'],
    tr: ['bgColor'],
    table: ['border', 'cellPadding', 'cellSpacing', 'bgColor'],
    col: ['span'],
    colgroup: ['span'],
    ol: ['start', 'type', 'reversed'],
    ul: ['type'],
    li: ['value', 'type'],
    details: ['open', 'name'],
    time: ['dateTime'],
    font: ['color', 'size', 'face'],
    del: ['dateTime'],
    ins: ['dateTime'],
  },
  ancestors: {
    caption: ['table'],
    col: ['table'],
    colgroup: ['table'],
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  // The contents of these are no text of the note.
  strip:
    'script style title template noscript object embed applet textarea select svg math head xmp noembed noframes plaintext frameset'.split(
      ' ',
    ),
  protocols: {
    href: ['http', 'https', 'mailto', 'tel', 'xmpp', 'irc', 'ircs', 'obsidian', 'zotero', 'ftp', 'sms'],
    src: ['http', 'https'],
  },
  clobber: ['id', 'name', 'headers'],
  clobberPrefix: 'user-content-',
  required: {},
};

const STYLE_PROPERTY =
  /^(?:color|background(?:-color)?|opacity|font(?:-[a-z]+)*|text-[a-z-]+|line-height|letter-spacing|word-[a-z]+|white-space|overflow-wrap|vertical-align|list-style(?:-type)?|(?:min-|max-)?(?:width|height)|(?:margin|padding)(?:-[a-z]+)*|border(?:-[a-z]+)*|float|clear|display|box-sizing|columns?(?:-[a-z]+)*|flex(?:-[a-z]+)*|gap|(?:row|column)-gap|align-[a-z]+|justify-[a-z]+|writing-mode|aspect-ratio|object-fit|page-break-[a-z]+|table-layout)$/;
const STYLE_DANGER = /url\s*\(|image-set|image\s*\(|expression|element\s*\(|var\s*\(|[\\@<>{}]|\/\*|:/i;

/** Keeps the declarations that can neither load anything nor leave their place; gives back the names of the others. */
export function cleanStyle(style: string): { style: string | undefined; removed: string[] } {
  const kept: string[] = [];
  const removed: string[] = [];
  for (const declaration of style.split(';')) {
    if (declaration.trim() === '') continue;
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (colon > 0 && STYLE_PROPERTY.test(name) && !STYLE_DANGER.test(value)) kept.push(`${name}:${value}`);
    else removed.push(name === '' ? declaration.trim().slice(0, 40) : name);
  }
  return { style: kept.length === 0 ? undefined : kept.join(';'), removed };
}
