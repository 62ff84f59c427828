import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { FrontmatterBlock } from '../markdown/body.ts';
import { linkParts, withoutBrackets } from '../markdown/syntax/wikilink/from-markdown.ts';
import type { VaultPath } from '../path.ts';
import { closest } from '../text/closest.ts';
import { type Frontmatter, INK_STATUS, type Json, NOTE_TYPES, type Place } from '../types.ts';
import { dateProblem } from '../views/timeline/date-problem.ts';
import { readEventDate } from '../views/timeline/dates.ts';
import { bareLinks } from './bare-links.ts';
import { readDate } from './dates.ts';
import { parseToml } from './parse-toml.ts';
import { parseYaml } from './parse-yaml.ts';

/** Frontmatter with where each top-level key stands, and what was wrong with it. */
export interface ReadFrontmatter {
  readonly frontmatter: Frontmatter;
  /** Line of the file by key path (`prerequisites.1`), counted from 1. */
  readonly lines: ReadonlyMap<string, number>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a format's parser gives: values as JSON, the line of each key, and its complaints. */
export interface ParsedFrontmatter {
  readonly raw: Record<string, Json>;
  readonly lines: Map<string, number>;
  readonly problems: readonly {
    readonly line: number;
    readonly column: number;
    readonly message: string;
    readonly hint?: string;
  }[];
}

/** Reads a note's frontmatter. A wrong value is diagnosed and left out; the rest is kept (one bad note never stops a build). */
export function readFrontmatter(block: FrontmatterBlock | undefined, file: VaultPath): ReadFrontmatter {
  const parsed = parse(block);
  const diagnostics: Diagnostic[] = parsed.problems.map((problem) =>
    diagnostic('bad-frontmatter', { file, line: problem.line, column: problem.column }, problem.message, problem.hint),
  );
  const fields = new Fields(parsed, file, diagnostics);
  const frontmatter: Frontmatter = {
    raw: parsed.raw,
    title: fields.shown('title'),
    aliases: fields.list('aliases', 'alias', false),
    tags: fields
      .list('tags', 'tag', true)
      .map((tag) => tag.replace(/^#/, '').replace(/\/+$/, ''))
      .filter(Boolean),
    cssclasses: fields.list('cssclasses', 'cssclass', true),
    type: fields.oneOf('type', NOTE_TYPES),
    lang: fields.text('lang'),
    slug: fields.text('slug'),
    permalink: fields.text('permalink'),
    redirectFrom: fields.list('redirect_from', undefined, false),
    publish: fields.flag('publish', false),
    draft: fields.flag('draft', true) ?? false,
    description: fields.shown('description'),
    image: fields.path('image') ?? fields.path('cover'),
    en: fields.text('en'),
    status: fields.oneOf('status', INK_STATUS),
    sources: fields.list('sources', undefined, false),
    date: fields.date('date'),
    created: fields.date('created'),
    updated: fields.date('updated') ?? fields.date('lastmod'),
  };
  for (const { key, name, line } of bareLinks(parsed)) {
    if (diagnostics.some(({ place }) => place.line === line)) continue;
    const message = `属性 ${key}：[[${name}]] 没有加引号，不是链接`;
    diagnostics.push(diagnostic('bad-field', { file, line, column: 1 }, message, `写成 "[[${name}]]"`));
  }
  return { frontmatter, lines: parsed.lines, diagnostics };
}

function parse(block: FrontmatterBlock | undefined): ParsedFrontmatter {
  if (block === undefined) return { raw: {}, lines: new Map(), problems: [] };
  return block.format === 'yaml' ? parseYaml(block.value, block.line) : parseToml(block.value, block.line);
}

/** Typed look-ups that name what does not fit. */
class Fields {
  private readonly parsed: ParsedFrontmatter;
  private readonly file: VaultPath;
  private readonly diagnostics: Diagnostic[];

  constructor(parsed: ParsedFrontmatter, file: VaultPath, diagnostics: Diagnostic[]) {
    this.parsed = parsed;
    this.file = file;
    this.diagnostics = diagnostics;
  }

  text(key: string): string | undefined {
    const value = this.parsed.raw[key];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return value.trim() || undefined;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    this.wrong(key, '应是一段文字');
    return undefined;
  }

  /** Text for readers: a link in it reads as its text. */
  shown(key: string): string | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : withoutBrackets(text);
  }

  /** A path of the vault, or `"[[…]]"` around one. */
  path(key: string): string | undefined {
    const text = this.text(key);
    const inside = text === undefined ? undefined : /^!?\[\[(.+)\]\]$/.exec(text)?.[1];
    return inside === undefined ? text : linkParts(inside).target;
  }

  /** `doubtful` is what an unreadable value means: a note whose author may have wanted to hide it stays hidden. */
  flag(key: string, doubtful: boolean): boolean | undefined {
    const value = this.parsed.raw[key] ?? this.inAnyCase(key);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'boolean') return value;
    const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
    if (word === 'true' || word === 'yes') return true;
    if (word === 'false' || word === 'no') return false;
    this.wrong(key, '应是 true 或 false；写对之前，这篇札记不公开');
    return doubtful;
  }

  /** Obsidian compares names of properties without case; here it matters: `Publish: false` must hide a note. */
  private inAnyCase(key: string): Json | undefined {
    const found = Object.keys(this.parsed.raw).find((name) => name.toLowerCase() === key);
    return found === undefined ? undefined : this.parsed.raw[found];
  }

  date(key: string): string | undefined {
    const value = this.parsed.raw[key];
    if (value === undefined || value === null || value === '') return undefined;
    const date = readDate(value);
    // An event may be dated 约2018年春, which its timeline understands.
    const reading = key === 'date' ? readEventDate(String(value).trim(), { year: undefined, alone: true }) : undefined;
    if (date !== undefined || reading?.kind === 'date') return date;
    // Of an event the timeline takes what can be true of its date, and says so.
    if (reading !== undefined && this.parsed.raw.type === 'event')
      this.diagnostics.push(dateProblem(reading, this.place(key)));
    else this.wrong(key, '不是日期，应写作 2026-01-31');
    return undefined;
  }

  oneOf<const T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    const found = allowed.find((name) => name === value);
    // `type` and `status` are common keys in other people's vaults: an unknown value there is theirs, not a mistake.
    if (found === undefined && closest(value, allowed, 1).length > 0)
      this.wrong(key, `没有 ${value} 这个值，是不是 ${closest(value, allowed, 1)[0]}？`);
    return found;
  }

