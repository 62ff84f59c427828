/** The kinds of OBSIDIAN.md 61, each with its Chinese name; the first of a row is the style of all in it. */
const KINDS: readonly Readonly<Record<string, string>>[] = [
  { note: '注' },
  { abstract: '摘要', summary: '小结', tldr: '概要' },
  { info: '信息' },
  { todo: '待办' },
  { tip: '提示', hint: '提示', important: '重要' },
  { success: '成功', check: '核对', done: '完成' },
  { question: '疑问', help: '求助', faq: '常见问题' },
  { warning: '警告', caution: '小心', attention: '注意' },
  { failure: '失败', fail: '失败', missing: '缺失' },
  { danger: '危险', error: '错误' },
  { bug: '缺陷' },
  { example: '示例' },
  { quote: '引文', cite: '引用' },
  // Our own: a note in the editor's red, in the margin where there is one (READER.md 6).
  { zhupi: '朱批', 朱批: '朱批' },
];

const TITLES = new Map(KINDS.flatMap((row) => Object.entries(row)));
const STYLES = new Map(
  KINDS.flatMap((row) => {
    const kinds = Object.keys(row);
    return kinds.map((kind) => [kind, kinds[0] as string]);
  }),
);

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
