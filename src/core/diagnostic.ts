import type { Place } from './types.ts';

export type Severity = 'error' | 'warning' | 'info';

/** The one catalogue of rules: name → default severity. `docs/diagnostics.md` prints it; `garden.yml` may change severities. */
export const RULES = {
  'unreadable-file': 'error',
  'bad-encoding': 'warning',
  'long-line': 'info',
  'deep-nesting': 'warning',
  'footnote-limit': 'warning',
  'open-comment': 'warning',
  'bad-frontmatter': 'error',
  'bad-field': 'warning',
  'broken-link': 'warning',
  'ambiguous-link': 'warning',
  'missing-heading': 'warning',
  'missing-block': 'warning',
  'missing-file': 'warning',
  'empty-link': 'info',
  'embed-cycle': 'warning',
  'embed-depth': 'warning',
  'duplicate-slug': 'warning',
  'duplicate-alias': 'warning',
  'duplicate-name': 'warning',
  'reserved-address': 'warning',
  'unpublished-target': 'warning',
  'unpublished-note': 'info',
  'tag-punctuation': 'warning',
  'math-error': 'warning',
  'diagram-error': 'warning',
  'sanitized-html': 'warning',
  'liquid-dropped': 'info',
  'external-embed': 'info',
  'unsupported-block': 'info',
  'mdx-error': 'warning',
  'unlinked-mention': 'info',
  'wanted-note': 'info',
  'orphan-note': 'info',
  'dead-end-note': 'info',
  'stub-note': 'info',
  'missing-sources': 'info',
  'stale-question': 'info',
  'bad-bibliography': 'warning',
  'duplicate-citation': 'warning',
  'unknown-citation': 'warning',
  'deprecated-term': 'warning',
  'duplicate-translation': 'warning',
  'unchecked-reading': 'info',
  'question-without-test': 'warning',
  'unsupported-answer': 'warning',
  'uncited-evidence': 'warning',
  'prerequisite-cycle': 'warning',
  'path-order': 'warning',
  'impossible-date': 'warning',
  'ambiguous-date': 'warning',
  'missing-path': 'warning',
  'no-site-url': 'info',
  'render-error': 'error',
} as const satisfies Record<string, Severity>;

export type RuleName = keyof typeof RULES;

/** A finding about the vault. Whether it fails a build is decided once, at the end (shell/report-run). */
export interface Diagnostic {
  readonly rule: RuleName;
  readonly severity: Severity;
  /** What is wrong, in one line of Chinese. */
  readonly message: string;
  /** What to do, with the nearest valid names. */
  readonly hint?: string;
  readonly place: Place;
  readonly related?: readonly Place[];
}

/** Makes a diagnostic with its rule's default severity. */
export function diagnostic(rule: RuleName, place: Place, message: string, hint?: string): Diagnostic {
  return hint === undefined
    ? { rule, severity: RULES[rule], message, place }
    : { rule, severity: RULES[rule], message, hint, place };
}