  /** A list, or one plain string (OBSIDIAN.md 72). `words`: a string with commas is a list written wrong. */
  list(key: string, dropped: string | undefined, words: boolean): string[] {
    if (dropped !== undefined && this.parsed.raw[dropped] !== undefined)
      this.wrong(dropped, `Obsidian 1.9 起不再认 ${dropped}，请改用 ${key}`);
    const value = this.parsed.raw[key];
    if (value === undefined || value === null || value === '') return [];
    if (typeof value === 'string' && words && /[,，]/.test(value)) {
      const inside = value.replace(/^\[|\]$/g, '');
      this.wrong(key, `一行里写了多个值，请写成列表：[${inside}]`);
      return unique(inside.split(/[,，]/));
    }
    if (Array.isArray(value)) return unique(value.flatMap((item) => this.item(key, item)));
    return unique(this.item(key, value as Json));
  }

  private item(key: string, value: Json): string[] {
    if (typeof value === 'string') return [value];
    if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
    if (value !== null) this.wrong(key, '列表里应是一个个文字');
    return [];
  }

  private wrong(key: string, what: string): void {
    this.diagnostics.push(diagnostic('bad-field', this.place(key), `属性 ${key}：${what}`));
  }

  private place(key: string): Place {
    return { file: this.file, line: this.parsed.lines.get(key) ?? 1, column: 1 };
  }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}
