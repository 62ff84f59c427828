declare const brand: unique symbol;

/** A file's place in the vault: relative, NFC, `/` between segments, no leading slash. Made only by {@link vaultPath}. */
export type VaultPath = string & { readonly [brand]: 'VaultPath' };

/** An HTML id inside one page: ASCII, unique there. */
export type Anchor = string & { readonly [brand]: 'Anchor' };

/**
 * Normalises a relative file path to a vault path (OBSIDIAN.md 15: NFC, never NFKC).
 * `./名词\\注意力.md` → `名词/注意力.md`.
 */
export function vaultPath(raw: string): VaultPath {
  const parts: string[] = [];
  for (const part of raw.normalize('NFC').replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') as VaultPath;
}

/** `名词/注意力.md` → `名词`; a file at the root → ``. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}

/** `名词/注意力.md` → `注意力.md`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `名词/注意力.md` → `注意力`; of other files the name with its extension cut: `图.v2.png` → `图.v2`. */
export function stem(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Lower-cased extension without the dot; `` where there is none. */
export function extension(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** `.md` and `.mdx` files are notes; everything else in the vault is an attachment. */
export function isNotePath(path: string): boolean {
  const ext = extension(path);
  return ext === 'md' || ext === 'mdx';
}
