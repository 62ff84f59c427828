/** What typed links are called: frontmatter keys and the words before `::` that mean the same. Any other name stands for itself. */
const NAMES: Readonly<Record<string, string>> = {
  prerequisites: '前置',
  supersedes: '取代',
  replaces: '取代',
  next: '下一步',
  branches: '分支',
  goal: '目标',
  terms: '术语',
  paper: '论文',
  papers: '论文',
  related: '相关',
  confusable: '易混',
  sources: '出处',
};

/** How a typed link reads from its other end. */
const INVERSE: Readonly<Record<string, string>> = {
  前置: '以此为前置',
  取代: '取代此篇',
  延伸: '延伸自',
  下一步: '上一步',
  目标: '以此为目标',
};

/** The name of a typed link as a reader sees it: `prerequisites` → `前置`; undefined for a plain link. */
export function relationName(relation: string | undefined): string | undefined {
  return relation === undefined ? undefined : Object.hasOwn(NAMES, relation) ? NAMES[relation] : relation;
}

/** The same seen from the note that is linked to: `前置` → `以此为前置`. */
export function inverseName(relation: string | undefined): string | undefined {
  const name = relationName(relation);
  return name !== undefined && Object.hasOwn(INVERSE, name) ? INVERSE[name] : name;
}
