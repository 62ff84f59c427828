import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Json } from '../types.ts';
import type { ParsedFrontmatter } from './frontmatter.ts';

interface Result {
  raw: Record<string, Json>;
  lines: Map<string, number>;
  problems: { line: number; column: number; message: string; hint?: string }[];
}

/** Longer properties are none that people write. In characters. */
const LONGEST = 500_000;
/** In longer ones no key is looked for twice, which takes time by the square of their number. In characters. */
const LONGEST_CHECKED = 100_000;

const HINT = '值里有冒号、方括号或井号时，请用引号括起来';

/**
 * Parses YAML frontmatter; `firstLine` is its first line in the file. Where the whole does not parse, each top-level key
 * is read by itself, so that one bad line (`title: 论文: 一个方法`, `tags: [草稿`) costs no other key; the bad one is
 * read as plain text where it is a single line, and named.
 */
export function parseYaml(source: string, firstLine: number): ParsedFrontmatter {
  if (source.length > LONGEST) {
    const message = `属性区太长（${source.length} 字，至多 ${LONGEST}），没有读`;
    return { raw: {}, lines: new Map(), problems: [{ line: firstLine, column: 1, message, hint: '移到正文或附件里' }] };
  }
  const whole = parseOne(source, firstLine);
  if (whole.error === undefined) return whole.result;
  const result: Result = { raw: {}, lines: new Map(), problems: [] };
  for (const entry of topLevelEntries(source)) {
    let parsed = parseOne(entry.text, firstLine + entry.line);
    if (parsed.error !== undefined) {
      result.problems.push(problemOf(parsed, firstLine + entry.line));
      parsed = parseOne(quoted(entry.text), firstLine + entry.line);
      if (parsed.error !== undefined) continue;
    }
    mergeInto(result, parsed.result, firstLine + entry.line);
  }
  // The whole may fail where every part is sound, as with an unmatched document marker.
  if (result.problems.length === 0) result.problems.push(problemOf(whole, firstLine));
  return result;
}

interface Parsed {
  readonly result: Result;
  readonly error: YAMLError | undefined;
  readonly counter: LineCounter;
}

function parseOne(source: string, firstLine: number): Parsed {
  const counter = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: counter,
    logLevel: 'silent',
    uniqueKeys: source.length <= LONGEST_CHECKED,
  });
  const error = document.errors[0];
  const result: Result = { raw: {}, lines: new Map(), problems: [] };
  if (error === undefined) fill(result, document, counter, firstLine);
  return { result, error, counter };
}

function fill(result: Result, document: Document, counter: LineCounter, firstLine: number): void {
  if (document.contents === null) return;
  if (!isMap(document.contents)) {
    result.problems.push({ line: firstLine, column: 1, message: '属性区应是一行行的「键: 值」' });
    return;
  }
  collectLines(document.contents, '', counter, firstLine, result.lines);
  try {
    // Through JSON, so that what is cached on disk equals what was read.
    result.raw = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 50 }))) as Record<string, Json>;
  } catch {
    result.problems.push({ line: firstLine, column: 1, message: '属性区里的 YAML 引用（*）无法展开，已略去' });
  }
}

function problemOf(parsed: Parsed, firstLine: number): Result['problems'][number] {
  const error = parsed.error as YAMLError;
  const at = parsed.counter.linePos(error.pos[0]);
  // Several complaints are about the line after the one that is wrong: a lone entry has only one line to blame.
  return {
    line: firstLine + Math.max(0, at.line - 1),
    column: at.col,
    message: `属性区的 YAML 写错了：${describeYamlError(error)}`,
    hint: HINT,
  };
}

/** What is wrong with YAML, in Chinese where the fault is a common one. */
export function describeYamlError(error: YAMLError): string {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return '同一个键出现了两次';
    case 'TAB_AS_INDENT':
      return '缩进用了制表符，请改用空格';
    case 'BAD_INDENT':
      return '缩进不对，或括号没有成对';
    case 'MISSING_CHAR':
      return '引号或括号没有成对';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return '值里的冒号要用引号括起来';
    case 'MULTILINE_IMPLICIT_KEY':
      return '这一行不是「键: 值」';
    case 'MULTIPLE_DOCS':
      return '中间多了一行 ---';
    default:
      if (error.message.startsWith('Maximum call stack')) return '括号套得太深';
      return (error.message.split('\n')[0] ?? error.code).replace(/ at line \d+, column \d+:?$/, '');
  }
}

/** Cuts frontmatter at every line that begins a key at the left margin; `line` counts from 0. */
function topLevelEntries(source: string): { text: string; line: number }[] {
  const entries: { lines: string[]; line: number }[] = [];
  source.split('\n').forEach((line, index) => {
    const last = entries.at(-1);
    const continues = /^(?:\s|#|-\s|-$|[\]}])/.test(line) || line.trim() === '';
    if (last && continues) last.lines.push(line);
    else entries.push({ lines: [line], line: index });
  });
  return entries.map((entry) => ({ text: entry.lines.join('\n'), line: entry.line }));
}

/** `title: 论文: 一个` → `title: '论文: 一个'`. */
function quoted(entry: string): string {
  const pair = /^([^\s:][^:]*):[ \t]+([\s\S]*)$/.exec(entry.trimEnd());
  const value = pair?.[2]?.trim() ?? '';
  return pair && !value.includes('\n') ? `${pair[1]}: '${value.replaceAll("'", "''")}'` : entry;
}

function mergeInto(result: Result, part: Result, line: number): void {
  result.problems.push(...part.problems);
  for (const [key, value] of Object.entries(part.raw)) {
    if (key in result.raw) result.problems.push({ line, column: 1, message: `属性 ${key} 出现了两次，用后一个` });
    result.raw[key] = value;
  }
  for (const [key, at] of part.lines) result.lines.set(key, at);
}

function collectLines(
  node: Node,
  prefix: string,
  counter: LineCounter,
  firstLine: number,
  lines: Map<string, number>,
): void {
  const add = (key: string, at: unknown, value: unknown) => {
    const range = (at as Node | null)?.range;
    if (range) lines.set(key, counter.linePos(range[0]).line + firstLine - 1);
    if (isMap(value) || isSeq(value)) collectLines(value, `${key}.`, counter, firstLine, lines);
  };
  if (isMap(node)) {
    for (const pair of node.items) if (isScalar(pair.key)) add(prefix + String(pair.key.value), pair.key, pair.value);
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) add(`${prefix}${index}`, item, item);
  }
}
