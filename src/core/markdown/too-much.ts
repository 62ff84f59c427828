import type { RuleName } from '../diagnostic.ts';
import { LINE_PREFIX } from './line-prefix.ts';

/** Why a text is shown as it was typed, and not read as Markdown. */
export interface TooMuch {
  readonly rule: RuleName;
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** A longer line full of markers is shown as it stands: reading it as Markdown would take a minute. In characters. */
const LONGEST_LINE = 1_000_000;
/** So many characters of such a line may be markers: a megabyte of prose, or a picture in base64, is read as any other. */
const MOST_MARKERS = 100_000;
const MARKERS = /[*_`[\]!<&~=$%#^@\\|]/g;

/** A prefix of this length is no outline that people write, but some lines of code are indented so far. */
const LONG_PREFIX = 100;
/** So many characters may stand in long prefixes: what each line costs grows with its depth, and its depth with its prefix. */
const MOST_PREFIXES = 200_000;

/** Footnotes and the targets of links by reference: each is read like a note of its own. */
const MOST_DEFINITIONS = 10_000;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/;

/** No shorter text can hold too much. */
const LEAST = 50_000;

const VERBATIM = '全篇按原文显示，其中的链接和格式没有读';

/** Finds what would take minutes to read; undefined in all that people write. */
export function tooMuch(body: string): TooMuch | undefined {
  if (body.length <= LEAST) return undefined;
  const lines = body.split('\n');
  return longLine(lines) ?? deepNesting(lines) ?? definitions(lines);
}

function longLine(lines: readonly string[]): TooMuch | undefined {
  const index = lines.findIndex(
    (line) => line.length > LONGEST_LINE && (line.match(MARKERS)?.length ?? 0) > MOST_MARKERS,
  );
  if (index < 0) return undefined;
  const message = `这一行太长，${VERBATIM}，搜索只收开头一百万字`;
  return { rule: 'long-line', line: index + 1, message, hint: '把它分成几行，或移到附件里' };
}

function deepNesting(lines: readonly string[]): TooMuch | undefined {
  let total = 0;
  for (const [index, line] of lines.entries()) {
    const prefix = LINE_PREFIX.exec(line)?.[0].length ?? 0;
    if (prefix > LONG_PREFIX) total += prefix;
    if (total <= MOST_PREFIXES) continue;
    const message = `到这一行为止，缩进、列表和引用套得太深的太多，${VERBATIM}`;
    return { rule: 'deep-nesting', line: index + 1, message, hint: '减少层数，或分成几篇' };
  }
  return undefined;
}

function definitions(lines: readonly string[]): TooMuch | undefined {
  let count = 0;
  for (const [index, line] of lines.entries()) {
    if (DEFINITION.test(line)) count += 1;
    if (count <= MOST_DEFINITIONS) continue;
    const message = `脚注和链接定义超过 ${MOST_DEFINITIONS} 条，${VERBATIM}`;
    return { rule: 'footnote-limit', line: index + 1, message, hint: '分成几篇' };
  }
  return undefined;
}
