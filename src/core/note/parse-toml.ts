import { parse, TomlDate, TomlError } from 'smol-toml';
import type { Json } from '../types.ts';
import type { ParsedFrontmatter } from './frontmatter.ts';

/**
 * Parses TOML frontmatter (Zola, Hugo): `date = 2024-09-11` is a date. Where the whole does not parse, the lines that are
 * sound by themselves are kept (a lost `draft = true` would publish a draft), and the first wrong one is named.
 */
export function parseToml(source: string, firstLine: number): ParsedFrontmatter {
  const lines = keyLines(source, firstLine);
  try {
    return { raw: flatten(toJson(parse(source)) as Record<string, Json>), lines, problems: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const line = firstLine + error.line - 1;
    const message = `属性区的 TOML 写错了：${error.message.split('\n')[0]}`;
    return {
      raw: flatten(lineByLine(source)),
      lines,
      problems: [{ line, column: error.column, message, hint: '请对照 TOML 语法改正这一行' }],
    };
  }
}

function toJson(value: unknown): Json {
  if (value instanceof TomlDate) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
  return value as Json;
}

function lineByLine(source: string): Record<string, Json> {
  const raw: Record<string, Json> = {};
  for (const line of source.split('\n')) {
    try {
      Object.assign(raw, toJson(parse(line)));
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
    }
  }
  return raw;
}

/** Zola keeps tags under `[taxonomies]` and its own keys under `[extra]`: both read as if they stood at the top. */
function flatten(raw: Record<string, Json>): Record<string, Json> {
  const inner = (key: string) => {
    const value = raw[key];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {};
  };
  return { ...inner('extra'), ...inner('taxonomies'), ...raw };
}

function keyLines(source: string, firstLine: number): Map<string, number> {
  const lines = new Map<string, number>();
  source.split('\n').forEach((line, index) => {
    const key = /^\s*([\w-]+)\s*=/.exec(line)?.[1];
    if (key !== undefined && !lines.has(key)) lines.set(key, firstLine + index);
  });
  return lines;
}
