import type { Config } from '../config.ts';
import type { Diagnostic, RuleName } from '../diagnostic.ts';
import type { Garden } from '../garden.ts';
import { ambiguousLinks } from './ambiguous-links.ts';
import { brokenLinks } from './broken-links.ts';
import { unknownCitations } from './citations.ts';
import { configPaths } from './config-paths.ts';
import { deadEnds } from './dead-ends.ts';
import { deprecatedTerms } from './deprecated-terms.ts';
import { duplicateAliases } from './duplicate-aliases.ts';
import { duplicateNames } from './duplicate-names.ts';
import { duplicateTranslations } from './duplicate-translations.ts';
import { undatedEvents } from './events.ts';
import { missingAnchors } from './missing-anchors.ts';
import { missingSources } from './missing-sources.ts';
import { orphans } from './orphans.ts';
import { prerequisiteRules } from './prerequisites.ts';
import { questionRules } from './questions.ts';
import { siteUrl } from './site-url.ts';
import { staleQuestions } from './stale-questions.ts';
import { stubs } from './stubs.ts';
import { uncheckedReadings } from './unchecked-readings.ts';
import { unlinkedMentions } from './unlinked-mentions.ts';
import { unpublishedNotes } from './unpublished-notes.ts';
import { unpublishedTargets } from './unpublished-targets.ts';
import { wantedNotes } from './wanted-notes.ts';

/** One rule over the whole garden, in a file of its own. */
export interface Check {
  readonly rule: RuleName | readonly RuleName[];
  run(garden: Garden): Iterable<Diagnostic>;
}

/** The register: a check is added by a line here and an entry in the catalogue (core/diagnostic.ts). */
const CHECKS: readonly Check[] = [
  brokenLinks,
  ambiguousLinks,
  missingAnchors,
  duplicateAliases,
  duplicateNames,
  unknownCitations,
  deprecatedTerms,
  duplicateTranslations,
  uncheckedReadings,
  questionRules,
  undatedEvents,
  prerequisiteRules,
  unpublishedTargets,
  unpublishedNotes,
  wantedNotes,
  orphans,
  deadEnds,
  stubs,
  missingSources,
  staleQuestions,
  unlinkedMentions,
  configPaths,
  siteUrl,
];

/** All findings about a garden: those of reading and of `extra` stages (rendering) included, severities as the config wants them, in order of place. */
export function runChecks(garden: Garden, extra: readonly Diagnostic[] = []): Diagnostic[] {
  return settle(garden.config, [...garden.diagnostics, ...extra, ...CHECKS.flatMap((check) => [...check.run(garden)])]);
}

/** Findings with the severities that the config wants, in order of place; those it turns off are gone. */
export function settle(config: Config, found: readonly Diagnostic[]): Diagnostic[] {
  const wanted = found.flatMap((diagnostic): Diagnostic[] => {
    const severity = config.severities[diagnostic.rule] ?? diagnostic.severity;
    return severity === 'off' ? [] : [{ ...diagnostic, severity }];
  });
  return sortDiagnostics(wanted);
}

/** By file, line, rule (CONTRACT `Diagnostics`), then column and message, so that equal input gives equal output. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
  const unique = new Map(
    diagnostics.map((found) => [JSON.stringify([found.place, found.rule, found.message]), found] as const),
  );
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.place.file, b.place.file) ||
      compare(a.place.line, b.place.line) ||
      compare(a.rule, b.rule) ||
      compare(a.place.column, b.place.column) ||
      compare(a.message, b.message),
  );
}
