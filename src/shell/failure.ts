/**
 * Something that the user can mend: its message is one line that says what is wrong and what to do, and is all that is
 * printed. Every other error is a fault of ours and keeps its stack.
 */
export class Failure extends Error {
  /** What the process exits with. */
  readonly code: number;

  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}
