import type { Severity } from '../../core/diagnostic.ts';
import { type Reporter, sorted } from './report.ts';

const NAME: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '提示' };

/** For people: a line for each finding, its hint below it, the counts at the end. `file:line:column` opens in editors. */
export const text: Reporter = (diagnostics) => {
  const lines = sorted(diagnostics).flatMap(({ place, rule, severity, message, hint }) => [
    `${place.file}:${place.line}:${place.column} ${NAME[severity]} ${message} [${rule}]`,
    ...(hint === undefined ? [] : [`    ${hint}`]),
  ]);
  return `${[...lines, summary(diagnostics.map(({ severity }) => severity))].join('\n')}\n`;
};

function summary(severities: readonly Severity[]): string {
  const count = (wanted: Severity) => severities.filter((severity) => severity === wanted).length;
  if (severities.length === 0) return '没有发现问题。';
  return `${count('error')} 个错误，${count('warning')} 个警告，${count('info')} 条提示。`;
}
