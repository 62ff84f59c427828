/** Addresses of pages as the title tier shortens them, and of pieces of text: build and browser share this file. */

/** `Mixture of Experts` → `mixture-of-experts`: only what needs no table. */
export function simpleSlug(en: string): string {
  return en
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** `terms/attention/` → folder `terms/`, leaf `attention`; a leaf without a trailing slash keeps a mark. */
export function splitAddress(address: string): { folder: string; leaf: string } {
  const page = address.endsWith('/');
  const path = page ? address.slice(0, -1) : address;
  const cut = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, cut), leaf: path.slice(cut) + (page ? '' : '!') };
}

/** `长上下文 2` with its syllables → `chang-shang-xia-wen-2`: how a name without an English one becomes an address. */
export function soundSlug(folded: string, syllables: readonly string[]): string {
  return simpleSlug([...folded].map((char, at) => (syllables[at] ? ` ${syllables[at]} ` : char)).join(''));
}

/** The reverse of {@link splitAddress}; `=` stands for the slug of the English name, `~` for that of the sounds. */
export function joinAddress(folder: string, leaf: string, slugs: { en: string; sound: string }): string {
  if (leaf === '=') return `${folder}${slugs.en}/`;
  if (leaf === '~') return `${folder}${slugs.sound}/`;
  if (leaf.endsWith('!')) return folder + leaf.slice(0, -1);
  return leaf === '' && folder === '' ? '' : `${folder}${leaf}/`;
}

/** Where a piece of a page's text lies: folders of 256 pages, because some hosts are slow with full ones. */
export function textPath(page: number, chunk: number): string {
  return `text/${(page >> 8).toString(36)}/${page.toString(36)}-${chunk.toString(36)}.json`;
}
