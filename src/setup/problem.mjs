/** A failure whose message says all that a user needs: printed as one line, without a stack. */
export class Problem extends Error {}

/**
 * Prints one line of progress; standard output is kept for results.
 * @param {string} line
 */
export function progress(line) {
  process.stderr.write(`${line}\n`);
}
