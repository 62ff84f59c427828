import { join, relative, sep } from 'node:path';
import type { Severity } from '../../core/diagnostic.ts';
import { type Reporter, sorted } from './report.ts';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands that GitHub shows beside the lines of a pull request:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Reporter = (diagnostics, { vault, repository }) =>
  sorted(diagnostics)
    .map(({ place, rule, severity, message, hint }) => {
      const file = relative(repository, join(vault, place.file)).replaceAll(sep, '/');
      const properties = [
        `file=${property(file)}`,
        `line=${place.line}`,
        `col=${place.column}`,
        `title=${property(rule)}`,
      ];
      return `::${COMMAND[severity]} ${properties.join(',')}::${data(hint === undefined ? message : `${message} ${hint}`)}\n`;
    })
    .join('');

/** Escaping as actions/toolkit does it (packages/core/src/command.ts, escapeData). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
