import { distance } from 'fastest-levenshtein';
import { isMap, isScalar, type LineCounter } from 'yaml';
import type { z } from 'zod';
import { closest } from './text/closest.ts';

/** Wrong configuration: one of the few things that stop a build. `message` is one line, place included. */
export class ConfigError extends Error {}

/** `garden.yml:3：…` */
export function wrong(line: number, message: string): ConfigError {
  return new ConfigError(`garden.yml:${line}：${message}`);
}

/**
 * Says in one line what is wrong with a value of the config and where.
 * @param root the parsed YAML, for the line
 * @param knownKeys the keys that are allowed at a place
 */
export function explain(
  issue: z.core.$ZodIssue,
  root: unknown,
  lines: LineCounter,
  knownKeys: (path: readonly string[]) => readonly string[],
): ConfigError {
  const path = issue.path.map(String);
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const strange = unknown ?? (issue.code === 'invalid_key' ? path.at(-1) : undefined);
  if (strange !== undefined) {
    const parent = unknown === undefined ? path.slice(0, -1) : path;
    const known = knownKeys(parent);
    const near = nearestKey(strange, known);
    const hint = near === undefined ? `可用的键：${known.join('、')}` : `是不是 ${near}？`;
    const full = [...parent, strange];
    return wrong(lineOf(root, full, lines), `没有叫 ${full.join('.')} 的键，${hint}`);
  }
  return wrong(lineOf(root, path, lines), `${path.join('.') || '内容'} 的值不对：${expected(issue)}`);
}

const KINDS: Readonly<Record<string, string>> = {
  string: '文字（数字、日期请加引号）',
  boolean: ' true 或 false',
  array: '列表，如 [甲, 乙]',
  object: '一行行的「键: 值」',
  record: '一行行的「键: 值」',
};

/** What should have stood there, in Chinese. */
function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `应为${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `应为 ${issue.values.join('、')} 之一`;
    case 'invalid_format':
      if (issue.format === 'url') return '应为 https://example.org 这样的网址';
      if (issue.format === 'includes') return '里面要有 {path}，它会换成札记的路径';
      return '只能用小写字母、数字和连字符';
    default:
      return issue.message;
  }
}

/** The nearest name; `titel` is a slip of two letters, so somewhat more may differ than between names of notes. */
function nearestKey(typed: string, known: readonly string[]): string | undefined {
  const [near] = closest(typed, known, 1);
  if (near !== undefined) return near;
  const far = (name: string) => distance(name.toLowerCase(), typed.toLowerCase());
  const best = [...known].sort((a, b) => far(a) - far(b))[0];
  return best !== undefined && far(best) <= best.length / 2 ? best : undefined;
}

function lineOf(root: unknown, path: readonly string[], lines: LineCounter): number {
  let node: unknown = root;
  let line = 1;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === part);
      if (!pair) break;
      if (isScalar(pair.key) && pair.key.range) line = lines.linePos(pair.key.range[0]).line;
      node = pair.value;
    } else if (typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items)) {
      node = node.items[Number(part)];
      if (isMap(node) && node.range) line = lines.linePos(node.range[0]).line;
    }
  }
  return line;
}
