import { type Reporter, sorted } from './report.ts';

/** The format of CONTRACT.md for other programs: an array, one finding a line; `hint` is empty where there is none. */
export const json: Reporter = (diagnostics) => {
  const lines = sorted(diagnostics).map(({ place, rule, severity, message, hint }) =>
    JSON.stringify({
      file: place.file,
      line: place.line,
      column: place.column,
      rule,
      severity,
      message,
      hint: hint ?? '',
    }),
  );
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
};
