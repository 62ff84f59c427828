/** A heading's text and an old fragment, made comparable: decoded, without marks, spaces and case (OBSIDIAN.md 25). */
export function anchorKey(text: string): string {
  let plain = text;
  try {
    plain = decodeURIComponent(text);
  } catch {
    // A stray `%`: compared as it stands.
  }
  return plain
    .normalize('NFC')
    .replaceAll(/[\s!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\-]+/g, '')
    .toLowerCase();
}
