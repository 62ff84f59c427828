/** What a command was asked to do, checked: see `parseCommandLine`. */
export interface Options {
  readonly command: Command;
  /** Absolute path of the vault: an existing folder, only ever read. */
  readonly vault: string;
  /** Absolute path of the output folder; a probe has shown that it can be written to where a command writes. */
  readonly out: string;
  /** Where the site will stand on its host: starts and ends with `/`. */
  readonly base: string;
  /** Origin of the site, `https://example.org`, without a trailing slash; undefined where none was given. */
  readonly site: string | undefined;
  /** Warnings fail, too. */
  readonly strict: boolean;
  /** 0 asks the system for any free port. */
  readonly port: number;
  readonly host: string;
  readonly format: Format;
}

export const COMMANDS = ['start', 'dev', 'build', 'check', 'preview'] as const;
export type Command = (typeof COMMANDS)[number];

export const FORMATS = ['text', 'json', 'github'] as const;
export type Format = (typeof FORMATS)[number];
