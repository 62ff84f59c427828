/** Where a Markdown link inside the vault leads, percent-decoded. */
export interface Destination {
  readonly target: string;
  readonly fragment: string | undefined;
}

/**
 * Reads a Markdown destination (OBSIDIAN.md 35–37): `名词/x%20y.md#标题` → `{ target: '名词/x y.md', fragment: '标题' }`.
 * Undefined for an address with a scheme or a host, which is not ours to resolve.
 */
export function parseDestination(url: string): Destination | undefined {
  if (/^[a-z][a-z0-9+.-]+:/i.test(url) || url.startsWith('//')) return undefined;
  const hash = url.indexOf('#');
  const target = decode(hash < 0 ? url : url.slice(0, hash)).trim();
  const fragment = hash < 0 ? undefined : decode(url.slice(hash + 1)).trim();
  return { target, fragment: fragment === '' ? undefined : fragment };
}

/** Text that is not valid percent-encoding (`100%.md`) is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
