/** Where a Markdown link or image points before anyone knows whether that place exists. */
export type Destination =
  | { readonly kind: 'internal'; readonly target: string; readonly fragment: string | undefined }
  | { readonly kind: 'external'; readonly url: string }
  /** A scheme that runs code or carries a document: it never reaches a page. */
  | { readonly kind: 'unsafe'; readonly scheme: string };

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const UNSAFE = new Set(['javascript', 'vbscript', 'data', 'blob', 'filesystem', 'view-source', 'file']);

/**
 * Reads a Markdown destination (OBSIDIAN.md 35–38): one with a scheme or `//host` is external, else it is a target of the
 * vault, percent-decoded and split at its first `#`. `a%20b.md#标题` → `a b.md` and `标题`.
 */
export function destinationOf(url: string): Destination {
  // Browsers ignore these characters inside a scheme: `java\tscript:`.
  const bare = url.replace(/[\s\p{Cc}\p{Cf}]/gu, '');
  const scheme = SCHEME.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined && UNSAFE.has(scheme)) return { kind: 'unsafe', scheme };
  if (scheme !== undefined || bare.startsWith('//') || bare.startsWith('\\\\')) return { kind: 'external', url };
  const hash = url.indexOf('#');
  if (hash < 0) return { kind: 'internal', target: decoded(url).trim(), fragment: undefined };
  const fragment = decoded(url.slice(hash + 1)).trim();
  return {
    kind: 'internal',
    target: decoded(url.slice(0, hash)).trim(),
    fragment: fragment === '' ? undefined : fragment,
  };
}

/** Percent-decoded where that is possible: `100%` is a name, not a broken code. */
function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}
