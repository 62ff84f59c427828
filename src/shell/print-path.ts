import { hashText } from '../core/text/hash.ts';

/** Folder of the output in which pages wait whose address Astro cannot print; emptied after printing. */
export const WAITING = '_waiting';

/**
 * The path under which Astro prints a page: its address, save where that holds characters that Astro's router reads as
 * encoding (`/100%/`, `/路 径/`). Such a page is printed under a code and moved to its address afterwards.
 */
export function printPath(address: string): string {
  return isPlain(address) ? address.slice(1, -1) : `${WAITING}/${hashText(address)}`;
}

/** True where an address needs no detour. */
export function isPlain(address: string): boolean {
  return /^\/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/)*$/.test(address);
}
