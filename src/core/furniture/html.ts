const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/**
 * Rendered HTML without the elements whose attributes match: our renderer closes every tag, so counting them is enough.
 * `withoutElements('<p>a<a data-ui>#</a></p>', /\bdata-ui\b/)` → `<p>a</p>`
 */
export function withoutElements(html: string, unwanted: RegExp): string {
  const token = /<(\/?)([a-z][a-z0-9-]*)((?:\s(?:[^<>"]|"[^"]*")*?)?)(\/?)>/gi;
  let result = '';
  let from = 0;
  let depth = 0;
  for (let match = token.exec(html); match !== null; match = token.exec(html)) {
    const [tag, closing, name = '', attributes = '', empty] = match;
    const single = empty === '/' || VOID.test(name.toLowerCase());
    if (depth === 0) {
      if (closing === '/' || !unwanted.test(attributes)) continue;
      result += html.slice(from, match.index);
      from = match.index + tag.length;
      if (!single) depth = 1;
    } else if (!single) {
      depth += closing === '/' ? -1 : 1;
      if (depth === 0) from = match.index + tag.length;
    }
  }
  return depth > 0 ? result : result + html.slice(from);
}

/** Every address of the text made whole: root-relative ones by the site's origin, fragments by the page's own address. */
export function withWholeAddresses(html: string, origin: string, page: string): string {
  return html.replace(/\s(href|src|poster)="([^"]*)"/g, (whole, name: string, value: string) => {
    if (value.startsWith('#')) return ` ${name}="${page}${value}"`;
    return value.startsWith('/') && !value.startsWith('//') ? ` ${name}="${origin}${value}"` : whole;
  });
}

/** For text between tags and in attributes, of XML and HTML; what XML cannot hold is dropped. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
