import type { VaultPath } from '../../core/path.ts';
import { digestOf } from '../../io/cache.ts';
import type { Site } from '../site.ts';

/** The module through which pages reach notes that run: `components`, and `load(path)` → the note's module. */
export const LIST = 'lanyin:mdx';
/** Each such note is a module under the digest of its program, so that a changed one is another module. */
export const NOTE = `${LIST}/`;

export interface RunningNote {
  readonly path: VaultPath;
  /** On disk: what its imports are relative to. */
  readonly file: string;
  readonly program: string;
}

type Rendered = Pick<Site, 'rendered' | 'vault'>;

/** By the site that they belong to: every import that the bundler meets asks for them. */
const KNOWN = new WeakMap<object, ReadonlyMap<string, RunningNote>>();

/** Module id → note, of all that run. */
export function runningNotes({ rendered, vault }: Rendered): ReadonlyMap<string, RunningNote> {
  const known = KNOWN.get(rendered);
  if (known !== undefined) return known;
  const found = new Map<string, RunningNote>();
  for (const [path, { program }] of rendered) {
    if (program === undefined) continue;
    found.set(`\0${NOTE}${digestOf(path, program)}.mdx`, { path, file: vault.onDisk.get(path) as string, program });
  }
  KNOWN.set(rendered, found);
  return found;
}
