import type { Diagnostic } from '../../core/diagnostic.ts';

/** Where the vault and the repository lie on disk, absolute. */
export interface ReportContext {
  readonly vault: string;
  readonly repository: string;
}

/** Turns findings into the text of one output format; ends with a line feed unless it is empty. */
export type Reporter = (diagnostics: readonly Diagnostic[], context: ReportContext) => string;

/** By file, line, rule, then whatever else tells two apart; by code units, so the same on every machine. */
export function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      compare(a.rule, b.rule) ||
      a.place.column - b.place.column ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
