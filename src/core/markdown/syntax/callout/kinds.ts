/** The kinds of OBSIDIAN.md 61 with their synonyms; the first of a row names the style. */
const KINDS: readonly (readonly [title: string, ...kinds: string[]])[] = [
  ['注', 'note'],
  ['摘要', 'abstract', 'summary', 'tldr'],
  ['信息', 'info'],
  ['待办', 'todo'],
  ['提示', 'tip', 'hint', 'important'],
  ['完成', 'success', 'check', 'done'],
  ['疑问', 'question', 'help', 'faq'],
  ['警告', 'warning', 'caution', 'attention'],
  ['失败', 'failure', 'fail', 'missing'],
  ['危险', 'danger', 'error'],
  ['缺陷', 'bug'],
  ['示例', 'example'],
  ['引文', 'quote', 'cite'],
  // Our own: a note in the editor's red, in the margin where there is one (READER.md 6).
  ['朱批', 'zhupi', '朱批'],
];

const TITLES = new Map(KINDS.flatMap(([title, ...kinds]) => kinds.map((kind) => [kind, title])));
const STYLES = new Map(KINDS.flatMap(([, style = 'note', ...rest]) => [style, ...rest].map((kind) => [kind, style])));

/** Title of a callout whose author wrote none: the kind's Chinese name, else the kind itself in title case (OBSIDIAN.md 63). */
export function calloutName(kind: string): string {
  const known = TITLES.get(kind.toLowerCase());
  if (known !== undefined) return known;
  return kind.replace(/[-_]+/g, ' ').replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** The kind whose style a callout takes: `tldr` → `abstract`; unknown ones are styled as `note`. */
export function calloutStyle(kind: string): string {
  return STYLES.get(kind.toLowerCase()) ?? 'note';
}
