/** A frontmatter block as it stands at the very start of a file (OBSIDIAN.md 71; TOML as Zola and Hugo write it). */
export interface FrontmatterBlock {
  readonly format: 'yaml' | 'toml';
  /** What stands between the fences. */
  readonly value: string;
  /** Line of the first line of `value`, counted from 1. */
  readonly line: number;
  /** Offset at which the body begins. */
  readonly end: number;
}

const FENCES = [
  { format: 'yaml', pattern: /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/ },
  { format: 'toml', pattern: /^\uFEFF?\+\+\+[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\+\+\+[ \t]*(?:\r?\n|$)/ },
] as const;

/** The frontmatter of a file's text; undefined where it has none. */
export function frontmatterOf(text: string): FrontmatterBlock | undefined {
  for (const { format, pattern } of FENCES) {
    const match = pattern.exec(text);
    if (match !== null) return { format, value: match[1] ?? '', line: 2, end: match[0].length };
  }
  return undefined;
}

/** The file's text with its frontmatter replaced by empty lines: every line of the body keeps its number. */
export function bodyOf(text: string): string {
  const block = frontmatterOf(text);
  if (block === undefined) return text;
  return text.slice(0, block.end).replace(/[^\r\n]+/g, '') + text.slice(block.end);
}
