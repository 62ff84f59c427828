import type { Format } from '../options.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import type { Reporter } from './report.ts';
import { text } from './text.ts';

/** The register of output formats of `check`. */
export const REPORTERS: Readonly<Record<Format, Reporter>> = { text, json, github };
