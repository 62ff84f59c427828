import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { explain, wrong } from './config-error.ts';
import { RULES } from './diagnostic.ts';
import { describeYamlError } from './note/parse-yaml.ts';
import { NOTE_TYPES } from './types.ts';

const ruleNames = Object.keys(RULES) as [keyof typeof RULES, ...(keyof typeof RULES)[]];

const ORIGIN = '只写到域名为止，如 https://example.org；其后的路径在构建时用 --base 写';

const section = z.strictObject({
  /** Folder of the vault, relative to its root. */
  folder: z.string(),
  /** First part of the address of every note in it; the pinyin of the folder without one. */
  slug: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  /** Type of notes in it that name none. */
  type: z.enum(NOTE_TYPES).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
});

/** The vault's own `garden.yml`. Every key is optional; `docs/configuration.md` describes them. */
export const configSchema = z.strictObject({
  title: z.string().optional(),
  description: z.string().optional(),
  lang: z.string().optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .refine((url) => /^[^:]+:\/\/[^/?#@]+\/?$/.test(url), ORIGIN)
    .optional(),
  /** Vault path of the note that is the home page. */
  home: z.string().optional(),
  sections: z.array(section).optional(),
  exclude: z.strictObject({ folders: z.array(z.string()).optional(), tags: z.array(z.string()).optional() }).optional(),
  /** Address of a note's source, with `{path}` where its vault path goes. */
  edit: z.string().includes('{path}').optional(),
  severities: z.partialRecord(z.enum(ruleNames), z.enum(['error', 'warning', 'info', 'off'])).optional(),
  /** True lets `.mdx` notes run their code. */
  mdx: z.boolean().optional(),
  externalImages: z.enum(['lazy', 'link']).optional(),
  strictLineBreaks: z.boolean().optional(),
  /** BibTeX file of the vault. */
  bibliography: z.string().optional(),
  license: z.string().optional(),
  /** Readings that the pinyin library gets wrong: `{ 长上下文: chang shang xia wen }`. */
  pinyin: z.record(z.string(), z.string()).optional(),
  /** Social cards, an image a note; without it they are made where the site's address is known, in vaults of up to 1,000 notes. */
  cards: z.boolean().optional(),
  /** Titles in a Song face of exactly their glyphs; without it in vaults of up to 1,000 notes. */
  titleFonts: z.boolean().optional(),
  /** The page for authors at `/health/`. */
  health: z.boolean().optional(),
});

type RawConfig = z.infer<typeof configSchema>;
export type Section = z.infer<typeof section>;

/** The configuration with every default filled in. */
export interface Config extends Omit<RawConfig, 'sections' | 'exclude' | 'severities' | 'pinyin'> {
  readonly title: string;
  readonly lang: string;
  readonly sections: readonly Section[];
  readonly exclude: { readonly folders: readonly string[]; readonly tags: readonly string[] };
  readonly severities: NonNullable<RawConfig['severities']>;
  readonly mdx: boolean;
  readonly externalImages: 'lazy' | 'link';
  readonly strictLineBreaks: boolean;
  readonly pinyin: Readonly<Record<string, string>>;
}

/** What a config inherits where `garden.yml` is silent. */
export interface ConfigDefaults {
  /** Name of the vault's folder. */
  readonly folderName: string;
  /** `strictLineBreaks` of `.obsidian/app.json`, where there is one (OBSIDIAN.md 56). */
  readonly strictLineBreaks: boolean;
}

/** Reads `garden.yml` (undefined: there is none). Throws {@link ConfigError} for a wrong one. */
export function readConfig(text: string | undefined, defaults: ConfigDefaults): Config {
  const raw = text === undefined ? {} : parseConfig(text);
  return {
    ...raw,
    title: raw.title ?? defaults.folderName,
    lang: raw.lang ?? 'zh-CN',
    url: raw.url?.replace(/\/+$/, ''),
    sections: raw.sections ?? [],
    exclude: { folders: raw.exclude?.folders ?? [], tags: raw.exclude?.tags ?? [] },
    severities: raw.severities ?? {},
    mdx: raw.mdx ?? false,
    externalImages: raw.externalImages ?? 'lazy',
    strictLineBreaks: raw.strictLineBreaks ?? defaults.strictLineBreaks,
    pinyin: raw.pinyin ?? {},
  };
}

function parseConfig(text: string): RawConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const first = document.errors[0];
  if (first) throw wrong(lines.linePos(first.pos[0]).line, `YAML 写错了（${describeYamlError(first)}），请改正这一行`);
  const result = configSchema.safeParse(said(toValue(document)));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue ? explain(issue, document.contents, lines, knownKeys) : wrong(1, '读不懂');
}

function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch {
    throw wrong(1, 'YAML 引用（*）无法展开，请直接写出它的内容');
  }
}

/** A key without a value (`sections:`) says nothing, as if it were not there. */
function said(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, said(inner)]])),
  );
}

/** Keys allowed at a place of the config, so that a typo can be answered with the nearest one. */
function knownKeys(path: readonly string[]): string[] {
  if (path[0] === 'sections') return Object.keys(section.shape);
  if (path[0] === 'exclude') return ['folders', 'tags'];
  if (path[0] === 'severities') return ruleNames;
  return Object.keys(configSchema.shape);
}

/** JSON Schema of `garden.yml`, published as docs/garden.schema.json. */
export function configJsonSchema(): object {
  return { ...z.toJSONSchema(configSchema), title: 'garden.yml' };
}
