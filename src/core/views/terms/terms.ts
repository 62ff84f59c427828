import { listField, partNamed, textField } from '../../facts/fields.ts';
import { lineText } from '../../facts/inlines.ts';
import type { Formula, Inline, Line } from '../../facts/types.ts';
import type { Entry, Garden } from '../../garden.ts';
import { resolveLink } from '../../links/resolve.ts';
import type { VaultPath } from '../../path.ts';
import { pinyin, pinyinKey } from '../../text/pinyin.ts';
import { normalizeSpacing } from '../../text/spacing.ts';

/** A note of type `term` as the glossary sees it. */
export interface Term {
  readonly entry: Entry;
  readonly title: string;
  readonly en: string | undefined;
  readonly abbr: string | undefined;
  /** Syllables of its reading where it holds Han; empty else. */
  readonly pinyin: readonly string[];
  readonly sortKey: string;
  /** Other translations in use, and those that this garden does not use. */
  readonly translations: readonly string[];
  readonly avoid: readonly string[];
  /** Chinese names that are aliases. */
  readonly others: readonly string[];
  readonly topic: string;
  readonly definition: string | undefined;
  readonly confusable: readonly Confusable[];
  readonly formula: Formula | undefined;
  readonly paper: string | undefined;
}

/** A term that is easily taken for another, and the difference in a sentence. */
export interface Confusable {
  readonly path: VaultPath | undefined;
  readonly name: string;
  readonly difference: Line;
}

const cache = new WeakMap<Garden, readonly Term[]>();

/** Every term of the vault, by pinyin. */
export function termsOf(garden: Garden): readonly Term[] {
  let terms = cache.get(garden);
  if (terms === undefined) {
    terms = garden.entries
      .filter(({ type }) => type === 'term')
      .map((entry) => toTerm(garden, entry))
      .sort(bySortKey);
    cache.set(garden, terms);
  }
  return terms;
}

/** Order of terms: by code units of their key, which no locale changes. */
export function bySortKey(a: { sortKey: string }, b: { sortKey: string }): number {
  return a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0;
}

const HAN_ONLY = /^\p{Script=Han}+$/u;

function toTerm(garden: Garden, entry: Entry): Term {
  const { note } = entry;
  const readings = garden.config.pinyin;
  const translations = listField(note, 'translations');
  const avoid = listField(note, 'avoid');
  const known = new Set([note.title, ...translations, ...avoid]);
  return {
    entry,
    title: note.title,
    en: note.frontmatter.en,
    abbr: textField(note, 'abbr'),
    pinyin: /\p{Script=Han}/u.test(note.title) ? pinyin(note.title, readings) : [],
    sortKey: pinyinKey(note.title, readings),
    translations: [...new Set([...translations, ...avoid])],
    avoid,
    others: note.frontmatter.aliases.filter((alias) => HAN_ONLY.test(alias) && !known.has(alias)),
    topic: textField(note, 'category') ?? note.frontmatter.tags[0] ?? '其他',
    definition: definitionOf(entry),
    confusable: (partNamed(note, '易混')?.items ?? []).flatMap((item) => confusable(garden, note.path, item.text)),
    formula: note.facts?.parts.flatMap((part) => part.formulas)[0],
    paper: textField(note, 'paper')?.replace(/^@/, ''),
  };
}

/** Its `description`, else the first sentence of its text. */
function definitionOf({ note }: Entry): string | undefined {
  const { description } = note.frontmatter;
  if (description !== undefined) return normalizeSpacing(description);
  const first = note.facts?.parts[0]?.paragraphs[0];
  if (first === undefined) return undefined;
  const text = lineText(first).replace(/\s+/g, ' ').trim();
  return /^[^。！？]*[。！？]/.exec(text)?.[0] ?? (text || undefined);
}

/** `- [[另一术语]]：差别一句`. */
function confusable(garden: Garden, source: VaultPath, line: Line): Confusable[] {
  const at = line.findIndex((inline) => typeof inline === 'object' && inline.kind === 'link');
  const lead = typeof line[0] === 'string' ? /^([^：:]{1,20})[：:]\s*/.exec(line[0]) : null;
  const link = line[at];
  if (at === 0 && typeof link === 'object' && link.kind === 'link') {
    const { resolution } = resolveLink(garden.index, source, link);
    const path = resolution.kind === 'note' || resolution.kind === 'missing-anchor' ? resolution.path : undefined;
    return [{ path, name: lineText(link.children) || link.target, difference: unled(line.slice(1)) }];
  }
  return lead === null
    ? []
    : [
        {
          path: undefined,
          name: lead[1] ?? '',
          difference: [(line[0] as string).slice(lead[0].length), ...line.slice(1)],
        },
      ];
}

function unled(line: readonly Inline[]): Line {
  const [first, ...rest] = line;
  return typeof first === 'string' ? [first.replace(/^[\s：:，,—–-]+/, ''), ...rest] : line;
}
