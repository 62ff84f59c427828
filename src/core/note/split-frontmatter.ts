/** A note's text cut in two. `body` keeps every line of the file: the frontmatter's lines are blank in it, so positions stay true. */
export interface SplitNote {
  readonly format: 'yaml' | 'toml' | undefined;
  /** What stands between the fences. */
  readonly frontmatter: string;
  /** Line of the file on which `frontmatter` begins, counted from 1. */
  readonly firstLine: number;
  readonly body: string;
}

const OPENING = /^(---|\+\+\+)[ \t]*\r?\n/;

/** Finds YAML between `---` or TOML between `+++` at the very start of a file (OBSIDIAN.md 71 and policy). */
export function splitFrontmatter(text: string): SplitNote {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const opening = OPENING.exec(source);
  const none: SplitNote = { format: undefined, frontmatter: '', firstLine: 1, body: source };
  if (!opening) return none;
  const fence = opening[1] === '---' ? '---' : '+++';
  const closing = findFence(source, opening[0].length, fence);
  if (!closing) return none;
  const head = source.slice(0, closing.end);
  return {
    format: fence === '---' ? 'yaml' : 'toml',
    frontmatter: source.slice(opening[0].length, closing.start),
    firstLine: 2,
    body: head.replace(/[^\r\n]+/g, '') + source.slice(closing.end),
  };
}

function findFence(source: string, from: number, fence: string): { start: number; end: number } | undefined {
  let start = from;
  while (start <= source.length) {
    const newline = source.indexOf('\n', start);
    const end = newline < 0 ? source.length : newline;
    if (source.slice(start, end).trimEnd() === fence) return { start, end };
    if (newline < 0) return undefined;
    start = newline + 1;
  }
  return undefined;
}
